import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { GridPlan, PlanGrid } from '../../shared/model/grid-plan.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { OVERLAY_DEGREES } from './witness.ts';

/** A grid as it was approved. `outline` null: the grid ends. */
export type ApprovedGrid = Omit<PlanGrid, 'outline'> & {
  key: string;
  change: 'added' | 'changed' | 'removed';
  county: string;
  outline: PlanGrid['outline'] | null;
};

/** Slivers of rounding are no descent [D]. */
const LEAST_DESCENT_SQUARE_METRES = 1;

const INSERT = `
  INSERT INTO grid_plan_grid (plan, code, key, change, kind, name, community, town, county,
    households, parent, outline)
  SELECT $1, code, key, change, kind, name, community, town, county, households, parent, outline
  FROM json_to_recordset($2::json) AS g (code text, key text, change text, kind text, name text,
    community text, town text, county text, households int, parent text, outline geometry)`;

/**
 * Where the ground of the grids that change went, measured by the database on the ellipsoid. Grids that end
 * or change now, against what is in force afterwards among those that change; of a grid that keeps all its ground there is nothing to tell.
 */
const LINEAGE = `
  INSERT INTO grid_lineage (plan, from_code, to_code, area_square_metres, share)
  SELECT $1, from_code, to_code, metres, least(1, metres / whole) FROM (
    SELECT o.code AS from_code, n.code AS to_code, ST_Area(o.outline::geography) AS whole,
      ST_Area(ST_Intersection(o.outline, n.outline, ${OVERLAY_DEGREES})::geography) AS metres
    FROM grid o
    JOIN grid_plan_grid ended ON ended.plan = $1 AND ended.code = o.code
    JOIN grid_plan_grid n ON n.plan = $1 AND n.outline && o.outline
      AND (n.kind = 'micro') = (o.kind = 'micro')
    WHERE o.valid_to IS NULL) AS pieces
  WHERE metres > ${LEAST_DESCENT_SQUARE_METRES}
    AND (from_code <> to_code OR metres < whole - ${LEAST_DESCENT_SQUARE_METRES})`;

/** What approved plans become, word for word, with the codes given to it. */
export const resultRepository = (database: Queryable) => ({
  /** Every code ever given in communities. */
  async codesGiven(communities: readonly string[]): Promise<Set<string>> {
    const { rows } = await database.query<{ code: string }>(
      'SELECT code FROM grid_code WHERE community = ANY ($1::text[])',
      [[...communities]],
    );
    return new Set(rows.map(({ code }) => code));
  },

  /** Stores what was approved, gives out its new codes, and works out what comes from what. */
  async insert(plan: string, grids: readonly ApprovedGrid[], at: string): Promise<void> {
    const added = grids.filter(({ change }) => change === 'added');
    expectRowCount(
      await database.query(
        `INSERT INTO grid_code (code, community, given_at)
         SELECT code, community, $2::timestamptz
         FROM json_to_recordset($1::json) AS g (code text, community text)`,
        [JSON.stringify(added.map(({ code, community }) => ({ code, community }))), at],
      ),
      added.length,
    );
    const rows = grids.map(({ outline, ...grid }) => ({
      ...grid,
      outline: outline && ewkbHex({ type: 'MultiPolygon', coordinates: outline }),
    }));
    expectRowCount(await database.query(INSERT, [plan, JSON.stringify(rows)]), grids.length);
    await database.query(LINEAGE, [plan]);
  },

  /** The codes given to the new grids of a plan, by their keys in it. */
  async codes(plan: Pick<GridPlan, 'id'>): Promise<{ key: string; code: string }[]> {
    const { rows } = await database.query<{ key: string; code: string }>(
      `SELECT key, code FROM grid_plan_grid WHERE plan = $1 AND change = 'added' ORDER BY code`,
      [plan.id],
    );
    return rows;
  },
});
