import { CONDITIONS } from '../../shared/model/level.ts';
import { METRICS, type Stream } from '../../shared/model/stream.ts';
import { TEXTS } from '../i18n/use-text.ts';
import { crowdNow } from '../situation/crowd.ts';
import { severityOf } from '../situation/severity.ts';
import { placesLeft } from '../situation/told-count.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { Telemetry } from '../store/telemetry.ts';
import { spanText } from '../ui/age-text.ts';
import { decimalsOf, formatNumber, formatPeople } from '../ui/format-number.ts';
import type { MapPoint } from './map-point.ts';
import type { MapScene } from './map-scene.ts';
import { ROOM_IMAGE } from './paint-order.ts';
import { shownAlarms, type Things } from './things.ts';

/** `[west, south, east, north]` in degrees. */
type Box = readonly [number, number, number, number];

/** From which zoom on each kind of thing is told in words. */
const LABELLED_FROM = {
  grid: 12.5,
  gathering: 12,
  shelter: 13,
  unit: 13.5,
  stream: 13.5,
  hazard: 15,
  alarm: 12.5,
} as const;

type Anchor = 'top' | 'left' | 'center';
type Label = { lon: number; lat: number; text: string; anchor: Anchor; rank: number; size: number };

/** How far a label stands off its symbol, in widths of its own type. */
const OFFSETS: Readonly<Record<Anchor, [number, number]>> = {
  top: [0, 1.5],
  left: [1.6, 0],
  center: [0, 0],
};
const ROOM_RANK = -100;
/** Lower comes first where there is no room for all. */
const RANKS = {
  warning: -50,
  alarm: 0,
  gathering: 10,
  unit: 20,
  shelter: 30,
  stream: 40,
  hazard: 50,
  grid: 60,
};

type Source = { scene: MapScene; things: Things; registers: IndexedRegisters };
type Readings = Pick<Telemetry, 'indexOf' | 'value' | 'at'>;

const readValue = (telemetry: Readings, stream: Stream | undefined): number | null => {
  const row = stream ? telemetry.indexOf(stream.number) : -1;
  const value = row < 0 ? Number.NaN : telemetry.value[row]!;
  return Number.isNaN(value) ? null : value;
};

function crowdText({ scene, registers }: Source, { id }: MapPoint): string {
  const text = TEXTS[scene.view.language];
  const gathering = registers.gatheringById.get(id)!;
  const stream = registers.streamById.get(gathering.stream ?? '');
  const now = crowdNow(gathering, readValue(scene.telemetry, stream));
  if (now.ratio === null || now.density === null) {
    return `${gathering.name}\n${text('map.no-count')}`;
  }
  const density = formatNumber(now.density, 1);
  const crowd = text('map.crowd', { ratio: formatNumber(now.ratio), density });
  return `${gathering.name}\n${crowd}`;
}

function placesText({ scene, registers }: Source, { id }: MapPoint): string {
  const shelter = registers.shelterById.get(id)!;
  const stream = registers.streamById.get(shelter.stream ?? '');
  const inside = readValue(scene.telemetry, stream) ?? 0;
  const left = formatNumber(placesLeft(shelter.capacity, inside));
  return TEXTS[scene.view.language]('map.places-left', { count: left });
}

function readingText({ scene, registers }: Source, { id }: MapPoint): string {
  const stream = registers.streamById.get(id)!;
  const { unit } = METRICS[stream.metric];
  const value = readValue(scene.telemetry, stream);
  const isCount = METRICS[stream.metric].kind === 'count';
  return isCount ? formatPeople(value) : `${formatNumber(value, decimalsOf(unit))} ${unit}`;
}

const pointText: Readonly<
  Record<'gathering' | 'shelter' | 'stream' | 'hazard', (source: Source, point: MapPoint) => string>
> = {
  gathering: crowdText,
  shelter: placesText,
  stream: readingText,
  hazard: ({ registers }, { id }) => registers.hazardById.get(id)!.name,
};

function pointLabels(source: Source): Label[] {
  const { things, scene } = source;
  const points = [...things.watched.points, ...things.gatherings];
  return points.flatMap((point): Label[] => {
    const kind = point.kind as keyof typeof pointText;
    const rank = RANKS[kind] - severityOf(point.condition);
    const text = scene.zoom < LABELLED_FROM[kind] ? '' : pointText[kind](source, point);
    return [{ lon: point.lon, lat: point.lat, text, anchor: 'top', rank, size: 11.5 }];
  });
}

function alarmLabels({ scene, things }: Source): Label[] {
  if (scene.zoom < LABELLED_FROM.alarm || !scene.view.layers.alarms.visible) return [];
  return shownAlarms(things.alarms).map(({ id, lon, lat, condition }) => ({
    lon,
    lat,
    text: scene.live.alarms.get(Number(id))?.name ?? '',
    anchor: 'left',
    rank: RANKS.alarm - severityOf(condition),
    size: 12.5,
  }));
}

/** Nearer than this there is room for the word beside the numeral. */
const GRID_WORDS_FROM_ZOOM = 14;

/** The numeral and the word of a grid's level: its fill is never the only thing that tells it. */
function gridLabels({ scene, things }: Source, [west, south, east, north]: Box): Label[] {
  const { live, view, zoom } = scene;
  const { coverage, gridConditions } = live;
  if (!coverage || zoom < LABELLED_FROM.grid || !view.layers.grids.visible) return [];
  const text = TEXTS[view.language];
  const labels: Label[] = [];
  gridConditions.forEach((code, grid) => {
    const condition = CONDITIONS[code]!;
    if (condition === 'none' || !things.passes.condition(code)) return;
    const [lon, lat] = [coverage.centres[grid * 2]!, coverage.centres[grid * 2 + 1]!];
    if (lon < west || lon > east || lat < south || lat > north) return;
    const numeral = text(`level.${condition}.numeral`);
    const word = text(`map.level-grid.${condition}`);
    const told = zoom < GRID_WORDS_FROM_ZOOM ? numeral : text('map.level-grid', { numeral, word });
    const rank = RANKS.grid - severityOf(code);
    labels.push({ lon, lat, text: told, anchor: 'center', rank, size: 12 });
  });
  return labels;
}

/**
 * The word 预警 and who issued it at the ends in view of each official warning's area: its
 * colour is never the only thing that tells it, and nobody takes it for an alarm of ours.
 */
function warningLabels({ live, view }: MapScene, [west, south, east, north]: Box): Label[] {
  if (!view.layers.warnings.visible) return [];
  const text = TEXTS[view.language];
  return live.warnings.flatMap((warning): Label[] => {
    const corners = warning.outline.coordinates.flat(2);
    const inView = corners.filter(
      ([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north,
    );
    // At both ends: where one has no room, mostly for a county's name, the other has.
    const bySouth = inView.toSorted((a, b) => a[1] - b[1]);
    const ends = [bySouth.at(-1), bySouth[0]].filter((end) => end !== undefined);
    const level = warning.level === null ? '' : text(`level.${warning.level}`);
    const marks = warning.status === 'Actual' ? '' : text(`warning-status.${warning.status}`);
    const told = text('warnings.label', { event: warning.event, level, issuer: warning.issuer });
    const words = marks === '' ? told : `${told}\n${marks}`;
    return ends.map(([lon, lat]) => ({
      lon,
      lat,
      text: words,
      anchor: 'center',
      rank: RANKS.warning,
      size: 12.5,
    }));
  });
}

export type ShownUnits = {
  units: readonly { id: string; callSign: string; stream: string | null }[];
  places: Float64Array;
};

/** Words begin here; below there is nothing to keep room for. */
const WORDS_FROM_ZOOM = 11.5;

/** Call-sign and age of the last position, beside each unit. */
function unitLabels(
  { scene, registers }: Source,
  { units, places }: ShownUnits,
  now: number,
): Label[] {
  if (scene.zoom < LABELLED_FROM.unit || !scene.view.layers.units.visible) return [];
  const { telemetry, view } = scene;
  return units.map(({ callSign, stream }, index) => {
    const row = telemetry.indexOf(registers.streamById.get(stream ?? '')?.number ?? 0);
    const at = row < 0 ? 0 : telemetry.at[row]!;
    const age = at > 0 ? spanText((now - at) / 1_000, view.language) : '–';
    return {
      lon: places[index * 2]!,
      lat: places[index * 2 + 1]!,
      text: `${callSign}\n${age}`,
      anchor: 'left',
      rank: RANKS.unit,
      size: 11,
    };
  });
}

const at = (lon: number, lat: number, properties: object): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

/** The words, and for words beside a symbol the symbol's room, which is taken before any word is placed. */
function featuresOf({ lon, lat, text, anchor, rank, size }: Label): GeoJSON.Feature[] {
  const words = at(lon, lat, { text, anchor, offset: OFFSETS[anchor], rank, size });
  if (anchor === 'center') return [words];
  const room = at(lon, lat, { ...words.properties, text: '', icon: ROOM_IMAGE, rank: ROOM_RANK });
  return text === '' ? [room] : [room, words];
}

const collectionOf = (labels: readonly Label[], scale: number): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: labels.flatMap((label) => featuresOf({ ...label, size: label.size * scale })),
});

const NO_LABELS: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

/**
 * The words beside symbols and on grids, for what is in the box: numbers that change, so they are made
 * anew once a second. The map leaves out what has no room.
 * @param now epoch ms at the server
 */
export function liveLabels(
  scene: MapScene,
  things: Things,
  shown: ShownUnits,
  box: Box,
  now: number,
): GeoJSON.FeatureCollection {
  const { registers } = scene.live;
  if (!registers) return NO_LABELS;
  const warnings = warningLabels(scene, box);
  if (scene.zoom < WORDS_FROM_ZOOM) return collectionOf(warnings, scene.scale);
  const source = { scene, things, registers };
  const [west, south, east, north] = box;
  const labels = [
    ...alarmLabels(source),
    ...pointLabels(source),
    ...unitLabels(source, shown, now),
  ];
  const inside = labels.filter(
    ({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north,
  );
  return collectionOf([...warnings, ...inside, ...gridLabels(source, box)], scene.scale);
}
