import type { Position } from '../model/common.ts';
import type { Box } from './envelope.ts';
import { type AreaIndex, buildAreaIndex, locate } from './point-in-areas.ts';

/** An area ready to be asked often: what lies in it, and how far off the rest is. */
export type Fence = {
  index: AreaIndex;
  /** Edges as four numbers each, `[lon, lat, lon, lat]` in degrees. */
  edges: Float64Array;
  bounds: Box;
};

/** Of latitude, on the sphere. */
export const METRES_PER_DEGREE = 111_195;
const RADIANS = Math.PI / 180;

/** @param rings outer rings and holes of all parts alike, closed, `[lon, lat]` */
export function fenceOf(rings: readonly (readonly Position[])[]): Fence {
  const edges: number[] = [];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 1) {
      const [lon, lat] = ring[at]!;
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
      if (at > 0) edges.push(...ring[at - 1]!, lon, lat);
    }
  }
  return {
    index: buildAreaIndex([{ code: 'fence', rings }], { cells: 1_024 }),
    edges: Float64Array.from(edges),
    bounds: [west, south, east, north],
  };
}

export const isWithin = ({ index }: Fence, [lon, lat]: Position): boolean =>
  locate(index, lon, lat) === 0;

/** Never more than the true distance to the area: from its bounds alone. */
export function leastMetresTo({ bounds }: Fence, [lon, lat]: Position): number {
  const [west, south, east, north] = bounds;
  const east0 = Math.max(west - lon, 0, lon - east) * Math.cos(lat * RADIANS);
  const north0 = Math.max(south - lat, 0, lat - north);
  return Math.hypot(east0, north0) * METRES_PER_DEGREE;
}

/** Metres to the nearest edge on the plane about the place (a thousandth off at 10 km); 0 inside. */
export function metresTo(fence: Fence, place: Position): number {
  if (isWithin(fence, place)) return 0;
  const { edges } = fence;
  const [lon, lat] = place;
  const scale = Math.cos(lat * RADIANS);
  let nearest = Infinity;
  for (let at = 0; at < edges.length; at += 4) {
    const x = (edges[at]! - lon) * scale;
    const y = edges[at + 1]! - lat;
    const along = (edges[at + 2]! - edges[at]!) * scale;
    const up = edges[at + 3]! - edges[at + 1]!;
    const length = along * along + up * up;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(x * along + y * up) / length));
    const squared = (x + share * along) ** 2 + (y + share * up) ** 2;
    if (squared < nearest) nearest = squared;
  }
  return Math.sqrt(nearest) * METRES_PER_DEGREE;
}
