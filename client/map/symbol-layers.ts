import type { Layer } from '@deck.gl/core';
import type { LayerId, LayerView } from '../store/view-store.ts';
import { PALETTES, type Theme } from '../ui/palette.ts';
import type { Cluster, Clustered } from './cluster.ts';
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
  alarm: 28,
} as const;

type Drawing = { atlas: AtlasTexture; theme: Theme; scale: number };
const SHOWN: LayerView = { visible: true, opacity: 1 };

const kindLayer =
  (id: LayerId, kind: 'hazard' | 'shelter' | 'stream') =>
  (points: readonly MapPoint[], look: LayerView, { atlas, scale }: Drawing): Layer[] => [
    symbolsLayer({
      id,
      points: points.filter((point) => point.kind === kind),
      atlas,
      sizePx: SIZES[kind] * scale,
      ...look,
    }),
  ];

const clusterLayers = (clusters: readonly Cluster[], { atlas, theme, scale }: Drawing): Layer[] =>
  clustersLayers({
    id: 'watched',
    clusters,
    atlas,
    text: rgba(PALETTES[theme].text),
    sizePx: SIZES.cluster * scale,
    ...SHOWN,
  });

const gatheringLayer = (
  points: readonly MapPoint[],
  look: LayerView,
  { atlas, scale }: Drawing,
): Layer[] => [
  symbolsLayer({ id: 'gatherings', points, atlas, sizePx: SIZES.gathering * scale, ...look }),
];

function alarmLayers(alarms: Clustered, look: LayerView, drawing: Drawing): Layer[] {
  const { atlas, theme, scale } = drawing;
  const sizePx = SIZES.alarm * scale;
  const heaps = alarms.clusters.map((cluster) => ({
    ...cluster,
    lon: cluster.foremost.lon,
    lat: cluster.foremost.lat,
  }));
  return [
    symbolsLayer({ id: 'alarms', points: shownAlarms(alarms), atlas, sizePx, ...look }),
    badgesLayer({
      id: 'alarm-counts',
      clusters: heaps,
      text: rgba(PALETTES[theme].surface),
      background: rgba(PALETTES[theme].text),
      sizePx,
      ...look,
    }),
  ];
}

/** The layers of symbols, above everything else; units, which move, are made apart. */
export function createSymbolLayers() {
  const step = {
    drawing: remember(
      (atlas: AtlasTexture, theme: Theme, scale: number): Drawing => ({ atlas, theme, scale }),
    ),
    streams: remember(kindLayer('streams', 'stream')),
    hazards: remember(kindLayer('hazards', 'hazard')),
    shelters: remember(kindLayer('shelters', 'shelter')),
    clusters: remember(clusterLayers),
    gatherings: remember(gatheringLayer),
    alarms: remember(alarmLayers),
  };
  return ({ view, scale }: MapScene, things: Things, atlas: AtlasTexture) => {
    const { layers } = view;
    const drawing = step.drawing(atlas, view.theme, scale);
    const { points, clusters } = things.watched;
    return {
      streams: step.streams(points, layers.streams, drawing),
      hazards: step.hazards(points, layers.hazards, drawing),
      shelters: step.shelters(points, layers.shelters, drawing),
      gatherings: step.gatherings(things.gatherings, layers.gatherings, drawing),
      alarms: step.alarms(things.alarms, layers.alarms, drawing),
      clusters: step.clusters(clusters, drawing),
    };
  };
}
