import type { Scope } from '../../shared/model/account.ts';
import type { PatrolDuty, PatrolReport, Shift } from '../../shared/model/patrol.ts';
import type { PatrolSum } from '../../shared/wire/patrols.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { areaParameter, gridInArea, namedGridInArea } from '../database/in-area.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** What a plan of grids does to duties: by this door. */
export { patrolCarryRepository } from './carry-repository.ts';

/** A duty with its county, which stands in no answer. What is overdue is a question of the clock. */
export type StoredDuty = Omit<PatrolDuty, 'overdue'> & { county: string };

const OF_AREA = namedGridInArea(3, 'p');

/** A grid that ended before the end of the shift owes it no more: a plan put other grids in its place. */
const IS_OWED = `coalesce((SELECT g.valid_to FROM grid g
    WHERE g.code = p.grid AND g.valid_from <= p.due_at ORDER BY g.valid_from DESC LIMIT 1),
  'infinity') >= p.due_at`;

/** The grid's name is that of its version of the day, or the newest there was. */
const READ = `
  SELECT p.grid, (SELECT g.name FROM grid g WHERE g.code = p.grid ORDER BY g.valid_from DESC LIMIT 1)
      AS name, p.county, p.town, p.day, p.shift, p.planned, p.done, p.cells,
    p.cells_visited AS "cellsVisited", p.due_at AS "dueAt", p.synthetic
  FROM patrol_duty p WHERE ${scopeCondition(1, 'p')} AND ${OF_AREA} AND ${IS_OWED}`;

/** The duties of one town in one shift, summed up by the database: a city has twenty thousand a day. */
export type TownShift = Omit<PatrolSum, 'area'> & { county: string; town: string };

/** `$5` is now. What is late is what shared/risk/patrol.ts says it is. */
const SUMS = `
  SELECT p.county, p.town, p.shift, count(*)::int AS grids, sum(p.planned)::int AS planned,
    sum(least(p.done, p.planned))::int AS done,
    sum(CASE WHEN p.due_at <= $5 THEN greatest(0, p.planned - p.done) ELSE 0 END)::int AS overdue,
    coalesce(sum(p.cells) FILTER (WHERE p.cells_visited IS NOT NULL), 0)::int AS "cellsTold",
    coalesce(sum(p.cells_visited), 0)::int AS "cellsVisited",
    (count(*) FILTER (WHERE p.cells_visited IS NULL))::int AS untold,
    bool_or(p.synthetic) AS synthetic
  FROM patrol_duty p
  WHERE ${scopeCondition(1, 'p')} AND ${OF_AREA} AND p.day = $4::date AND ${IS_OWED}
  GROUP BY p.county, p.town, p.shift ORDER BY p.county, p.town`;

/** Duties of an area whose shift ended between two moments, ISO 8601. */
type Behind = { area: string; scope: Scope; from: string; to: string };
const BEHIND = 'p.done < p.planned AND p.due_at > $4 AND p.due_at <= $5';

type PlannedGrid = { county: string; town: string; isSame: boolean };

/** A duty to be planned. */
export type NewDuty = Pick<StoredDuty, 'day' | 'shift' | 'planned' | 'dueAt' | 'synthetic'>;

/** Patrol duty of grids: places and counts (arts 24, 25, 50). */
export const patrolRepository = (database: Queryable) => ({
  /** @param at ISO 8601: what is late by then */
  async sums(area: string, scope: Scope, day: string, at: string): Promise<TownShift[]> {
    const { rows } = await database.query<TownShift>(SUMS, [
      ...scopeParameters(scope),
      areaParameter(area),
      day,
      at,
    ]);
    return rows;
  },

  async ofDay(area: string, scope: Scope, day: string): Promise<StoredDuty[]> {
    const { rows } = await database.query<StoredDuty>(
      `${READ} AND p.day = $4::date ORDER BY p.grid, p.due_at`,
      [...scopeParameters(scope), areaParameter(area), day],
    );
    return rows;
  },

  /** The oldest duties whose shift ended between two moments (ISO 8601) with rounds missing. */
  async behind({ area, scope, from, to }: Behind, limit: number): Promise<StoredDuty[]> {
    const { rows } = await database.query<StoredDuty>(
      `${READ} AND ${BEHIND} ORDER BY p.due_at, p.grid LIMIT $6`,
      [...scopeParameters(scope), areaParameter(area), from, to, limit],
    );
    return rows;
  },

  /** How many duties are behind so, and how many of their rounds are missing. */
  async countBehind({ area, scope, from, to }: Behind) {
    const { rows } = await database.query<{ duties: number; rounds: number }>(
      `SELECT count(*)::int AS duties, coalesce(sum(p.planned - p.done), 0)::int AS rounds
       FROM patrol_duty p WHERE ${scopeCondition(1, 'p')} AND ${OF_AREA} AND ${IS_OWED} AND ${BEHIND}`,
      [...scopeParameters(scope), areaParameter(area), from, to],
    );
    return rows[0]!;
  },

  async lock(grid: string, day: string, shift: Shift, scope: Scope): Promise<StoredDuty | null> {
    const { rows } = await database.query<StoredDuty>(
      `${READ} AND p.day = $4::date AND p.shift = $5 FOR UPDATE OF p`,
      [...scopeParameters(scope), grid, day, shift],
    );
    return rows[0] ?? null;
  },

  /**
   * Plans a duty for every grid in force of an area; what was done of it stays.
   * @returns where they lie, and whether the duty was planned so before
   */
  async plan(
    area: string,
    scope: Scope,
    duty: NewDuty,
    stamp: { cellSquareMetres: number; at: string; by: string },
  ): Promise<PlannedGrid[]> {
    const { rows } = await database.query<PlannedGrid>(
      `WITH planned AS (
         SELECT g.code, g.county, g.town, g.area_square_metres FROM grid g
         WHERE g.valid_to IS NULL AND ${scopeCondition(1, 'g')} AND ${gridInArea(3, 'g')}
       ), written AS (
         INSERT INTO patrol_duty (grid, day, shift, county, town, planned, cells, due_at, changed_at,
           changed_by, synthetic)
         SELECT g.code, $4::date, $5, g.county, g.town, $6,
           greatest(1, round(g.area_square_metres / $7))::int, $8, $9, $10, $11 FROM planned g
         ON CONFLICT (grid, day, shift) DO UPDATE SET planned = excluded.planned,
           changed_at = excluded.changed_at, changed_by = excluded.changed_by
           WHERE patrol_duty.planned <> excluded.planned
         RETURNING grid
       )
       SELECT county, town, code NOT IN (SELECT grid FROM written) AS "isSame" FROM planned`,
      [
        ...[...scopeParameters(scope), areaParameter(area), duty.day, duty.shift, duty.planned],
        ...[stamp.cellSquareMetres, duty.dueAt, stamp.at, stamp.by, duty.synthetic],
      ],
    );
    return rows;
  },

  /** @param at ISO 8601 */
  async report(report: PatrolReport, { at, by }: { at: string; by: string }): Promise<void> {
    const { grid, day, shift, done, cellsVisited } = report;
    const written = await database.query(
      `UPDATE patrol_duty SET done = $4, cells_visited = $5, changed_at = $6, changed_by = $7
       WHERE grid = $1 AND day = $2::date AND shift = $3`,
      [grid, day, shift, done, cellsVisited, at, by],
    );
    expectRowCount(written, 1);
  },
});
