import type { FlatPolygons } from '../../shared/geo/flat-polygons.ts';

/**
 * A point inside each area, fit for a label: of its widest polygon the middle of the widest stretch of the
 * middle line. Not the pole of inaccessibility, but a hundredth of its cost and never outside.
 * In loops over plain numbers: eight thousand areas are asked for before the first picture.
 * @returns `[lon, lat]` in degrees, one area after the other; NaN for an area of no polygon
 */
export function pointsInside({ codes, owners, startIndices, positions }: FlatPolygons) {
  const points = new Float64Array(codes.length * 2).fill(Number.NaN);
  const spreads = new Float64Array(codes.length);
  for (let polygon = 0; polygon < owners.length; polygon++) {
    const ring = positions.subarray(2 * startIndices[polygon]!, 2 * startIndices[polygon + 1]!);
    const owner = owners[polygon]!;
    const box = boxOf(ring);
    const spread = (box.east - box.west) * (box.north - box.south);
    if (spread <= spreads[owner]!) continue;
    spreads[owner] = spread;
    const lat = (box.south + box.north) / 2;
    points[2 * owner] = middleOfWidest(crossingsAt(ring, lat)) ?? box.west;
    points[2 * owner + 1] = lat;
  }
  return points;
}

function boxOf(ring: Float64Array) {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let at = 0; at < ring.length; at += 2) {
    const [lon, lat] = [ring[at]!, ring[at + 1]!];
    if (lon < box.west) box.west = lon;
    if (lon > box.east) box.east = lon;
    if (lat < box.south) box.south = lat;
    if (lat > box.north) box.north = lat;
  }
  return box;
}

/** Where a closed ring crosses a parallel, in degrees of longitude, from west to east. */
function crossingsAt(ring: Float64Array, lat: number): number[] {
  const crossings: number[] = [];
  for (let at = 0; at + 2 < ring.length; at += 2) {
    const [lat1, lat2] = [ring[at + 1]!, ring[at + 3]!];
    if (lat1 > lat === lat2 > lat) continue;
    crossings.push(ring[at]! + ((lat - lat1) / (lat2 - lat1)) * (ring[at + 2]! - ring[at]!));
  }
  return crossings.sort((a, b) => a - b);
}

/** Between each odd crossing and the next lies the inside. */
function middleOfWidest(crossings: readonly number[]): number | null {
  let best: number | null = null;
  let widest = 0;
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const width = crossings[at + 1]! - crossings[at]!;
    if (width <= widest) continue;
    widest = width;
    best = (crossings[at]! + crossings[at + 1]!) / 2;
  }
  return best;
}
