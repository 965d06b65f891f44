import { type AreaIndex, locate } from '../../shared/geo/point-in-areas.ts';
import type { Coverage } from '../store/coverage.ts';
import type { SelectableKind, Selection } from '../store/view-store.ts';
import type { Cluster } from './cluster.ts';
import type { MapPoint } from './map-point.ts';

/** What is drawn and can be taken, each list from the bottom up. */
export type Pickable = {
  points: readonly MapPoint[];
  clusters: readonly Cluster[];
  units: readonly { id: string }[];
  /** `[lon, lat]` of each unit. */
  unitPlaces: Float64Array;
  coverage: Coverage | null;
  gridsVisible: boolean;
};

export type Picked =
  | { selection: Selection; cluster?: never }
  | { selection?: never; cluster: Cluster };

/** Screen place of `[lon, lat]` in CSS pixels. */
type Project = (lon: number, lat: number) => { x: number; y: number };

/** How far off a symbol may be hit, in CSS pixels. */
const REACH_PX = 15;
/** Lower wins at the same distance; alarms lie on top. */
const RANK: Partial<Record<SelectableKind, number>> = { alarm: 0, unit: 1, gathering: 2 };
const LOWEST_RANK = 3;

type Hit = { picked: Picked; score: number };

const isSame = ({ selection }: Picked, other: Selection): boolean =>
  selection?.kind === other.kind && selection.id === other.id;

/** The best one, or the one after what is `passed`; round and round. */
function chosen(hits: Hit[], passed: Selection | null): Picked | undefined {
  hits.sort((one, other) => one.score - other.score);
  const before = passed ? hits.findIndex(({ picked }) => isSame(picked, passed)) : -1;
  return hits[(before + 1) % hits.length]?.picked;
}

/** Nearness first, but what lies on top wins over what lies a little nearer below it. */
const RANK_PX = 5;

/**
 * What is at a place of the screen: a symbol within reach, else the grid. Works on the lists that were
 * drawn, without the GPU: no read-back holds up a frame, and it can be tested.
 * @param passed what is taken already: the next within reach then, for some things stand on one spot
 */
export function pick(
  things: Pickable,
  gridIndex: AreaIndex | null,
  project: Project,
  at: { x: number; y: number; lon: number; lat: number },
  reach = REACH_PX,
  passed: Selection | null = null,
): Picked | null {
  const hits: Hit[] = [];
  const offer = (lon: number, lat: number, rank: number, make: () => Picked) => {
    const { x, y } = project(lon, lat);
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance > reach) return;
    hits.push({ picked: make(), score: distance + rank * RANK_PX });
  };
  for (const { lon, lat, kind, id } of things.points) {
    offer(lon, lat, RANK[kind] ?? LOWEST_RANK, () => ({ selection: { kind, id } }));
  }
  things.units.forEach(({ id }, index) => {
    const [lon, lat] = [things.unitPlaces[index * 2]!, things.unitPlaces[index * 2 + 1]!];
    offer(lon, lat, RANK.unit!, () => ({ selection: { kind: 'unit', id } }));
  });
  for (const cluster of things.clusters) {
    offer(cluster.lon, cluster.lat, LOWEST_RANK, () => ({ cluster }));
  }
  return chosen(hits, passed) ?? gridAt(things, gridIndex, at.lon, at.lat);
}

function gridAt(
  { coverage, gridsVisible }: Pickable,
  index: AreaIndex | null,
  lon: number,
  lat: number,
): Picked | null {
  if (!coverage || !index || !gridsVisible) return null;
  const grid = locate(index, lon, lat);
  return grid < 0 ? null : { selection: { kind: 'grid', id: index.codes[grid]! } };
}
