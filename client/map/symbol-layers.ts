import type { Layer } from '@deck.gl/core';
import { CONDITIONS } from '../../shared/model/level.ts';
import { byDegree } from '../situation/severity.ts';
import type { LayerId, LayerView } from '../store/view-store.ts';
import { PALETTES, type Theme } from '../ui/palette.ts';
import { amongClusters, type Degree } from './among-clusters.ts';
import { type Cluster, isDrawnAlike } from './cluster.ts';
import { type AtlasTexture, badgesLayer, clustersLayers, symbolsLayer } from './layers/symbols.ts';
import { rgba } from './map-palette.ts';
import { isSamePoint, type MapPoint } from './map-point.ts';
import type { MapScene } from './map-scene.ts';
import { remember, steadyList, stepPerKey } from './remember.ts';
import type { Things } from './things.ts';

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

/** A layer of symbols, the same as long as the same is drawn, whatever list it comes in. */
function symbolsStep(id: string, widthPx: number) {
  const keep = steadyList(isSamePoint);
  const make = remember(
    (points: readonly MapPoint[], look: LayerView, { atlas, scale }: Drawing): Layer[] => [
      symbolsLayer({ id, points, atlas, sizePx: widthPx * scale, ...look }),
    ],
  );
  return (points: readonly MapPoint[], look: LayerView, drawing: Drawing) =>
    make(keep(points), look, drawing);
}

function kindStep(id: WatchedId, part = '') {
  const kind = WATCHED[id];
  const step = symbolsStep(`${id}${part}`, SIZES[kind]);
  return remember((points: readonly MapPoint[], look: LayerView, drawing: Drawing) =>
    step(
      points.filter((point) => point.kind === kind),
      look,
      drawing,
    ),
  );
}

function clustersStep(condition: number) {
  const keep = steadyList(isDrawnAlike);
  const make = remember((clusters: readonly Cluster[], { atlas, theme, scale }: Drawing) =>
    clustersLayers({
      id: `watched-${CONDITIONS[condition]}`,
      clusters,
      atlas,
      text: rgba(PALETTES[theme].text),
      sizePx: SIZES.cluster * scale,
      ...SHOWN,
    }),
  );
  return (clusters: readonly Cluster[], drawing: Drawing): Layer[] => make(keep(clusters), drawing);
}

/** What stands among clusters of one degree. */
function degreeStep(condition: number) {
  const part = `-${CONDITIONS[condition]}`;
  const perKind = stepPerKey((id) => kindStep(id as WatchedId, part));
  const ofClusters = stepPerKey(() => clustersStep(condition));
  return (
    { points, clusters }: Degree,
    looks: Looks,
    order: readonly LayerId[],
    drawing: Drawing,
  ): Layer[] => {
    const kinds = order
      .filter(isWatched)
      .filter((id) => points.some(({ kind }) => kind === WATCHED[id]));
    return [
      ...perKind((stepOf) => kinds.flatMap((id) => stepOf(id)(points, looks[id], drawing))),
      ...ofClusters((stepOf) => (clusters.length > 0 ? stepOf('clusters')(clusters, drawing) : [])),
    ];
  };
}

function degreesStep() {
  const perDegree = stepPerKey((condition) => degreeStep(Number(condition)));
  return remember(
    (degrees: readonly Degree[], looks: Looks, order: readonly LayerId[], drawing: Drawing) =>
      perDegree((stepOf) =>
        degrees.flatMap((degree) =>
          stepOf(String(degree.condition))(degree, looks, order, drawing),
        ),
      ),
  );
}

/** Alarms of one degree, and how many more stand where one is shown. */
function alarmDegreeStep(condition: number) {
  const name = CONDITIONS[condition]!;
  const symbols = symbolsStep(`alarms-${name}`, ALARM_PX);
  const keep = steadyList(isDrawnAlike);
  const badges = remember(
    (clusters: readonly Cluster[], look: LayerView, { theme, scale }: Drawing) =>
      badgesLayer({
        id: `alarm-counts-${name}`,
        clusters,
        text: rgba(PALETTES[theme].surface),
        background: rgba(PALETTES[theme].text),
        sizePx: ALARM_PX * scale,
        ...look,
      }),
  );
  return (
    points: readonly MapPoint[],
    heaps: readonly Cluster[],
    look: LayerView,
    drawing: Drawing,
  ): Layer[] => [...symbols(points, look, drawing), badges(keep(heaps), look, drawing)];
}

/** Alarms degree by degree: neither a symbol nor the badge of a milder one lies over a worse. */
function alarmsStep() {
  const perDegree = stepPerKey((condition) => alarmDegreeStep(Number(condition)));
  return remember(
    (shown: readonly MapPoint[], clusters: readonly Cluster[], look: LayerView, drawing: Drawing) =>
      perDegree((stepOf) =>
        byDegree(shown).flatMap((points) => {
          const { condition } = points[0]!;
          const heaps = clusters
            .filter((cluster) => cluster.condition === condition)
            .map((cluster) => ({
              ...cluster,
              lon: cluster.foremost.lon,
              lat: cluster.foremost.lat,
            }));
          return stepOf(String(condition))(points, heaps, look, drawing);
        }),
      ),
  );
}

/** The layers of symbols, above everything else; units, which move, are made apart. */
export function createSymbolLayers() {
  const step = {
    drawing: remember(
      (atlas: AtlasTexture, theme: Theme, scale: number): Drawing => ({ atlas, theme, scale }),
    ),
    streams: kindStep('streams'),
    hazards: kindStep('hazards'),
    shelters: kindStep('shelters'),
    gatherings: kindStep('gatherings'),
    split: remember(amongClusters),
    clusters: degreesStep(),
    alarms: alarmsStep(),
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
      alarms: step.alarms(things.shownAlarms, things.alarms.clusters, layers.alarms, drawing),
      clusters: step.clusters(degrees, layers, order, drawing),
    };
  };
}
