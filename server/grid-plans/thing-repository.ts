import type { Position } from '../../shared/model/common.ts';
import type { Heads } from '../../shared/risk/staff-descent.ts';
import type { MovedThing } from '../../shared/wire/grid-plan-impact.ts';
import type { Queryable } from '../database/database.ts';

/** Something that stands in a grid, with the code it is linked to. */
export type PlacedThing = Pick<MovedThing, 'kind' | 'id' | 'name'> & {
  place: Position;
  grid: string;
};

const PLACE = 'ARRAY[ST_X(place), ST_Y(place)] AS place';
const IN_GRIDS = 'grid = ANY ($1::text[])';

const THINGS = `
  SELECT 'hazard' AS kind, id, name, ${PLACE}, grid FROM hazard WHERE ${IN_GRIDS} AND state <> 'closed'
  UNION ALL
  SELECT 'shelter', id, name, ${PLACE}, grid FROM shelter WHERE ${IN_GRIDS}
  UNION ALL
  SELECT 'stream', id, name, ${PLACE}, grid FROM stream WHERE ${IN_GRIDS} AND metric <> 'position'
  UNION ALL
  SELECT 'alarm', id::text, name, ${PLACE}, grid FROM alarm
  WHERE ${IN_GRIDS} AND place IS NOT NULL AND (active OR acknowledged_at IS NULL)
  UNION ALL
  SELECT 'incident', id, title, ${PLACE}, grid FROM incident WHERE ${IN_GRIDS} AND closed_at IS NULL
  UNION ALL
  SELECT 'key-place', id, name, ${PLACE}, grid FROM key_place WHERE ${IN_GRIDS}
  UNION ALL
  SELECT 'protected-object', id, name, ${PLACE}, grid FROM protected_object WHERE ${IN_GRIDS}
  ORDER BY kind, id`;

/** What is registered in grids now. */
export const thingRepository = (database: Queryable) => ({
  /** Staff of the grids of which it is known. */
  async staff(codes: readonly string[]): Promise<Map<string, Heads>> {
    const { rows } = await database.query<Heads & { grid: string }>(
      `SELECT grid, full_time AS "fullTime", part_time AS "partTime", volunteers,
         counted_on AS "countedOn" FROM grid_staffing WHERE ${IN_GRIDS} AND full_time IS NOT NULL`,
      [[...codes]],
    );
    return new Map(rows.map(({ grid, ...heads }) => [grid, heads]));
  },

  async inGrids(codes: readonly string[]): Promise<PlacedThing[]> {
    return (await database.query<PlacedThing>(THINGS, [[...codes]])).rows;
  },
});
