import type { Position } from '../model/common.ts';

type Point = readonly [number, number];

/** A millionth of a degree: the lattice every outline of the coverage lies on. */
const STEPS_PER_DEGREE = 1_000_000;
/**
 * A vertex this near to the straight line between two others says nothing of a shape: twice the area of
 * the triangle in lattice squares, about 0.06 m². What a coverage allows where a border ends on another [D].
 */
const IDLE_DOUBLE_AREA = 12;

const steps = ([lon, lat]: Position): Point => [
  Math.round(lon * STEPS_PER_DEGREE),
  Math.round(lat * STEPS_PER_DEGREE),
];

/** Whether a point lies between two others and as good as on the line through them. Lattice steps. */
export function isBetween(a: Point, b: Point, point: Point): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const [px, py] = [point[0] - a[0], point[1] - a[1]];
  if (Math.abs(dx * py - dy * px) > IDLE_DOUBLE_AREA) return false;
  const along = px * dx + py * dy;
  return along > 0 && along < dx * dx + dy * dy;
}

/** Twice the area within, positive counter-clockwise. */
const doubleArea = (points: readonly Point[]): number =>
  points.reduce((sum, [x, y], place) => {
    const [nextX, nextY] = points[(place + 1) % points.length]!;
    return sum + (x * nextY - nextX * y);
  }, 0);

/** A closed ring without its idle vertices, counter-clockwise, beginning at its least. */
function essence(ring: readonly Position[]): string {
  let points = ring.slice(0, -1).map(steps);
  if (doubleArea(points) < 0) points.reverse();
  for (let size = 0; size !== points.length; ) {
    size = points.length;
    const before = points;
    const at = (place: number) => before[(place + before.length) % before.length]!;
    // Two in a row may only be idle together: one is taken out at a time.
    const idle = before.findIndex((point, place) => isBetween(at(place - 1), at(place + 1), point));
    if (idle >= 0 && size > 3) points = before.filter((_, place) => place !== idle);
  }
  const names = points.map(([x, y]) => `${x} ${y}`);
  const least = names.indexOf([...names].sort()[0]!);
  return [...names.slice(least), ...names.slice(0, least)].join();
}

/** Whether two outlines (MultiPolygon coordinates, any winding) enclose the same ground but for idle vertices. */
export function isSameGround(
  one: readonly (readonly (readonly Position[])[])[],
  other: readonly (readonly (readonly Position[])[])[],
): boolean {
  const text = (outline: typeof one) => outline.flat().map(essence).sort().join(';');
  return one === other || text(one) === text(other);
}
