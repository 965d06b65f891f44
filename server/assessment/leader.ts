import type { Database, Transaction } from '../database/database.ts';

/** The advisory lock of whoever evaluates; any number that nothing else uses. */
const EVALUATION_LOCK = 320_200;
/** A leader that stands still holds the lock no longer than this (F13). */
const LEADER_PATIENCE_MS = 5_000;

const TAKE_LEAD = `SELECT pg_try_advisory_xact_lock(${EVALUATION_LOCK}) AS leads`;

/** Works in one transaction as the one node that evaluates; null, and nothing done, where another one does. */
export const asLeader = <T>(
  database: Database,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T | null> =>
  database.transaction(
    async (transaction) => {
      const { rows } = await transaction.query<{ leads: boolean }>(TAKE_LEAD);
      return rows[0]?.leads ? work(transaction) : null;
    },
    { idleTimeoutMs: LEADER_PATIENCE_MS },
  );
