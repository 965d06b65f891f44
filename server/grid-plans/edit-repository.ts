import type { PlanAct } from '../../shared/risk/grid-plan-log.ts';
import type { PlanEdit } from '../../shared/wire/grid-plans.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';

const COLUMNS = 'number, edit, drawn_by AS "by", drawn_at AS at';

/** What was drawn in plans, and how each revision came about. Neither is ever changed or taken out. */
export const editRepository = (database: Queryable) => ({
  /** Edits by their numbers, in the order asked for. */
  async edits(plan: string, numbers: readonly number[]): Promise<PlanEdit[]> {
    const { rows } = await database.query<PlanEdit>(
      `SELECT ${COLUMNS} FROM grid_plan_edit WHERE plan = $1 AND number = ANY ($2::int[])`,
      [plan, [...numbers]],
    );
    const byNumber = new Map(rows.map((edit) => [edit.number, edit]));
    return numbers.flatMap((number) => byNumber.get(number) ?? []);
  },

  /** The edit that somebody drew, undid or redid with that act, or null. */
  async ofAct(plan: string, doneBy: string, actKey: string): Promise<PlanEdit | null> {
    const { rows } = await database.query<PlanEdit>(
      `SELECT ${COLUMNS} FROM grid_plan_edit WHERE plan = $1 AND (
         drawn_by = $2 AND act_key = $3 OR number = (
           SELECT number FROM grid_plan_act WHERE plan = $1 AND done_by = $2 AND act_key = $3))`,
      [plan, doneBy, actKey],
    );
    return rows[0] ?? null;
  },

  /** Every account that drew in the plan, or undid what was drawn. */
  async authors(plan: string): Promise<string[]> {
    const { rows } = await database.query<{ by: string }>(
      'SELECT DISTINCT done_by AS "by" FROM grid_plan_act WHERE plan = $1',
      [plan],
    );
    return rows.map(({ by }) => by);
  },

  async nextNumber(plan: string): Promise<number> {
    const sql = 'SELECT coalesce(max(number), 0) + 1 AS next FROM grid_plan_edit WHERE plan = $1';
    return (await database.query<{ next: number }>(sql, [plan])).rows[0]!.next;
  },

  async insert(plan: string, { number, edit, by, at }: PlanEdit, actKey: string | null) {
    expectRowCount(
      await database.query(
        `INSERT INTO grid_plan_edit (plan, number, edit, drawn_by, drawn_at, act_key)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [plan, number, edit, by, at, actKey],
      ),
      1,
    );
  },

  async log(plan: string): Promise<PlanAct[]> {
    const { rows } = await database.query<PlanAct>(
      `SELECT revision, act, number, cut FROM grid_plan_act WHERE plan = $1 ORDER BY revision`,
      [plan],
    );
    return rows;
  },

  /** @param actKey of an undo or a redo; an edit carries its own */
  async addAct(
    plan: string,
    act: PlanAct,
    { by, at, actKey }: { by: string; at: string; actKey: string | null },
  ): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO grid_plan_act (plan, revision, act, number, cut, done_by, done_at, act_key)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [plan, act.revision, act.act, act.number, [...act.cut], by, at, actKey],
      ),
      1,
    );
  },
});
