import type { Scope } from '../../shared/model/account.ts';
import type { Grid } from '../../shared/model/grid.ts';
import type { StaffCount } from '../../shared/model/staffing.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { areaParameter, gridInArea } from '../database/in-area.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** A grid in force with what was counted of its staff, null where nothing was. */
export type CountedGrid = Pick<Grid, 'name' | 'kind' | 'town' | 'county' | 'households'> & {
  grid: string;
  counted: StaffCount | null;
};

type Row = Omit<CountedGrid, 'counted'> & { [Field in keyof StaffCount]: StaffCount[Field] | null };

const READ = `
  SELECT g.code AS grid, g.name, g.kind, g.town, g.county, g.households,
    s.full_time AS "fullTime", s.part_time AS "partTime", s.volunteers,
    s.counted_on AS "countedOn", s.revision, s.synthetic
  FROM grid g LEFT JOIN grid_staffing s ON s.grid = g.code
  WHERE g.valid_to IS NULL AND ${scopeCondition(1, 'g')}
    AND ${gridInArea(3, 'g')}
  ORDER BY g.code`;

function countedOf(row: Row): CountedGrid {
  const { fullTime, partTime, volunteers, countedOn, revision, synthetic, ...grid } = row;
  if (revision === null) return { ...grid, counted: null };
  const counted = { fullTime, partTime, volunteers, countedOn, revision, synthetic };
  return { ...grid, counted: counted as StaffCount };
}

/** Staff of grids, as counts (art. 50). */
export const staffingRepository = (database: Queryable) => ({
  /** The grids in force of an area within the scope; the city's code: all of the scope. */
  async grids(area: string, scope: Scope): Promise<CountedGrid[]> {
    const parameters = [...scopeParameters(scope), areaParameter(area)];
    const { rows } = await database.query<Row>(READ, parameters);
    return rows.map(countedOf);
  },

  /** A grid in force within the scope, held until the end of the transaction, or null. */
  async lock(grid: string, scope: Scope): Promise<CountedGrid | null> {
    const { rows } = await database.query(
      `SELECT code FROM grid WHERE ${scopeCondition(1)} AND code = $3 AND valid_to IS NULL
       FOR UPDATE`,
      [...scopeParameters(scope), grid],
    );
    return rows[0] ? ((await this.grids(grid, scope))[0] ?? null) : null;
  },

  /** Writes what was counted in a grid. @param at ISO 8601 */
  async write(
    { grid, county, town }: Pick<CountedGrid, 'grid' | 'county' | 'town'>,
    counted: StaffCount,
    { at, by }: { at: string; by: string },
  ): Promise<void> {
    const written = await database.query(
      `INSERT INTO grid_staffing (grid, county, town, full_time, part_time, volunteers, counted_on,
         revision, changed_at, changed_by, synthetic)
       VALUES ($1, $2, $3, $4, $5, $6, $7::date, $8, $9, $10, $11)
       ON CONFLICT (grid) DO UPDATE SET full_time = excluded.full_time,
         part_time = excluded.part_time, volunteers = excluded.volunteers,
         counted_on = excluded.counted_on, revision = excluded.revision,
         changed_at = excluded.changed_at, changed_by = excluded.changed_by,
         synthetic = excluded.synthetic`,
      [
        ...[grid, county, town, counted.fullTime, counted.partTime, counted.volunteers],
        ...[counted.countedOn, counted.revision, at, by, counted.synthetic],
      ],
    );
    expectRowCount(written, 1);
  },
});
