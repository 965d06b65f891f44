import type { Shift } from '../../shared/model/patrol.ts';
import { CELL_SQUARE_METRES } from '../../shared/risk/patrol.ts';
import type { Descent } from '../../shared/risk/staff-descent.ts';
import type { Transaction } from '../database/database.ts';

/** One shift of one day. */
export type PlannedShift = { day: string; shift: Shift };

const COMING = `unnest($2::date[], $3::text[]) AS coming (day, shift)`;
const IS_COMING = 'coming.day = p.day AND coming.shift = p.shift';

const TAKE_OVER = `
  INSERT INTO patrol_duty AS d (grid, day, shift, county, town, planned, cells, due_at, changed_at,
    changed_by, synthetic)
  SELECT g.code, p.day, p.shift, g.county, g.town, max(p.planned),
    greatest(1, round(g.area_square_metres / $5))::int, max(p.due_at), $4, 'system',
    bool_or(p.synthetic)
  FROM json_to_recordset($1::json) AS way ("from" text, "to" text)
  JOIN patrol_duty p ON p.grid = way."from"
  JOIN ${COMING} ON ${IS_COMING}
  JOIN grid g ON g.code = way."to" AND g.valid_to IS NULL
  GROUP BY g.code, p.day, p.shift, g.county, g.town, g.area_square_metres
  ON CONFLICT (grid, day, shift) DO UPDATE SET planned = excluded.planned,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by
    WHERE d.planned < excluded.planned
  RETURNING grid`;

const MEASURE = `
  UPDATE patrol_duty p SET cells = greatest(1, round(g.area_square_metres / $4))::int
  FROM grid g, ${COMING}
  WHERE p.grid = ANY ($1::text[]) AND g.code = p.grid AND g.valid_to IS NULL AND ${IS_COMING}`;

const columnsOf = (shifts: readonly PlannedShift[]) => [
  shifts.map(({ day }) => day),
  shifts.map(({ shift }) => shift),
];

/** Patrol duties of grids that a plan changes. Everything within the caller's transaction. */
export const patrolCarryRepository = (transaction: Transaction) => ({
  /** Shifts of grids that are not over at a moment, ISO 8601. */
  async shifts(grids: readonly string[], at: string): Promise<PlannedShift[]> {
    const { rows } = await transaction.query<PlannedShift>(
      'SELECT DISTINCT day, shift FROM patrol_duty WHERE grid = ANY ($1::text[]) AND due_at > $2',
      [[...grids], at],
    );
    return rows;
  },

  /** Grids take over the rounds planned of others, the most of any. Answers those whose rounds are others now. */
  async takeOver(
    ways: readonly Descent[],
    shifts: readonly PlannedShift[],
    at: string,
  ): Promise<string[]> {
    const parameters = [JSON.stringify(ways), ...columnsOf(shifts), at, CELL_SQUARE_METRES];
    const { rows } = await transaction.query<{ grid: string }>(TAKE_OVER, parameters);
    return [...new Set(rows.map(({ grid }) => grid))].sort();
  },

  /** Counts the cells of grids anew, of the ground they have now. */
  async measure(grids: readonly string[], shifts: readonly PlannedShift[]): Promise<void> {
    await transaction.query(MEASURE, [[...grids], ...columnsOf(shifts), CELL_SQUARE_METRES]);
  },
});
