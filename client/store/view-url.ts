import { CONDITIONS, type Condition } from '../../shared/model/level.ts';
import {
  type Camera,
  type Desk,
  defaultView,
  type Filters,
  LAYER_IDS,
  type LayerId,
  type LayerView,
  SELECTABLE_KINDS,
  type SelectableKind,
  type Selection,
  type ViewState,
} from './view-store.ts';

/** What stays on the screen it belongs to. */
const UNLINKED = ['hovered', 'measuring', 'asked', 'works', 'told', 'tint', 'laidOver'] as const;
/** What of a view a link carries. */
export type LinkedView = Omit<ViewState, (typeof UNLINKED)[number]>;

const linkedPart = (view: ViewState): LinkedView => {
  const linked: Partial<ViewState> = { ...view };
  for (const name of UNLINKED) delete linked[name];
  return linked as LinkedView;
};

const DECIMALS = { degrees: 5, zoom: 2, angle: 0 };
const short = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)));

function writeCamera({ lon, lat, zoom, bearing, pitch }: Camera): string {
  const place = [short(lon, DECIMALS.degrees), short(lat, DECIMALS.degrees)];
  const turned = bearing !== 0 || pitch !== 0;
  const angles = turned ? [short(bearing, DECIMALS.angle), short(pitch, DECIMALS.angle)] : [];
  return [...place, short(zoom, DECIMALS.zoom), ...angles].join(',');
}

function readCamera(text: string | null): Camera | null {
  const numbers = (text ?? '').split(',').map(Number);
  const [lon, lat, zoom, bearing = 0, pitch = 0] = numbers;
  if (lon === undefined || lat === undefined || zoom === undefined) return null;
  const sane =
    numbers.every(Number.isFinite) &&
    Math.abs(lon) <= 180 &&
    Math.abs(lat) <= 85 &&
    zoom >= 0 &&
    zoom <= 24 &&
    pitch >= 0 &&
    pitch <= 85;
  return sane ? { lon, lat, zoom, bearing, pitch } : null;
}

/** `-units` is hidden, `grids:60` has 60 % opacity; a layer not named is as it is by default. */
function writeLayers(layers: ViewState['layers']): string {
  return LAYER_IDS.flatMap((id) => {
    const { visible, opacity } = layers[id];
    if (visible && opacity === 1) return [];
    return [`${visible ? '' : '-'}${id}${opacity === 1 ? '' : `:${Math.round(opacity * 100)}`}`];
  }).join(',');
}

function readLayers(text: string | null, layers: ViewState['layers']): ViewState['layers'] {
  const changed: Partial<Record<LayerId, LayerView>> = {};
  for (const part of (text ?? '').split(',')) {
    const [, minus, name, percent] = /^(-?)([a-z-]*[a-z])(?::(\d{1,3}))?$/.exec(part) ?? [];
    const id = LAYER_IDS.find((known) => known === name);
    if (!id) continue;
    const opacity = percent === undefined ? 1 : Math.min(100, Number(percent)) / 100;
    changed[id] = { visible: minus === '', opacity };
  }
  return { ...layers, ...changed };
}

/** Only what a person moved is written; layers a link does not name follow in their usual order. */
function readOrder(text: string | null): readonly LayerId[] {
  if (!text) return LAYER_IDS;
  const named = text.split(',').flatMap((name) => LAYER_IDS.find((id) => id === name) ?? []);
  const unique = [...new Set(named)];
  return [...unique, ...LAYER_IDS.filter((id) => !unique.includes(id))];
}

const list = (text: string | null): string[] => (text ?? '').split(',').filter(Boolean);

function readLevels(text: string | null): readonly Condition[] {
  const levels = CONDITIONS.filter((condition) => list(text).includes(condition));
  return levels.length === 0 ? CONDITIONS : levels;
}

/** `alarm:7`; '' for nothing. */
export const writeSelection = (selection: Selection | null): string =>
  selection ? `${selection.kind}:${selection.id}` : '';

/** `alarm:7` as a selection; null for anything else. */
export function readSelection(text: string | null): Selection | null {
  const at = (text ?? '').indexOf(':');
  const kind = (text ?? '').slice(0, Math.max(0, at));
  const id = (text ?? '').slice(at + 1);
  const known = SELECTABLE_KINDS.includes(kind as SelectableKind);
  return known && id.length > 0 && id.length <= 64 ? { kind: kind as SelectableKind, id } : null;
}

/** What a link's parameters hold back; whatever they say wrongly is as usual. */
export function readFilters(query: URLSearchParams): Filters {
  const age = Number(query.get('age'));
  return {
    areas: list(query.get('areas')),
    levels: readLevels(query.get('levels')),
    types: list(query.get('types')),
    maxAgeSeconds: Number.isFinite(age) && age > 0 ? age : null,
    text: (query.get('q') ?? '').slice(0, 80),
  };
}

/** The parameters of a link that say what is held back; '' where nothing is. */
export function writeFilters(filters: Filters): [string, string][] {
  const levels = filters.levels.length === CONDITIONS.length ? '' : filters.levels.join(',');
  return [
    ['areas', filters.areas.join(',')],
    ['levels', levels],
    ['types', filters.types.join(',')],
    ['age', filters.maxAgeSeconds === null ? '' : String(filters.maxAgeSeconds)],
    ['q', filters.text],
  ];
}

/** The query of a link that opens this view again. What is as usual is left out. */
export function writeView(view: LinkedView): string {
  const usual = defaultView(view.desk);
  const panels = view.panels.join(',');
  const order = view.order.join(',');
  const parts: [string, string][] = [
    ['at', view.camera ? writeCamera(view.camera) : ''],
    ['layers', writeLayers(view.layers)],
    ['order', order === usual.order.join(',') ? '' : order],
    ...writeFilters(view.filters),
    ['select', writeSelection(view.selection)],
    ['lang', view.language === usual.language ? '' : view.language],
    ['theme', view.theme === usual.theme ? '' : view.theme],
    ['panels', panels === usual.panels.join(',') ? '' : panels || 'none'],
  ];
  const query = parts.filter(([, value]) => value !== '');
  // Commas, colons and minus signs stay readable; they need no escape in a query.
  return query
    .map(
      ([name, value]) => `${name}=${encodeURIComponent(value).replace(/%(2C|3A)/g, unescapeMark)}`,
    )
    .join('&');
}

const unescapeMark = (_: string, code: string): string => (code === '2C' ? ',' : ':');

/** The view a link opens. Whatever it says wrongly is as usual: a link from anywhere never fails. */
export function readView(desk: Desk, search: string): LinkedView {
  const query = new URLSearchParams(search);
  const usual = linkedPart(defaultView(desk));
  const panels = query.get('panels');
  return {
    ...usual,
    camera: readCamera(query.get('at')),
    layers: readLayers(query.get('layers'), usual.layers),
    order: readOrder(query.get('order')),
    filters: readFilters(query),
    selection: readSelection(query.get('select')),
    language: query.get('lang') === 'en' ? 'en' : 'zh',
    theme: readTheme(query.get('theme'), usual.theme),
    panels: panels === null ? usual.panels : panels === 'none' ? [] : list(panels),
  };
}

const readTheme = (text: string | null, usual: ViewState['theme']): ViewState['theme'] =>
  text === 'light' || text === 'dark' ? text : usual;
