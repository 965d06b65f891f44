import type { Layer } from '@deck.gl/core';
import { CONDITIONS } from '../../shared/model/level.ts';
import { byDegree } from '../situation/severity.ts';
import type { LayerId, LayerView } from '../store/view-store.ts';
import { PALETTES, type Theme } from '../ui/palette.ts';
import { amongClusters, type Degree } from './among-clusters.ts';
import type { Clustered } from './cluster.ts';
import { type AtlasTexture, badgesLayer, clustersLayers, symbolsLayer } from './layers/symbols.ts';
import { rgba } from './map-palette.ts';
import type { MapPoint } from './map-point.ts';
import type { MapScene } from './map-scene.ts';
import { remember } from './remember.ts';
import { shownAlarms, type Things } from './things.ts';

/** Widths of drawings in CSS pixels, on a desk. */
const SIZES = {
  hazard: 26,
  shelter: 24,
  stream: 21,
  gathering: 26,
  cluster: 34,
} as const;
export const ALARM_PX = 28;

type Drawing = { atlas: AtlasTexture; theme: Theme; scale: number };
type Looks = Readonly<Record<LayerId, LayerView>>;
const SHOWN: LayerView = { visible: true, opacity: 1 };

/** What is put together far out, and what stands among it: layers of the list, by the kind of their points. */
const WATCHED = {
  streams: 'stream',
  shelters: 'shelter',
  hazards: 'hazard',
  gatherings: 'gathering',
} as const;
type WatchedId = keyof typeof WATCHED;
const isWatched = (id: LayerId): id is WatchedId => id in WATCHED;

const kindLayer =
  (id: WatchedId, part = '') =>
  (points: readonly MapPoint[], look: LayerView, { atlas, scale }: Drawing): Layer[] => [
    symbolsLayer({
      id: `${id}${part}`,
      points: points.filter(({ kind }) => kind === WATCHED[id]),
      atlas,
      sizePx: SIZES[WATCHED[id]] * scale,
      ...look,
    }),
  ];

const clusterLayers = (
  { clusters, condition }: Degree,
  { atlas, theme, scale }: Drawing,
): Layer[] =>
  clustersLayers({
    id: `watched-${CONDITIONS[condition]}`,
    clusters,
    atlas,
    text: rgba(PALETTES[theme].text),
    sizePx: SIZES.cluster * scale,
    ...SHOWN,
  });

function degreeLayers(
  degrees: readonly Degree[],
  layers: Looks,
  order: readonly LayerId[],
  drawing: Drawing,
): Layer[] {
  return degrees.flatMap((degree) => {
    const { points, condition } = degree;
    const kinds = order
      .filter(isWatched)
      .filter((id) => points.some(({ kind }) => kind === WATCHED[id]));
    return [
      ...kinds.flatMap((id) =>
        kindLayer(id, `-${CONDITIONS[condition]}`)(points, layers[id], drawing),
      ),
      ...(degree.clusters.length > 0 ? clusterLayers(degree, drawing) : []),
    ];
  });
}

/** Alarms degree by degree: neither a symbol nor the badge of a milder one lies over a worse. */
function alarmLayers(alarms: Clustered, look: LayerView, drawing: Drawing): Layer[] {
  const { atlas, theme, scale } = drawing;
  const sizePx = ALARM_PX * scale;
  return byDegree(shownAlarms(alarms)).flatMap((points) => {
    const { condition } = points[0]!;
    const heaps = alarms.clusters
      .filter((cluster) => cluster.condition === condition)
      .map((cluster) => ({ ...cluster, lon: cluster.foremost.lon, lat: cluster.foremost.lat }));
    return [
      symbolsLayer({ id: `alarms-${CONDITIONS[condition]}`, points, atlas, sizePx, ...look }),
      badgesLayer({
        id: `alarm-counts-${CONDITIONS[condition]}`,
        clusters: heaps,
        text: rgba(PALETTES[theme].surface),
        background: rgba(PALETTES[theme].text),
        sizePx,
        ...look,
      }),
    ];
  });
}

/** The layers of symbols, above everything else; units, which move, are made apart. */
export function createSymbolLayers() {
  const step = {
    drawing: remember(
      (atlas: AtlasTexture, theme: Theme, scale: number): Drawing => ({ atlas, theme, scale }),
    ),
    streams: remember(kindLayer('streams')),
    hazards: remember(kindLayer('hazards')),
    shelters: remember(kindLayer('shelters')),
    gatherings: remember(kindLayer('gatherings')),
    split: remember(amongClusters),
    clusters: remember(degreeLayers),
    alarms: remember(alarmLayers),
  };
  return ({ view, scale }: MapScene, things: Things, atlas: AtlasTexture) => {
    const { layers, order } = view;
    const drawing = step.drawing(atlas, view.theme, scale);
    const { below, degrees } = step.split(things.watched, things.gatherings);
    return {
      streams: step.streams(below, layers.streams, drawing),
      hazards: step.hazards(below, layers.hazards, drawing),
      shelters: step.shelters(below, layers.shelters, drawing),
      gatherings: step.gatherings(below, layers.gatherings, drawing),
      alarms: step.alarms(things.alarms, layers.alarms, drawing),
      clusters: step.clusters(degrees, layers, order, drawing),
    };
  };
}
