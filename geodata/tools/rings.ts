import { planeBoxOf } from '../../shared/geo/ring.ts';
import type { Point } from './plane.ts';

/** A closed walk of points, the first not repeated at the end. */
export type Ring = readonly Point[];
/** Rings filled by the even-odd rule: an outer ring and its holes, in any order. */
export type Shape = readonly Ring[];

/** True when the point lies within the rings by the even-odd rule; undefined on the border itself. */
export function contains(shape: Shape, [x, y]: Point): boolean {
  let inside = false;
  for (const ring of shape) {
    let previous = ring[ring.length - 1]!;
    for (const point of ring) {
      if (point[1] > y !== previous[1] > y) {
        const slope = (previous[0] - point[0]) / (previous[1] - point[1]);
        if (x < point[0] + (y - point[1]) * slope) inside = !inside;
      }
      previous = point;
    }
  }
  return inside;
}

/** [west, south, east, north] of a shape in steps. */
export const boundsOf = (shape: Shape) => planeBoxOf(shape.flat());

/** A point surely inside the shape: the middle of the widest span over several scan lines. */
export function interiorPoint(shape: Shape): Point {
  const [, south, , north] = boundsOf(shape);
  let best: Point = shape[0]![0]!;
  let width = -1;
  for (const share of [0.5, 0.37, 0.63, 0.21, 0.79, 0.09, 0.91]) {
    const y = south + (north - south) * share + 0.1234;
    const crossings = scan(shape, y);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const span = crossings[index + 1]! - crossings[index]!;
      if (span <= width) continue;
      width = span;
      best = [(crossings[index]! + crossings[index + 1]!) / 2, y];
    }
  }
  return best;
}

/** The x of every crossing of a scan line, ascending: inside between the first and second, and so on. */
export function scan(shape: Shape, y: number): number[] {
  const crossings: number[] = [];
  for (const ring of shape) {
    let previous = ring[ring.length - 1]!;
    for (const point of ring) {
      if (point[1] > y !== previous[1] > y) {
        const share = (y - previous[1]) / (point[1] - previous[1]);
        crossings.push(previous[0] + (point[0] - previous[0]) * share);
      }
      previous = point;
    }
  }
  return crossings.sort((one, other) => one - other);
}

/** Centre of mass of a shape whose outer rings run counter-clockwise and holes clockwise. */
export function centroid(shape: Shape): Point {
  const [originX, originY] = shape[0]![0]!;
  let twice = 0;
  let sumX = 0;
  let sumY = 0;
  for (const ring of shape) {
    let previous = ring[ring.length - 1]!;
    for (const point of ring) {
      const cross =
        (previous[0] - originX) * (point[1] - originY) -
        (point[0] - originX) * (previous[1] - originY);
      twice += cross;
      sumX += cross * (previous[0] + point[0] - 2 * originX);
      sumY += cross * (previous[1] + point[1] - 2 * originY);
      previous = point;
    }
  }
  return [originX + sumX / (3 * twice), originY + sumY / (3 * twice)];
}

/** The centre of mass where it lies inside, else some point inside. */
export function labelPoint(shape: Shape): Point {
  const centre = centroid(shape);
  return contains(shape, centre) ? centre : interiorPoint(shape);
}
