import type { Transaction } from '../database/database.ts';

const UNDER_WAY = `state NOT IN ('received', 'cancelled')`;

type Numbered = { number: string };

/** Orders under way for an incident: of supplies, and to evacuate. */
export const incidentOrdersRepository = (transaction: Transaction) => ({
  /**
   * Holds them until the end of the transaction. To be asked before the incident is locked, as whoever takes an order
   * further does it, so that nobody waits in a ring.
   */
  async lock(incident: string): Promise<void> {
    await transaction.query(
      `SELECT FROM supply_order WHERE incident = $1 AND ${UNDER_WAY} ORDER BY id FOR UPDATE`,
      [incident],
    );
    await transaction.query(
      'SELECT FROM evacuation WHERE incident = $1 AND ended_at IS NULL ORDER BY id FOR UPDATE',
      [incident],
    );
  },

  /**
   * Brings them along to the incident another one was merged into: whoever commands that has to see what is promised and
   * on its way. What is over stays with the one it was for.
   * @returns the numbers of those orders
   */
  async bring(from: string, into: string): Promise<string[]> {
    const supplies = await transaction.query<Numbered>(
      `UPDATE supply_order SET incident = $2 WHERE incident = $1 AND ${UNDER_WAY} RETURNING number`,
      [from, into],
    );
    const evacuations = await transaction.query<Numbered>(
      `UPDATE evacuation SET incident = $2 WHERE incident = $1 AND ended_at IS NULL
       RETURNING evacuation_order ->> 'number' AS number`,
      [from, into],
    );
    const numbers = [...supplies.rows, ...evacuations.rows].map(({ number }) => number);
    return [...new Set(numbers)].sort();
  },
});
