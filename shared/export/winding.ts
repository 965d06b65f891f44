import { ringArea } from '../geo/ring.ts';
import type { Position } from '../model/common.ts';

type Ring = readonly (readonly [number, number])[];

/** Rings of a polygon as a format wants them: the outer one clockwise or not, its holes the other way. */
export const wound = <Rings extends readonly Ring[]>(
  rings: Rings,
  clockwise: boolean,
): Position[][] =>
  rings.map((ring, index) => {
    const isAsWanted = ringArea(ring) < 0 === (clockwise === (index === 0));
    return (isAsWanted ? [...ring] : ring.toReversed()) as Position[];
  });
