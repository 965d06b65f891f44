import { insidePoint } from '../../geo/inside-point.ts';
import { isInRing, type PlaneBox, planeBoxOf, ringArea } from '../../geo/ring.ts';

export type FileRing = [number, number][];
/** A ring with a place within it: a corner may lie on another ring. */
type Looked = { ring: FileRing; area: number; box: PlaneBox; within: [number, number] };

const look = (ring: FileRing): Looked => {
  const [x, y] = insidePoint([[ring]]);
  return { ring, area: ringArea(ring), box: planeBoxOf(ring), within: [x, y] };
};

function holds({ ring, box }: Looked, [x, y]: [number, number]): boolean {
  if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) return false;
  return isInRing(ring, [x, y]);
}

/** The rings about one, the smallest first. */
const around = (one: Looked, all: readonly Looked[]): Looked[] =>
  all
    .filter((other) => Math.abs(other.area) > Math.abs(one.area) && holds(other, one.within))
    .sort((left, right) => Math.abs(left.area) - Math.abs(right.area));

/**
 * Rings in any order as polygons: one in an odd number of others is a hole of the smallest of them, whichever way an
 * outer ring runs; a file with its axes swapped has them all turned over. A ring that runs as the one around it does is
 * no hole: it stays a polygon of its own, which is judged as a shape.
 */
export function nestRings(rings: readonly FileRing[]): FileRing[][] {
  const looked = rings.map(look);
  const polygons = new Map<Looked, FileRing[]>();
  const holes: [hole: Looked, shell: Looked][] = [];
  for (const one of looked) {
    const outer = around(one, looked);
    const shell = outer[0];
    const isHole = shell && outer.length % 2 === 1 && shell.area < 0 !== one.area < 0;
    if (isHole) holes.push([one, shell]);
    else polygons.set(one, [one.ring]);
  }
  for (const [hole, shell] of holes) {
    const polygon = polygons.get(shell);
    if (polygon) polygon.push(hole.ring);
    else polygons.set(hole, [hole.ring]);
  }
  return [...polygons.values()];
}
