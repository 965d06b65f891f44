import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Digging } from '../../shared/model/digging.ts';
import type { EvacuationPlan } from '../../shared/model/evacuation.ts';
import type { IncidentTip } from '../../shared/model/incident-tip.ts';
import { CONDITIONS, type Condition } from '../../shared/model/level.ts';
import type { PlaceAnswer } from '../../shared/wire/place-question.ts';
import type { ToldPlace } from '../../shared/wire/unit-task.ts';
import type { Coverage } from './coverage.ts';

export type Desk = 'console' | 'wall' | 'studio' | 'admin';

/** Layers a person can show, fade and order, from the bottom up as they are first painted. */
export const LAYER_IDS = [
  'water',
  'grids',
  'boundaries',
  'hazard-areas',
  'gatherings',
  'warnings',
  'streams',
  'hazards',
  'shelters',
  'units',
  'alarms',
  'labels',
] as const;
export type LayerId = (typeof LAYER_IDS)[number];

export type LayerView = { visible: boolean; opacity: number };

/** Degrees, and bearing clockwise from north. */
export type Camera = { lon: number; lat: number; zoom: number; bearing: number; pitch: number };

export const SELECTABLE_KINDS = [
  'grid',
  'area',
  'hazard',
  'gathering',
  'shelter',
  'unit',
  'stream',
  'alarm',
  'warning',
  'incident',
] as const;
export type SelectableKind = (typeof SELECTABLE_KINDS)[number];
/** `id` is a code for grids and areas, the number as text for alarms, else the register's id. */
export type Selection = { kind: SelectableKind; id: string };

export type Filters = {
  /** Area codes; empty: everywhere in the scope. */
  areas: readonly string[];
  /** Conditions that are shown; all of them: no filter. */
  levels: readonly Condition[];
  /** Hazard classes, resource types and metrics by name; empty: every type. */
  types: readonly string[];
  maxAgeSeconds: number | null;
  text: string;
};

/** A line or ring being measured, `[lon, lat]` in degrees. Not part of a link. */
export type Measuring = {
  mode: 'distance' | 'area';
  points: readonly (readonly [number, number])[];
};

/** Ground that was asked about: around a hazard, around a place, or drawn. */
export type AskedGround =
  | { kind: 'hazard'; id: string; metres: number }
  | { kind: 'place'; place: readonly [number, number]; metres: number }
  | { kind: 'drawn'; corners: readonly (readonly [number, number])[] };

/** A question and, once it has come, its answer, which the map draws. Not part of a link. */
export type Asked = {
  ground: AskedGround;
  answer: PlaceAnswer | null;
  refusal: { status: number; error: string; message: string } | null;
  /** Whether tables list only what lies in it. */
  holdsTables: boolean;
};

/** Outlines laid over the map for a while, rings of `[lon, lat]`. Not part of a link. */
export type LaidOver = {
  good: readonly (readonly (readonly number[])[])[];
  bad: readonly (readonly (readonly number[])[])[];
};

export type ViewState = {
  desk: Desk;
  /** null: the camera has not been set; the whole scope is shown. */
  camera: Camera | null;
  layers: Readonly<Record<LayerId, LayerView>>;
  order: readonly LayerId[];
  filters: Filters;
  selection: Selection | null;
  hovered: Selection | null;
  language: 'zh' | 'en';
  theme: 'dark' | 'light';
  /** Open panels by name. */
  panels: readonly string[];
  measuring: Measuring | null;
  asked: Asked | null;
  /** Who is to go where, as it is drafted or was signed. Not part of a link. */
  evacuation: EvacuationPlan | null;
  /** Digging that was declared. Not part of a link. */
  works: readonly Digging[];
  /** Where units on a task say they are. Not part of a link. */
  told: readonly ToldPlace[];
  /** Tips that are linked to the selected incident. Not part of a link. */
  linkedTips: readonly IncidentTip[];
  /** What grids are tinted by instead of their risk; null: by their risk. Not part of a link. */
  tint: Tint | null;
  laidOver: LaidOver | null;
};

/** A step by grid of one coverage; of another it says nothing. */
export type Tint = { coverage: Coverage; codes: Uint8Array };

export const NO_FILTERS: Filters = {
  areas: [],
  levels: CONDITIONS,
  types: [],
  maxAgeSeconds: null,
  text: '',
};

const SHOWN: LayerView = { visible: true, opacity: 1 };

/** What a link without parameters means. */
export const defaultView = (desk: Desk): ViewState => ({
  desk,
  camera: null,
  layers: Object.fromEntries(LAYER_IDS.map((id) => [id, SHOWN])) as Record<LayerId, LayerView>,
  order: LAYER_IDS,
  filters: NO_FILTERS,
  selection: null,
  hovered: null,
  language: 'zh',
  theme: desk === 'studio' ? 'light' : 'dark',
  panels: ['layers', 'legend', 'alarms', 'incidents', 'timeline'],
  measuring: null,
  asked: null,
  evacuation: null,
  works: [],
  told: [],
  linkedTips: [],
  tint: null,
  laidOver: null,
});

export const viewStore = createStore<ViewState>(() => defaultView('console'));

/** Reads the view in a component; renders anew only when what was picked changed. */
export const useView = <Picked>(pick: (state: ViewState) => Picked): Picked =>
  useStore(viewStore, pick);

/** Makes one thing the selection of map, lists and card; null lets go of it. */
export function select(selection: Selection | null): void {
  const before = viewStore.getState().selection;
  if (before?.kind === selection?.kind && before?.id === selection?.id) return;
  viewStore.setState({ selection });
}

export function hover(hovered: Selection | null): void {
  const before = viewStore.getState().hovered;
  if (before?.kind === hovered?.kind && before?.id === hovered?.id) return;
  viewStore.setState({ hovered });
}

export function setFilter(change: Partial<Filters>): void {
  viewStore.setState(({ filters }) => ({ filters: { ...filters, ...change } }));
}

export function setLayer(id: LayerId, change: Partial<LayerView>): void {
  viewStore.setState(({ layers }) => ({
    layers: { ...layers, [id]: { ...layers[id], ...change } },
  }));
}

/** Moves a layer to a place in the paint order, 0 lowest. */
export function moveLayer(id: LayerId, place: number): void {
  viewStore.setState(({ order }) => {
    const others = order.filter((other) => other !== id);
    return { order: [...others.slice(0, place), id, ...others.slice(place)] };
  });
}

export const setLanguage = (language: ViewState['language']): void =>
  viewStore.setState({ language });

export const setTheme = (theme: ViewState['theme']): void => viewStore.setState({ theme });

export const setCamera = (camera: Camera): void => viewStore.setState({ camera });

export function togglePanel(name: string): void {
  viewStore.setState(({ panels }) => ({
    panels: panels.includes(name) ? panels.filter((open) => open !== name) : [...panels, name],
  }));
}

export const setMeasuring = (measuring: Measuring | null): void =>
  viewStore.setState({ measuring });

export const setAsked = (asked: Asked | null): void => viewStore.setState({ asked });

export const setEvacuation = (evacuation: EvacuationPlan | null): void =>
  viewStore.setState({ evacuation });

export const setTold = (told: readonly ToldPlace[]): void => viewStore.setState({ told });
export const setLinkedTips = (linkedTips: readonly IncidentTip[]): void =>
  viewStore.setState({ linkedTips });
export const setWorks = (works: readonly Digging[]): void => viewStore.setState({ works });

export const setTint = (tint: Tint | null): void => viewStore.setState({ tint });
