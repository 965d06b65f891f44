import type { Scope } from '../../shared/model/account.ts';
import type { HandoverCard } from '../../shared/model/handover.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

type OrderInHand = NonNullable<HandoverCard['orders']>[number];
type TaskInHand = NonNullable<HandoverCard['tasks']>[number];
type ReleaseInHand = NonNullable<HandoverCard['releases']>[number];

/** What was ordered and is not done yet, as a card of the desk tells it. */
export const ordersInHandRepository = (database: Queryable) => ({
  /** Supplies on their way to or out of the scope, and evacuations in force, the oldest first. */
  async orders(scope: Scope): Promise<OrderInHand[]> {
    const { rows } = await database.query<OrderInHand>(
      `SELECT 'supply' AS kind, o.number, o.destination AS about, o.state, o.signed_at AS "signedAt"
       FROM supply_order o JOIN supply_depot d ON d.id = o.depot
       WHERE o.state NOT IN ('received', 'cancelled')
         AND ((${scopeCondition(1, 'o')}) OR (${scopeCondition(1, 'd')}))
       UNION ALL
       SELECT 'evacuation', e.evacuation_order ->> 'number', i.title, NULL, e.signed_at
       FROM evacuation e LEFT JOIN incident i ON i.id = e.incident
       WHERE e.ended_at IS NULL AND i.drill IS NULL AND ${scopeCondition(1, 'e')}
       ORDER BY "signedAt", number`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** Tasks of emergency plans that are open, the next due first. */
  async tasks(scope: Scope): Promise<TaskInHand[]> {
    const { rows } = await database.query<TaskInHand>(
      `SELECT i.title AS incident, t.role, t.words, t.due_at AS "dueAt"
       FROM plan_task t JOIN incident i ON i.id = t.incident
       WHERE t.state = 'open' AND i.closed_at IS NULL AND i.drill IS NULL
         AND ${scopeCondition(1, 'i')}
       ORDER BY t.due_at, t.number, t.id`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** Notices to the public that wait for a review or for going out, drills apart; the oldest first. */
  async releases(scope: Scope): Promise<ReleaseInHand[]> {
    const { rows } = await database.query<ReleaseInHand>(
      `SELECT v.body ->> 'headline' AS headline, v.state, v.drafted_at AS "draftedAt"
       FROM release_version v
       WHERE v.state IN ('draft', 'reviewed') AND (v.body ->> 'drill')::boolean IS NOT TRUE
         AND ($1::text IS NULL OR $1 = ANY (v.counties)) AND ($2::text IS NULL OR $2 = ANY (v.towns))
       ORDER BY v.drafted_at, v.release`,
      scopeParameters(scope),
    );
    return rows;
  },
});
