import { expect, it } from 'vitest';
import { asLeader } from '../../../server/assessment/leader.ts';
import type {
  Database,
  Transaction,
  TransactionOptions,
} from '../../../server/database/database.ts';

/** A database whose lock is to be had or not; `limits` of the transaction that asked. */
function lockable(leads: boolean) {
  const asked: { limits: TransactionOptions | undefined } = { limits: undefined };
  const query = async () => ({ rows: [{ leads }], rowCount: 1 });
  const database: Pick<Database, 'transaction'> = {
    transaction(work, limits) {
      asked.limits = limits;
      return work({ query } as unknown as Transaction);
    },
  };
  return { asked, database: database as Database };
}

it('is leader for so long only as the process runs (F13)', async () => {
  const { asked, database } = lockable(true);
  expect(await asLeader(database, async () => 'judged')).toBe('judged');
  expect(asked.limits?.idleTimeoutMs).toBeGreaterThan(0);
});

it('does nothing while another node leads', async () => {
  let worked = 0;
  const { database } = lockable(false);
  expect(await asLeader(database, async () => (worked += 1))).toBeNull();
  expect(worked).toBe(0);
});
