import type { Scope } from '../../shared/model/account.ts';
import type { Grid } from '../../shared/model/grid.ts';
import type {
  StaffCount,
  StaffDescent,
  StaffingNorm,
  StaffSource,
} from '../../shared/model/staffing.ts';
import type { StaffingSum } from '../../shared/wire/staffing.ts';
import type { Queryable } from '../database/database.ts';
import { areaParameter, gridInArea } from '../database/in-area.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** What a plan of grids does to counts: by this door. */
export {
  type CarriedRow,
  type CarryingPlan,
  type SourceRow,
  type Standing,
  staffCarryRepository,
} from './carry-repository.ts';

/** A grid in force with what was counted of its staff, null where nothing was. */
export type CountedGrid = Pick<Grid, 'name' | 'kind' | 'town' | 'county' | 'households'> & {
  grid: string;
  counted: StaffCount | null;
  descent: StaffDescent | null;
};

type Row = Omit<CountedGrid, 'counted' | 'descent'> & {
  [Field in keyof StaffCount]: StaffCount[Field] | null;
} & { carriedBy: string | null; changedAt: string | null; sources: StaffSource[] | null };

type Kinds = StaffingNorm['kinds'];
/** What is asked about: the grids of an area within a scope. */
export type Asked = { area: string; scope: Scope };

const OF_AREA = `g.valid_to IS NULL AND ${scopeCondition(1, 'g')} AND ${gridInArea(3, 'g')}`;
const parameters = ({ area, scope }: Asked) => [...scopeParameters(scope), areaParameter(area)];

/** What a grid comes from, where a plan made its row what it is. A source may be no more: its name is its last. */
const SOURCES = `
  CASE WHEN s.carried_by IS NOT NULL THEN (
    SELECT coalesce(jsonb_agg(jsonb_build_object('grid', d.source,
      'name', (SELECT name FROM grid o WHERE o.code = d.source ORDER BY valid_from DESC LIMIT 1),
      'counted', CASE WHEN d.full_time IS NOT NULL THEN jsonb_build_object('fullTime', d.full_time,
        'partTime', d.part_time, 'volunteers', d.volunteers, 'countedOn', d.counted_on) END)
      ORDER BY d.source), '[]')
    FROM grid_staffing_source d
    WHERE d.grid = s.grid AND d.plan = s.carried_by AND d.at = s.changed_at) END`;

const READ = `
  SELECT g.code AS grid, g.name, g.kind, g.town, g.county, g.households,
    s.full_time AS "fullTime", s.part_time AS "partTime", s.volunteers,
    s.counted_on AS "countedOn", s.revision, s.synthetic, s.carried_by AS "carriedBy",
    s.changed_at AS "changedAt", ${SOURCES} AS sources
  FROM grid g LEFT JOIN grid_staffing s ON s.grid = g.code
  WHERE ${OF_AREA}`;

/** The posts of a grid by the kinds of a norm, `$4`. What is due is what shared/risk/staffing.ts says it is. */
const FULL_TIME_DUE = `greatest(($4::jsonb -> g.kind ->> 'fullTime')::int,
  ceil(g.households / ($4::jsonb -> g.kind ->> 'householdsPerFullTime')::numeric)::int)`;
const PART_TIME_DUE = `($4::jsonb -> g.kind ->> 'partTime')::int`;

/** The grids of one town summed up by the database: a city has seven thousand. */
export type TownStaff = Omit<StaffingSum, 'area'> & { county: string; town: string };

const SUMS = `
  SELECT county, town, count(*)::int AS grids, (count(*) FILTER (WHERE full_time IS NULL))::int AS uncounted,
    coalesce(sum(full_time), 0)::int AS "fullTime", coalesce(sum(part_time), 0)::int AS "partTime",
    coalesce(sum(volunteers), 0)::int AS volunteers, sum(full_due)::int AS "normFullTime",
    sum(part_due)::int AS "normPartTime",
    coalesce(sum(greatest(0, full_due - full_time)) FILTER (WHERE full_time IS NOT NULL), 0)::int
      AS "shortFullTime",
    coalesce(sum(greatest(0, part_due - part_time)) FILTER (WHERE full_time IS NOT NULL), 0)::int
      AS "shortPartTime",
    (count(*) FILTER (WHERE full_time = 0 AND full_due > 0))::int AS "withoutFullTime",
    coalesce(bool_or(synthetic), false) AS synthetic
  FROM (
    SELECT g.county, g.town, s.full_time, s.part_time, s.volunteers, s.synthetic,
      ${FULL_TIME_DUE} AS full_due, ${PART_TIME_DUE} AS part_due
    FROM grid g LEFT JOIN grid_staffing s ON s.grid = g.code WHERE ${OF_AREA}
  ) due
  GROUP BY county, town ORDER BY county, town`;

function countedOf(row: Row): CountedGrid {
  const { fullTime, partTime, volunteers, countedOn, revision, synthetic, ...rest } = row;
  const { carriedBy, changedAt, sources, ...grid } = rest;
  const descent = carriedBy === null ? null : { plan: carriedBy, at: changedAt!, from: sources! };
  if (fullTime === null) return { ...grid, descent, counted: null };
  const counted = { fullTime, partTime, volunteers, countedOn, revision, synthetic };
  return { ...grid, descent, counted: counted as StaffCount };
}

/** Staff of grids, as counts (art. 50). */
export const staffingRepository = (database: Queryable) => ({
  /** The grids in force of an area within the scope; the city's code: all of the scope. */
  async grids(asked: Asked): Promise<CountedGrid[]> {
    const { rows } = await database.query<Row>(`${READ} ORDER BY g.code`, parameters(asked));
    return rows.map(countedOf);
  },

  async sums(asked: Asked, kinds: Kinds): Promise<TownStaff[]> {
    const { rows } = await database.query<TownStaff>(SUMS, [
      ...parameters(asked),
      JSON.stringify(kinds),
    ]);
    return rows;
  },

  /** Nobody full-time where somebody is due (art. 50), then those nobody counted. */
  async unstaffed(asked: Asked, kinds: Kinds, limit: number): Promise<CountedGrid[]> {
    const { rows } = await database.query<Row>(
      `${READ} AND (s.full_time IS NULL OR (s.full_time = 0 AND ${FULL_TIME_DUE} > 0))
       ORDER BY s.full_time IS NULL, g.code LIMIT $5`,
      [...parameters(asked), JSON.stringify(kinds), limit],
    );
    return rows.map(countedOf);
  },

  /** A grid in force within the scope, held until the end of the transaction, or null. */
  async lock(grid: string, scope: Scope): Promise<CountedGrid | null> {
    const { rows } = await database.query(
      `SELECT code FROM grid WHERE ${scopeCondition(1)} AND code = $3 AND valid_to IS NULL
       FOR UPDATE`,
      [...scopeParameters(scope), grid],
    );
    return rows[0] ? ((await this.grids({ area: grid, scope }))[0] ?? null) : null;
  },

  /** Writes what was counted in a grid. Revisions of one that became unknown go on. @param at ISO 8601 */
  async write(
    { grid, county, town }: Pick<CountedGrid, 'grid' | 'county' | 'town'>,
    counted: Omit<StaffCount, 'revision'>,
    { at, by }: { at: string; by: string },
  ): Promise<number> {
    const { rows } = await database.query<{ revision: number }>(
      `INSERT INTO grid_staffing AS s (grid, county, town, full_time, part_time, volunteers, counted_on,
         revision, changed_at, changed_by, synthetic)
       VALUES ($1, $2, $3, $4, $5, $6, $7::date, 1, $8, $9, $10)
       ON CONFLICT (grid) DO UPDATE SET full_time = excluded.full_time,
         part_time = excluded.part_time, volunteers = excluded.volunteers,
         counted_on = excluded.counted_on, revision = s.revision + 1, carried_by = NULL,
         changed_at = excluded.changed_at, changed_by = excluded.changed_by,
         synthetic = excluded.synthetic
       RETURNING revision`,
      [
        ...[grid, county, town, counted.fullTime, counted.partTime, counted.volunteers],
        ...[counted.countedOn, at, by, counted.synthetic],
      ],
    );
    return rows[0]!.revision;
  },
});
