import type { GridPartKind } from '../../shared/model/grid.ts';
import { CONDITION_CODE, CONDITIONS, type Condition } from '../../shared/model/level.ts';
import { type GridPart, gridRisk } from '../../shared/risk/grid-risk.ts';
import type { Queryable } from '../database/database.ts';
import { HELD_CODE } from '../telemetry/kept-state.ts';
import type { GridChange } from './condition-entries.ts';

type GridRow = { code: string; county: string; town: string; condition: number };
type PartRow = {
  grid: string;
  kind: GridPartKind;
  id: string;
  condition: number;
  held: number | null;
};
type GradedGrid = GridChange & { parts: readonly GridPart[] };

/**
 * Everything in the grids that counts: hazards with their assessed risk, whatever a judged stream watches, and
 * tips that are being looked into. A hazard nobody assessed is unknown, and so is a tip nobody has decided.
 */
const PARTS = `
  SELECT grid, 'hazard' AS kind, id, NULL::int AS held, CASE risk
    WHEN 'red' THEN 4 WHEN 'orange' THEN 3 WHEN 'yellow' THEN 2 WHEN 'blue' THEN 1 ELSE 5
  END AS condition
  FROM hazard WHERE grid = ANY ($1::text[]) AND state <> 'closed'
  UNION ALL
  SELECT grid, 'report', id, NULL::int, ${CONDITION_CODE.unknown}
  FROM tip WHERE grid = ANY ($1::text[]) AND state = 'looked-at'
  UNION ALL
  SELECT s.grid,
    CASE WHEN s.subject_kind IN ('gathering', 'shelter') THEN s.subject_kind ELSE 'stream' END,
    CASE WHEN s.subject_kind IN ('gathering', 'shelter') THEN coalesce(s.subject, s.id) ELSE s.id END,
    ${HELD_CODE}, l.condition
  FROM stream s JOIN stream_latest l ON l.stream = s.number
  WHERE s.grid = ANY ($1::text[]) AND coalesce(s.bound_rule, s.rule) IS NOT NULL`;

const conditionFrom = (code: number): Condition => CONDITIONS[code] ?? 'unknown';

const partOf = ({ kind, id, condition, held }: PartRow): GridPart => ({
  ...{ kind, id, condition: conditionFrom(condition) },
  ...(condition === CONDITION_CODE.unknown && held !== null ? { held: conditionFrom(held) } : {}),
});

async function partsOf(
  codes: readonly string[],
  transaction: Queryable,
): Promise<Map<string, GridPart[]>> {
  const { rows } = await transaction.query<PartRow>(PARTS, [[...codes]]);
  const parts = new Map<string, GridPart[]>();
  for (const row of rows) {
    const found = parts.get(row.grid) ?? [];
    found.push(partOf(row));
    parts.set(row.grid, found);
  }
  return parts;
}

/**
 * Grades grids anew from what lies in them, within the transaction that changed it. Their rows are locked
 * before the parts are read: two nodes that change two streams of one grid both end up counted.
 * @param codes null grades every grid
 * @param at epoch milliseconds
 * @returns the grids whose condition is another than before
 */
export async function regradeGrids(
  codes: readonly string[] | null,
  at: number,
  transaction: Queryable,
): Promise<GridChange[]> {
  if (codes?.length === 0) return [];
  const { rows } = await transaction.query<GridRow>(
    `SELECT code, county, town, condition FROM grid_condition
     WHERE $1::text[] IS NULL OR code = ANY ($1) ORDER BY code FOR UPDATE`,
    [codes && [...codes]],
  );
  const found = await partsOf(
    rows.map(({ code }) => code),
    transaction,
  );
  const graded = rows.map(({ condition, ...grid }): GradedGrid => {
    const risk = gridRisk(found.get(grid.code) ?? []);
    return { ...grid, parts: risk.parts, before: conditionFrom(condition), after: risk.condition };
  });
  await writeGrids(graded, at, transaction);
  return graded
    .filter(({ before, after }) => before !== after)
    .map(({ parts: _, ...change }) => change);
}

async function writeGrids(
  graded: readonly GradedGrid[],
  at: number,
  transaction: Queryable,
): Promise<void> {
  const rows = graded.map(({ code, parts, after }) => ({
    code,
    parts,
    condition: CONDITION_CODE[after],
  }));
  await transaction.query(
    `UPDATE grid_condition g SET condition = c.condition, parts = c.parts,
       changed_at = CASE WHEN g.condition <> c.condition THEN $2::timestamptz ELSE g.changed_at END
     FROM json_to_recordset($1::json) AS c (code text, parts jsonb, condition int2)
     WHERE g.code = c.code AND (g.condition <> c.condition OR g.parts <> c.parts)`,
    [JSON.stringify(rows), new Date(at)],
  );
}
