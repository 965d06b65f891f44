import { ASIDE } from '../../shared/geo/aside.ts';

/** As far as a place is looked aside for the area it is in, degrees. */
const REACH_DEGREES = 2 * ASIDE[0];

/** A place as it is asked for, SQL over the SQL of a point (shared/geo/aside.ts). */
export const asideOf = (place: string): string =>
  `ST_Translate(${place}, ${ASIDE[0]}, ${ASIDE[1]})`;

/** Whether an outline holds a place or touches it: of those that do, `isRightful` says which one has it. */
export const touches = (outline: string, place: string): string =>
  `ST_DWithin(${outline}, ${place}, ${REACH_DEGREES})`;

/** Whether a place is the outline's: of outlines that share edges it is one's, beyond them all it is nobody's. */
export const isRightful = (outline: string, place: string): string =>
  `ST_Intersects(${outline}, ${asideOf(place)})`;
