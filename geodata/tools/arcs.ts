import type { CellCoverage } from './collect-cells.ts';
import { OUTSIDE } from './faces.ts';
import { NO_LABEL } from './labels-of-faces.ts';
import type { Point } from './plane.ts';

/** A stretch of border between two junctions, with the cell on either side (NO_LABEL: outside). */
export type BorderArc = { points: Point[]; left: number; right: number };

/** Strings the border segments of the cells together into the fewest arcs: one between two junctions. */
export function buildArcs({ map, cellOfFace }: CellCoverage): BorderArc[] {
  const sides = map.segments.map((_, index) => ({
    left: cellAt(cellOfFace, map.left[index]!),
    right: cellAt(cellOfFace, map.right[index]!),
  }));
  const ends = new Map<string, number[]>();
  map.segments.forEach(({ a, b }, index) => {
    for (const point of [a, b]) {
      const key = point.join();
      const list = ends.get(key);
      if (list) list.push(index);
      else ends.set(key, [index]);
    }
  });
  const used = new Uint8Array(map.segments.length);
  const follow = (start: Point, first: number): BorderArc => {
    const points: Point[] = [start];
    let here = start;
    let segment: number | undefined = first;
    while (segment !== undefined && !used[segment]) {
      used[segment] = 1;
      const { a, b }: { a: Point; b: Point } = map.segments[segment]!;
      here = a.join() === here.join() ? b : a;
      points.push(here);
      const around: number[] = ends.get(here.join())!;
      segment = around.length === 2 ? around.find((other) => !used[other]) : undefined;
    }
    const forward = map.segments[first]!.a.join() === start.join();
    const { left, right } = sides[first]!;
    return forward ? { points, left, right } : { points, left: right, right: left };
  };
  const arcs: BorderArc[] = [];
  map.segments.forEach(({ a, b }, index) => {
    for (const point of [a, b]) {
      if (!used[index] && ends.get(point.join())!.length !== 2) arcs.push(follow(point, index));
    }
  });
  map.segments.forEach(({ a }, index) => {
    if (!used[index]) arcs.push(follow(a, index));
  });
  return arcs;
}

function cellAt(cellOfFace: Int32Array, face: number): number {
  return face === OUTSIDE ? NO_LABEL : cellOfFace[face]!;
}
