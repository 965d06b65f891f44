import { severityOf, worse, worstLast } from '../situation/severity.ts';
import type { MapPoint } from './map-point.ts';

/** Several things too close to be told apart. `condition` is the worst inside, so that none hides. */
export type Cluster = {
  lon: number;
  lat: number;
  count: number;
  condition: number;
  /** The member that asks for the most. */
  foremost: MapPoint;
  /** `[west, south, east, north]` in degrees of what is inside. */
  bounds: [number, number, number, number];
};

/** Whether two are drawn alike, whatever their members are. */
export const isDrawnAlike = (a: Cluster, b: Cluster): boolean =>
  a.count === b.count && a.condition === b.condition && a.lon === b.lon && a.lat === b.lat;

export type Clustered = { points: readonly MapPoint[]; clusters: readonly Cluster[] };

const TILE_PX = 512;

/** Web Mercator, 0 to 1 from the north pole of the square world. */
function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

function clusterOf(members: readonly MapPoint[]): Cluster {
  const bounds: Cluster['bounds'] = [180, 90, -180, -90];
  let [lon, lat, condition] = [0, 0, 0];
  for (const member of members) {
    lon += member.lon / members.length;
    lat += member.lat / members.length;
    condition = worse(condition, member.condition);
    bounds[0] = Math.min(bounds[0], member.lon);
    bounds[1] = Math.min(bounds[1], member.lat);
    bounds[2] = Math.max(bounds[2], member.lon);
    bounds[3] = Math.max(bounds[3], member.lat);
  }
  const foremost = members.reduce((best, member) =>
    severityOf(member.condition) > severityOf(best.condition) ? member : best,
  );
  return { lon, lat, count: members.length, condition, foremost, bounds };
}

/**
 * Puts together what falls in the same square of the map. One pass: squares do not move with the view,
 * so a cluster stays where it is while the map is panned. Both lists are in the order they are drawn.
 * @param zoom the zoom the squares are measured at
 * @param squarePx the side of a square in CSS pixels
 */
export function clusterPoints(
  points: readonly MapPoint[],
  zoom: number,
  squarePx: number,
): Clustered {
  const squares = new Map<number, MapPoint[]>();
  const across = (TILE_PX * 2 ** zoom) / squarePx;
  for (const point of points) {
    const x = Math.floor(((point.lon + 180) / 360) * across);
    const y = Math.floor(mercatorY(point.lat) * across);
    const key = y * Math.ceil(across) + x;
    const square = squares.get(key);
    if (square) square.push(point);
    else squares.set(key, [point]);
  }
  const singles: MapPoint[] = [];
  const clusters: Cluster[] = [];
  for (const members of squares.values()) {
    if (members.length === 1) singles.push(members[0]!);
    else clusters.push(clusterOf(members));
  }
  return { points: worstLast(singles), clusters: worstLast(clusters) };
}

/** Each that stands alone and, where several stand together, the one that asks for the most; the worst last. */
export const foremostOf = ({ clusters, points }: Clustered): MapPoint[] =>
  worstLast([...clusters.map(({ foremost }) => foremost), ...points]);
