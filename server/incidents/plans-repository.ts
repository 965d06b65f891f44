import type { EmergencyPlanTask, PlanActivation } from '../../shared/model/emergency-plan-task.ts';
import type { Transaction } from '../database/database.ts';
import { TASK } from '../emergency-plan-tasks/repository.ts';

/** Who merges, when, and what the log of a task that stays behind says. */
type Merging = { at: string; by: string; reason: string };

type Brought = Pick<PlanActivation, 'id' | 'name' | 'level'>;

/** Plans at work when their incident is merged. Whoever calls holds the locks of both incidents. */
export const incidentPlansRepository = (transaction: Transaction) => ({
  /**
   * Closes tasks that are open on both incidents, in the same words, by the same plan: one of the two is enough. It ends
   * at the one that was merged, so that nobody is asked twice and what goes on keeps its time.
   */
  async closeDoubled(
    from: string,
    into: string,
    { at, by, reason }: Merging,
  ): Promise<EmergencyPlanTask[]> {
    const { rows } = await transaction.query<EmergencyPlanTask>(
      `UPDATE plan_task t SET state = 'not_done', reason = $3, closed_at = $4, closed_by = $5,
         version = t.version + 1
       FROM plan_activation a WHERE a.id = t.activation AND t.incident = $1 AND t.state = 'open'
         AND EXISTS (SELECT FROM plan_task other JOIN plan_activation b ON b.id = other.activation
           WHERE other.incident = $2 AND other.state = 'open' AND b.plan = a.plan
             AND other.role = t.role AND other.words = t.words)
       RETURNING ${TASK}`,
      [from, into, reason, at, by],
    );
    return rows;
  },

  /**
   * Brings along what is at work: an activation with every task but `doubled`; one that has no other task only where it is
   * of a higher level than any the other incident has, which then counts for both.
   * @returns those that went along, the highest level first
   */
  async bring(from: string, into: string, doubled: readonly string[]): Promise<Brought[]> {
    const { rows } = await transaction.query<Brought>(
      `UPDATE plan_activation a SET incident = $2 FROM emergency_plan p
       WHERE p.id = a.plan AND a.incident = $1
         AND (EXISTS (SELECT FROM plan_task t WHERE t.activation = a.id AND t.id <> ALL ($3::text[]))
           OR NOT EXISTS (SELECT FROM plan_activation b
             WHERE b.incident = $2 AND b.plan = a.plan AND b.level <= a.level))
       RETURNING a.id, p.name, a.level`,
      [from, into, [...doubled]],
    );
    await transaction.query(
      `UPDATE plan_task SET incident = $2
       WHERE activation = ANY ($1::text[]) AND id <> ALL ($3::text[])`,
      [rows.map(({ id }) => id), into, [...doubled]],
    );
    return rows.sort((one, other) => one.level - other.level);
  },
});
