import { ASIDE } from '../../shared/geo/aside.ts';

/** As far as a place is looked aside for the area it is in, degrees. */
const REACH_DEGREES = 2 * ASIDE[0];

/** A place as it is asked for, SQL over the SQL of a point (shared/geo/aside.ts). */
export const asideOf = (place: string): string =>
  `ST_Translate(${place}, ${ASIDE[0]}, ${ASIDE[1]})`;

/**
 * The one grid in force whose ground a place is: SQL from `FROM grid g` to the end of a query that selects columns of
 * `g`, over the SQL of a point. Every grid that holds the place or touches it is looked at and the rightful one comes
 * first: of outlines that share edges a place is one's. Beyond them all, on the outer edge, it is one's that it touches.
 * @param among what the grid must be besides, SQL
 * @param order which of several comes first (a grid and the micro grids in it all have their ground), SQL
 */
export const gridAt = (place: string, { among = 'true', order = 'g.code' } = {}): string => `
  FROM grid g
  WHERE g.valid_to IS NULL AND ST_DWithin(g.outline, ${place}, ${REACH_DEGREES}) AND (${among})
  ORDER BY ST_Intersects(g.outline, ${asideOf(place)}) DESC, ${order} LIMIT 1`;
