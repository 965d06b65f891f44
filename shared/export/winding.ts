import type { Position } from '../model/common.ts';

type Ring = readonly (readonly [number, number])[];

const isClockwise = (ring: Ring): boolean =>
  ring
    .slice(1)
    .reduce((sum, [x, y], index) => sum + (x - ring[index]![0]) * (y + ring[index]![1]), 0) > 0;

/** Rings of a polygon as a format wants them: the outer one clockwise or not, its holes the other way. */
export const wound = <Rings extends readonly Ring[]>(
  rings: Rings,
  clockwise: boolean,
): Position[][] =>
  rings.map((ring, index) => {
    const isAsWanted = isClockwise(ring) === (clockwise === (index === 0));
    return (isAsWanted ? [...ring] : ring.toReversed()) as Position[];
  });
