import { multiLineString, simplify } from '@turf/turf';
import type { Position } from '../model/common.ts';

/**
 * Closed rings `[lon, lat]` as lines without the bends that are smaller than `tolerance`, in degrees (Douglas–Peucker), for
 * looking at and not for reckoning: neighbours that are straightened each by itself need not meet. A ring that encloses
 * nothing, as repairs leave them, is a line too: as part of a polygon it would be refused. The given ones are left as they are.
 */
export const withoutBends = (
  rings: readonly (readonly Position[])[],
  tolerance: number,
): Position[][] =>
  simplify(multiLineString(rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))), {
    tolerance,
    highQuality: true,
  }).geometry.coordinates as Position[][];
