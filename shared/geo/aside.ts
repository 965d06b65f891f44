import type { Position } from '../model/common.ts';

/**
 * A place on an edge that areas share belongs to whichever a tenth of a millimetre to its north-east lies in: east of
 * an edge, north of one that runs due east. Asked so in memory and in the database, both answer alike even where a place
 * is on an edge only but for rounding. Degrees; in no proportion that edges of a lattice have.
 */
export const ASIDE: Position = [1e-9, 6.180_34e-10];
