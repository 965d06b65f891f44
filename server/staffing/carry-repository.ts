import type { Heads } from '../../shared/risk/staff-descent.ts';
import { expectRowCount, type Transaction } from '../database/database.ts';

/** The plan that makes grids others; `effectiveAt` null: it takes effect only now. */
export type CarryingPlan = { id: string; effectiveAt: string | null };
/** What stands of a grid's staff: `heads` null where nobody knows. */
export type Standing = {
  grid: string;
  heads: Heads | null;
  synthetic: boolean;
  isRecounted: boolean;
};
/** What a grid's row becomes. `carriedBy` null: as if no plan had been there. */
export type CarriedRow = {
  grid: string;
  heads: Heads | null;
  synthetic: boolean;
  carriedBy: string | null;
};
/** What was last known of a grid that another comes from. */
export type SourceRow = { grid: string; source: string; heads: Heads | null; synthetic: boolean };

type HeadsRow = { [Field in keyof Heads]: Heads[Field] | null };

const HEADS = `s.full_time AS "fullTime", s.part_time AS "partTime", s.volunteers, s.counted_on AS "countedOn"`;
const RECORD = `"fullTime" int, "partTime" int, volunteers int, "countedOn" date, synthetic boolean`;

const NOTHING: HeadsRow = { fullTime: null, partTime: null, volunteers: null, countedOn: null };

function headsOf({ fullTime, partTime, volunteers, countedOn }: HeadsRow): Heads | null {
  if (fullTime === null) return null;
  return { fullTime, partTime, volunteers, countedOn } as Heads;
}

/** Staff counts of grids that a plan changes. Everything within the caller's transaction. */
export const staffCarryRepository = (transaction: Transaction) => ({
  /** What stands in grids; recounted: somebody counted there since that plan took effect. */
  async standing(
    grids: readonly string[],
    { id, effectiveAt }: CarryingPlan,
  ): Promise<Map<string, Standing>> {
    const { rows } = await transaction.query<Omit<Standing, 'heads'> & HeadsRow>(
      `SELECT s.grid, ${HEADS}, s.synthetic,
         coalesce(s.carried_by IS DISTINCT FROM $2 AND s.changed_at >= $3::timestamptz, false)
           AS "isRecounted"
       FROM grid_staffing s WHERE s.grid = ANY ($1::text[])`,
      [[...grids], id, effectiveAt],
    );
    return new Map(
      rows.map(({ grid, synthetic, isRecounted, ...row }) => [
        grid,
        { grid, synthetic, isRecounted, heads: headsOf(row) },
      ]),
    );
  },

  /** What stood in the grids that kept their codes until a plan made it another. */
  async former(plan: string): Promise<Map<string, Omit<SourceRow, 'source'>>> {
    const { rows } = await transaction.query<Omit<SourceRow, 'heads'> & HeadsRow>(
      `SELECT DISTINCT ON (s.grid) s.grid, ${HEADS}, s.synthetic FROM grid_staffing_source s
       WHERE s.plan = $1 AND s.source = s.grid ORDER BY s.grid, s.at`,
      [plan],
    );
    return new Map(
      rows.map(({ grid, synthetic, ...row }) => [grid, { grid, synthetic, heads: headsOf(row) }]),
    );
  },

  /** @param at ISO 8601 */
  async write(
    plan: string,
    { carried, sources }: { carried: readonly CarriedRow[]; sources: readonly SourceRow[] },
    at: string,
  ): Promise<void> {
    const flat = <Row extends { heads: Heads | null }>(rows: readonly Row[]) =>
      JSON.stringify(rows.map(({ heads, ...row }) => ({ ...row, ...(heads ?? NOTHING) })));
    expectRowCount(
      await transaction.query(
        `INSERT INTO grid_staffing AS s (grid, county, town, full_time, part_time, volunteers,
           counted_on, revision, changed_at, changed_by, synthetic, carried_by)
         SELECT c.grid, g.county, g.town, c."fullTime", c."partTime", c.volunteers, c."countedOn", 1, $2,
           'system', c.synthetic, c."carriedBy"
         FROM json_to_recordset($1::json) AS c (grid text, "carriedBy" text, ${RECORD})
         JOIN grid g ON g.code = c.grid AND g.valid_to IS NULL
         ON CONFLICT (grid) DO UPDATE SET county = excluded.county, town = excluded.town,
           full_time = excluded.full_time, part_time = excluded.part_time,
           volunteers = excluded.volunteers, counted_on = excluded.counted_on,
           revision = s.revision + 1, changed_at = excluded.changed_at,
           changed_by = excluded.changed_by, synthetic = excluded.synthetic,
           carried_by = excluded.carried_by`,
        [flat(carried), at],
      ),
      carried.length,
    );
    expectRowCount(
      await transaction.query(
        `INSERT INTO grid_staffing_source (grid, at, source, plan, full_time, part_time, volunteers,
           counted_on, synthetic)
         SELECT c.grid, $2, c.source, $3, c."fullTime", c."partTime", c.volunteers, c."countedOn",
           c.synthetic
         FROM json_to_recordset($1::json) AS c (grid text, source text, ${RECORD})`,
        [flat(sources), at, plan],
      ),
      sources.length,
    );
  },
});
