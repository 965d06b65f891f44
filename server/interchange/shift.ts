import { type BoundaryShift, detectBoundaryShift } from '../../shared/geo/boundary-shift.ts';
import { type Box, boxAround } from '../../shared/geo/envelope.ts';
import type { Polygons } from '../../shared/import/shapes/check-shape.ts';
import type { Position } from '../../shared/model/common.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { interchangeRepository } from './repository.ts';

/** Enough to see one way common to all; a file may hold the city. */
const MOST_COMPARED = 40;

/** Some of many, evenly from first to last. */
const thinned = <Item>(items: readonly Item[], most: number): Item[] => {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, index) => index % step === 0);
};

/** Whether shapes follow the boundaries we know, or lie aside by one way; null where too little is known. */
export async function shiftOf(
  repository: ReturnType<typeof interchangeRepository>,
  polygons: readonly Polygons[],
  declared: CoordinateSystem,
): Promise<BoundaryShift | null> {
  const compared = thinned(polygons, MOST_COMPARED);
  const boxes = compared.flatMap((shape): Box[] => {
    const box = boxAround(shape.flat(2));
    return box === null ? [] : [box];
  });
  if (boxes.length === 0) return null;
  const known = await repository.boundaries(boxes.map((box) => [...box] as const));
  const rings: Position[][] = compared.flatMap((shape) => shape.flat());
  return detectBoundaryShift(rings, known, declared);
}
