import { gridLabels } from './ground-labels.ts';
import type { Anchor, Label } from './label.ts';
import type { MapScene, Sight } from './map-scene.ts';
import { ROOM_IMAGE } from './paint-order.ts';
import {
  alarmLabels,
  incidentPlaceLabels,
  linkedTipLabels,
  pointLabels,
  type ShownUnits,
  toldLabels,
  unitLabels,
} from './symbol-labels.ts';
import type { Things } from './things.ts';
import { warningLabels } from './warning-labels.ts';

/** Words begin here; below there is nothing to keep room for. */
const WORDS_FROM_ZOOM = 11.5;

/** How far a label stands off its symbol, in widths of its own type. */
const OFFSETS: Readonly<Record<Anchor, [number, number]>> = {
  top: [0, 1.5],
  bottom: [0, -1.5],
  left: [1.6, 0],
  right: [-1.6, 0],
  center: [0, 0],
};
/** The same for words that stand off an outline by one. */
const DIRECTIONS: Readonly<Record<Anchor, [number, number]>> = {
  top: [0, 1],
  bottom: [0, -1],
  left: [1, 0],
  right: [-1, 0],
  center: [0, 0],
};
const ROOM_RANK = -100;

const at = (lon: number, lat: number, properties: object): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

/** The words, and for words beside a symbol the symbol's room, which is taken before any word is placed. */
function featuresOf({ lon, lat, text, anchor, rank, size, gap }: Label): GeoJSON.Feature[] {
  if (gap !== undefined) {
    const offset = DIRECTIONS[anchor].map((way) => way * gap);
    return [at(lon, lat, { text, anchor, offset, rank, size, of: 'warning' })];
  }
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
 * The words beside symbols and on grids, for what is in sight: numbers that change, so they are made
 * anew once a second. The map leaves out what has no room.
 * @param now epoch ms at the server
 */
export function liveLabels(
  scene: MapScene,
  things: Things,
  shown: ShownUnits,
  sight: Sight,
  now: number,
): GeoJSON.FeatureCollection {
  const { registers } = scene.live;
  if (!registers) return NO_LABELS;
  const warnings = warningLabels(scene, things, sight);
  if (scene.zoom < WORDS_FROM_ZOOM) return collectionOf(warnings, scene.scale);
  const source = { scene, things, registers };
  const { box } = sight;
  const [west, south, east, north] = box;
  const labels = [
    ...alarmLabels(source),
    ...pointLabels(source, now),
    ...incidentPlaceLabels(source),
    ...linkedTipLabels(source),
    ...toldLabels(source, now),
    ...unitLabels(source, shown, now),
  ];
  const inside = labels.filter(
    ({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north,
  );
  return collectionOf([...warnings, ...inside, ...gridLabels(source, box)], scene.scale);
}
