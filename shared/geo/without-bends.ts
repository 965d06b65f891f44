import { simplify } from '@turf/turf';
import type { AreaOutline } from '../model/warning.ts';

/**
 * An outline `[lon, lat]` without the bends that are smaller than `tolerance`, in degrees (Douglas–Peucker), for looking at
 * and not for reckoning: neighbours that are straightened each by itself need not meet. The given one is left as it is.
 */
export const withoutBends = (outline: AreaOutline, tolerance: number): AreaOutline =>
  simplify(outline, { tolerance });
