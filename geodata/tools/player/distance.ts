import type { Position } from '../../../shared/model/common.ts';

const KILOMETRES_A_DEGREE = 111.195;

/** Flat-earth distance, good to 0.1 % within one city; `[lon, lat]` in degrees. */
export function distanceKilometres([lonA, latA]: Position, [lonB, latB]: Position): number {
  const east = (lonB - lonA) * Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return Math.hypot(east, latB - latA) * KILOMETRES_A_DEGREE;
}

/** Heading from A to B, degrees clockwise from north, [0, 360). */
export function heading([lonA, latA]: Position, [lonB, latB]: Position): number {
  const east = (lonB - lonA) * Math.cos((((latA + latB) / 2) * Math.PI) / 180);
  return ((Math.atan2(east, latB - latA) * 180) / Math.PI + 360) % 360;
}
