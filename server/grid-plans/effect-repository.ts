import type { Descent } from '../../shared/risk/staff-descent.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { asideOf } from '../database/grid-at.ts';
import { PLATFORM_KEYS } from '../database/seed/platform-keys.ts';

/** A grid as a coverage carries it (`CoveredGrid`), as text: it is read where it is needed. */
const SHAPED = `code, json_build_object('code', code, 'kind', kind, 'name', name, 'households', households,
  'outline', ST_AsGeoJSON(ST_Multi(outline), 6)::json -> 'coordinates')::text AS grid`;
const COLUMNS = `code, kind, name, community, county, town, households, parent, outline, centre,
  area_square_metres, valid_from, recorded_at, plan, synthetic`;

/** Grids a plan changes or ends: those whose version in force is closed when it begins. */
const CLOSED_AT_BEGIN = `SELECT code FROM grid_plan_grid WHERE plan = $1 AND change <> 'added'`;
/** And when it ends: what it put into force. */
const CLOSED_AT_END = `SELECT code FROM grid_plan_grid WHERE plan = $1 AND change <> 'removed'`;

const OPEN_AT_BEGIN = `
  INSERT INTO grid (${COLUMNS})
  SELECT g.code, g.kind, g.name, g.community, g.county, g.town, g.households, g.parent, g.outline,
    ST_PointOnSurface(g.outline), ST_Area(g.outline::geography), $2, $3, $1, a.synthetic OR p.synthetic
  FROM grid_plan_grid g JOIN grid_plan p ON p.id = g.plan JOIN area a ON a.code = g.community
  WHERE g.plan = $1 AND g.change <> 'removed'`;
/** What was in force until the plan began comes back as new versions of the same grids. */
const OPEN_AT_END = `
  INSERT INTO grid (${COLUMNS})
  SELECT o.code, o.kind, o.name, o.community, o.county, o.town, o.households, o.parent, o.outline,
    o.centre, o.area_square_metres, $2, $3, $1, o.synthetic
  FROM grid o JOIN grid_plan p ON p.id = $1
  WHERE o.code IN (${CLOSED_AT_BEGIN}) AND o.valid_to = p.effective_from`;

/** Registers whose entries stand at a place and follow the grid that place is in. */
const LIVE_THINGS = {
  hazard: 'true',
  shelter: 'true',
  stream: `t.metric <> 'position'`,
  protected_object: 'true',
  key_place: 'true',
  tip: `t.state IN ('received', 'looked-at')`,
} as const;

/**
 * The grid that covers the place, or is nearest to it. By distance, not by `gridAt`: a thing may stand beyond every
 * grid of its communities and still needs one. Where a grid has the place, its distance is 0 and both answer the same.
 */
const relink = (table: keyof typeof LIVE_THINGS) => `
  UPDATE ${table} t SET grid = found.code
  FROM (SELECT t.id, g.code FROM ${table} t CROSS JOIN LATERAL (
    SELECT g.code FROM grid g WHERE g.valid_to IS NULL AND g.kind <> 'micro'
      AND g.community = ANY ($2::text[])
    ORDER BY ST_Distance(g.outline, ${asideOf('t.place')}), g.code LIMIT 1) g
    WHERE t.grid = ANY ($1::text[]) AND ${LIVE_THINGS[table]}) AS found
  WHERE t.id = found.id AND t.grid <> found.code`;

export type Direction = 'begin' | 'end';

/** Puts approved grids into force. Everything within the caller's transaction. */
export const effectRepository = (database: Queryable) => ({
  /** The version screens are told of, held until the end of the transaction when asked. */
  async coverageVersion(lock: boolean): Promise<string> {
    const { rows } = await database.query<{ value: string }>(
      `SELECT value FROM platform WHERE key = $1 ${lock ? 'FOR UPDATE' : ''}`,
      [PLATFORM_KEYS.coverage],
    );
    return rows[0]!.value;
  },

  /** Codes of the versions that close. */
  async closing(plan: string, direction: Direction): Promise<string[]> {
    const sql = direction === 'begin' ? CLOSED_AT_BEGIN : CLOSED_AT_END;
    const { rows } = await database.query<{ code: string }>(`${sql} ORDER BY code`, [plan]);
    return rows.map(({ code }) => code);
  },

  /** The grids that come into force, with what screens draw of each as JSON. */
  async opening(plan: string, direction: Direction): Promise<{ code: string; grid: string }[]> {
    const sql =
      direction === 'begin'
        ? `SELECT ${SHAPED} FROM grid_plan_grid WHERE plan = $1 AND change <> 'removed'`
        : `SELECT ${SHAPED} FROM grid o WHERE o.code IN (${CLOSED_AT_BEGIN})
             AND o.valid_to = (SELECT effective_from FROM grid_plan WHERE id = $1)`;
    return (await database.query<{ code: string; grid: string }>(sql, [plan])).rows;
  },

  /** Where every grid in force lies, and those that a plan adds: JSON, `GridParents` by code. */
  async parents(plan: string): Promise<string> {
    const { rows } = await database.query<{ parents: string }>(
      `SELECT json_object_agg(code, json_build_object('community', community, 'town', town,
         'county', county))::text AS parents
       FROM (SELECT code, community, town, county FROM grid WHERE valid_to IS NULL
         UNION SELECT code, community, town, county FROM grid_plan_grid WHERE plan = $1) AS lying`,
      [plan],
    );
    return rows[0]!.parents;
  },

  /** Where the ground of the grids that a plan changes goes, in that direction. */
  async descents(plan: string, direction: Direction): Promise<Descent[]> {
    const ends = direction === 'begin' ? ['from_code', 'to_code'] : ['to_code', 'from_code'];
    const { rows } = await database.query<Descent>(
      `SELECT ${ends[0]} AS "from", ${ends[1]} AS "to" FROM grid_lineage WHERE plan = $1`,
      [plan],
    );
    return rows;
  },

  /**
   * Closes and opens versions.
   * @param from when they are valid from, `at` when that is recorded (ISO 8601)
   * @throws Error when the grids in force are not those that were approved on
   */
  async changeVersions(
    plan: string,
    direction: Direction,
    { from, at, closed, opened }: { from: string; at: string; closed: string[]; opened: number },
  ): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE grid SET valid_to = $2, retired_at = $3
         WHERE code = ANY ($1::text[]) AND valid_to IS NULL`,
        [closed, from, at],
      ),
      closed.length,
    );
    const sql = direction === 'begin' ? OPEN_AT_BEGIN : OPEN_AT_END;
    expectRowCount(await database.query(sql, [plan, from, at]), opened);
  },

  /** Links live things to the grids they are in now. Answers how many of each were moved. */
  async relinkThings(
    closed: readonly string[],
    communities: readonly string[],
  ): Promise<Record<string, number>> {
    const moved: Record<string, number> = {};
    for (const table of Object.keys(LIVE_THINGS) as (keyof typeof LIVE_THINGS)[]) {
      const done = await database.query(relink(table), [[...closed], [...communities]]);
      moved[table] = done.rowCount;
    }
    return moved;
  },

  /** One row of conditions for every grid in force; new ones are graded by the caller. */
  async changeConditions(closed: readonly string[], opened: readonly string[], at: string) {
    await database.query(
      `DELETE FROM grid_condition c WHERE c.code = ANY ($1::text[])
         AND NOT EXISTS (SELECT 1 FROM grid g WHERE g.code = c.code AND g.valid_to IS NULL)`,
      [[...closed]],
    );
    await database.query(
      `INSERT INTO grid_condition (code, county, town, condition, parts, changed_at)
       SELECT code, county, town, 0, '[]', $2 FROM grid
       WHERE code = ANY ($1::text[]) AND valid_to IS NULL ON CONFLICT (code) DO NOTHING`,
      [[...opened], at],
    );
  },

  /** Households of the communities, and of all they lie in, anew from the grids. */
  async countHouseholds(communities: readonly string[]): Promise<void> {
    await database.query(
      `UPDATE area a SET households = counted.sum
       FROM (SELECT community, sum(households)::int AS sum FROM grid
         WHERE valid_to IS NULL AND kind <> 'micro' AND community = ANY ($1::text[])
         GROUP BY community) AS counted
       WHERE a.code = counted.community AND a.households <> counted.sum`,
      [[...communities]],
    );
    for (const level of ['town', 'county', 'city']) {
      await database.query(
        `UPDATE area a SET households = counted.sum
         FROM (SELECT parent, sum(households)::int AS sum FROM area
           WHERE level <> 'functional' GROUP BY parent) AS counted
         WHERE a.code = counted.parent AND a.level = $1 AND a.households <> counted.sum`,
        [level],
      );
    }
  },

  async writeCoverage(
    coverage: { version: string; bytes: Uint8Array; from: string; at: string },
    plan: string,
  ): Promise<void> {
    const { version, bytes, from, at } = coverage;
    expectRowCount(
      await database.query(
        `INSERT INTO coverage (version, effective_from, recorded_at, topology_gzip, plan)
         VALUES ($1, $2, $3, $4, $5)`,
        [version, from, at, bytes, plan],
      ),
      1,
    );
    expectRowCount(
      await database.query('UPDATE platform SET value = $2 WHERE key = $1', [
        PLATFORM_KEYS.coverage,
        version,
      ]),
      1,
    );
  },
});
