import { CONDITION_CODE, CONDITIONS, type Condition } from '../../shared/model/level.ts';
import type { Queryable } from '../database/database.ts';
import type { GridChange } from './condition-entries.ts';

type GridRow = { code: string; county: string; town: string; condition: number };
type PartRow = { grid: string; stream: string; condition: number };
/** What a grid's condition rests on: `[stream id, condition]`. */
type Part = [string, Condition];

const conditionFrom = (code: number): Condition => CONDITIONS[code] ?? 'unknown';

/** The worst level found; without one, `unknown` as soon as anything is: a blind spot is not safe. */
const worstOf = (parts: readonly Part[]): Condition => {
  const levels = parts.map(([, condition]) => CONDITION_CODE[condition]);
  const worst = Math.max(0, ...levels.filter((code) => code !== CONDITION_CODE.unknown));
  return worst === 0 && levels.includes(CONDITION_CODE.unknown) ? 'unknown' : conditionFrom(worst);
};

async function partsOf(
  codes: readonly string[],
  transaction: Queryable,
): Promise<Map<string, Part[]>> {
  const { rows } = await transaction.query<PartRow>(
    `SELECT s.grid, s.id AS stream, l.condition
     FROM stream s JOIN stream_latest l ON l.stream = s.number
     WHERE s.grid = ANY ($1::text[]) AND s.rule IS NOT NULL ORDER BY s.number`,
    [[...codes]],
  );
  const parts = new Map<string, Part[]>();
  for (const { grid, stream, condition } of rows) {
    parts.set(grid, [...(parts.get(grid) ?? []), [stream, conditionFrom(condition)]]);
  }
  return parts;
}

/**
 * Grades grids anew from what lies in them, within the transaction that changed it. Their rows are locked
 * before the parts are read: two nodes that change two streams of one grid both end up counted.
 * @param at epoch milliseconds
 * @returns the grids whose condition is another than before
 */
export async function regradeGrids(
  codes: readonly string[],
  at: number,
  transaction: Queryable,
): Promise<GridChange[]> {
  if (codes.length === 0) return [];
  const { rows } = await transaction.query<GridRow>(
    `SELECT code, county, town, condition FROM grid_condition WHERE code = ANY ($1::text[])
     ORDER BY code FOR UPDATE`,
    [[...codes]],
  );
  const parts = await partsOf(codes, transaction);
  const graded = rows.map((row) => ({ ...row, parts: parts.get(row.code) ?? [] }));
  const changes = graded.map(({ parts: found, condition, ...grid }) => ({
    ...grid,
    parts: found,
    before: conditionFrom(condition),
    after: worstOf(found),
  }));
  await writeGrids(changes, at, transaction);
  return changes
    .filter(({ before, after }) => before !== after)
    .map(({ parts: _, ...change }) => change);
}

async function writeGrids(
  changes: readonly (GridChange & { parts: readonly Part[] })[],
  at: number,
  transaction: Queryable,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ code, parts, before, after }) => ({
    code,
    parts,
    condition: CONDITION_CODE[after],
    moved: before !== after,
  }));
  await transaction.query(
    `UPDATE grid_condition g SET condition = c.condition, parts = c.parts,
       changed_at = CASE WHEN c.moved THEN $2::timestamptz ELSE g.changed_at END
     FROM json_to_recordset($1::json) AS c (code text, parts jsonb, condition int2, moved boolean)
     WHERE g.code = c.code`,
    [JSON.stringify(rows), new Date(at)],
  );
}
