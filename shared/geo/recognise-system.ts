import type { Position } from '../model/common.ts';
import {
  AXIS_ORDERS,
  type AxisOrder,
  type CoordinateSystem,
  GAUSS_KRUGER_CODES,
} from '../model/coordinate-system.ts';
import { CITY_ENVELOPE, isInside } from './envelope.ts';
import { toDegrees } from './projection.ts';

export type Reading = { system: CoordinateSystem; axes: AxisOrder };

/** Enough to know; files may hold a hundred thousand. */
const MOST_LOOKED_AT = 200;
/** A few places of a file may be wrong for reasons of their own [D]. */
const LEAST_SHARE = 0.9;

const shareInCity = (pairs: readonly Position[], { system, axes }: Reading): number => {
  const inside = pairs.filter((pair) => isInside(CITY_ENVELOPE, toDegrees(system, axes, pair)));
  return inside.length / pairs.length;
};

/**
 * How pairs must be read for them to lie in the city: as declared where that holds, else another axis order,
 * else another system. The datums of degrees cannot be told apart by this (`detectBoundaryShift` does that).
 * @returns null where nothing fits or there is nothing to look at
 */
export function recogniseSystem(pairs: readonly Position[], declared: Reading): Reading | null {
  if (pairs.length === 0) return null;
  const step = Math.ceil(pairs.length / MOST_LOOKED_AT);
  const looked = pairs.filter((_, index) => index % step === 0);
  const systems: CoordinateSystem[] = [declared.system, 'wgs84', ...GAUSS_KRUGER_CODES];
  const axes = [declared.axes, ...AXIS_ORDERS.filter((order) => order !== declared.axes)];
  for (const system of systems) {
    for (const order of axes) {
      const reading = { system, axes: order };
      if (shareInCity(looked, reading) >= LEAST_SHARE) return reading;
    }
  }
  return null;
}
