import type { Scope } from '../../shared/model/account.ts';
import type { OrderInHand } from '../../shared/model/handover.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const UNDER_WAY = `o.state NOT IN ('received', 'cancelled')`;

/** Orders that are neither received nor cancelled. */
export const ordersUnderWay = (database: Queryable) => ({
  /** Orders under way into the scope, or out of depots in it, as the card of a desk tells them. */
  async ordersInHand(scope: Scope): Promise<OrderInHand[]> {
    const { rows } = await database.query<OrderInHand>(
      `SELECT 'supply' AS kind, o.number, o.destination AS about, o.state, o.signed_at AS "signedAt"
       FROM supply_order o JOIN supply_depot d ON d.id = o.depot
       WHERE ${UNDER_WAY} AND ((${scopeCondition(1, 'o')}) OR (${scopeCondition(1, 'd')}))
       ORDER BY o.signed_at, o.number, o.part`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** Holds the orders under way for an incident until the end of the transaction. */
  async lockOrdersOf(incident: string): Promise<void> {
    await database.query(
      `SELECT FROM supply_order o WHERE incident = $1 AND ${UNDER_WAY} ORDER BY id FOR UPDATE`,
      [incident],
    );
  },

  /** Brings orders under way along to the incident another one is merged into. @returns their numbers */
  async bringOrders(from: string, into: string): Promise<string[]> {
    const { rows } = await database.query<{ number: string }>(
      `UPDATE supply_order o SET incident = $2 WHERE incident = $1 AND ${UNDER_WAY} RETURNING number`,
      [from, into],
    );
    return rows.map(({ number }) => number);
  },
});
