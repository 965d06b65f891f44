/** `[lon, lat]` in degrees or `[x, y]` in the units of any plane: y grows to the left of x. */
type Place = readonly [number, number];
/** Closed: its first place is its last one too. */
type Ring = readonly Place[];
/** In the units of its places. It knows no 180th meridian: degrees about that are for envelope.ts. */
export type PlaneBox = [west: number, south: number, east: number, north: number];

/**
 * Signed area within a ring, in square units of its places: positive counter-clockwise, negative clockwise. Worked out
 * about its first place, so that a small ring far from the origin keeps its digits.
 * @param ring of one place at least; one that is left open is closed in thought
 */
export function ringArea(ring: Ring): number {
  let sum = 0;
  const [x, y] = ring[0]!;
  for (let index = 1; index < ring.length; index += 1) {
    const [a, b] = [ring[index - 1]!, ring[index]!];
    sum += (a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y);
  }
  return sum / 2;
}

/** Whether two are the same place, to the last digit. */
export const isSamePlace = (a: Place, b: Place): boolean => a[0] === b[0] && a[1] === b[1];

/** Twice the area of a triangle, in square units: above 0 where `c` lies left of the way from `a` to `b`. */
export function turn(a: Place, b: Place, c: Place): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Whether a place lies in a closed ring, whichever way it runs, by the even-odd rule. */
export function isInRing(ring: Ring, [x, y]: Place): boolean {
  let isInside = false;
  for (let index = 1; index < ring.length; index += 1) {
    const [a, b] = [ring[index - 1]!, ring[index]!];
    if (a[1] > y === b[1] > y) continue;
    if (x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) isInside = !isInside;
  }
  return isInside;
}

/** The same of an area's rings together, outer ones and holes of all parts in any order. */
export function isInArea(rings: readonly Ring[], place: Place): boolean {
  let isInside = false;
  for (const ring of rings) if (isInRing(ring, place)) isInside = !isInside;
  return isInside;
}

/** The smallest box around places; of none it is turned over, from Infinity to -Infinity. */
export function planeBoxOf(places: readonly Place[]): PlaneBox {
  const box: PlaneBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of places) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
