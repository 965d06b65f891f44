import { describe, expect, it } from 'vitest';
import {
  DatabaseUnavailable,
  QueryTimeout,
  UnknownOutcome,
} from '../../../server/database/errors.ts';
import type { Session } from '../../../server/database/session.ts';
import { Transactions } from '../../../server/database/transaction.ts';

/** A session that writes down what it is asked; `failing` maps SQL to the error it answers with. */
function fakeSession(failing: Record<string, Error> = {}) {
  const sent: string[] = [];
  const send = async (sql: string): Promise<void> => {
    sent.push(sql);
    const error = failing[sql];
    if (error !== undefined) throw error;
  };
  const session: Session = {
    begin: () => send('begin'),
    commit: () => send('commit'),
    rollback: () => send('rollback'),
    script: send,
    query: async (sql) => {
      await send(sql);
      return { rows: [], rowCount: 0 };
    },
    copyIn: async (table) => {
      await send(`copy ${table}`);
      return 0;
    },
  };
  return { session, sent };
}

describe('a transaction', () => {
  it('commits when its work is done', async () => {
    const { session, sent } = fakeSession();
    const outcome = await new Transactions().run(session, async (transaction) => {
      await transaction.query('insert');
      return 'done';
    });
    expect([outcome, sent]).toEqual(['done', ['begin', 'insert', 'commit']]);
  });

  it('says unknown when the connection breaks or hangs during COMMIT', async () => {
    for (const cause of [new DatabaseUnavailable('cut'), new QueryTimeout('slow')]) {
      const { session } = fakeSession({ commit: cause });
      const work = new Transactions().run(session, async () => 1);
      await expect(work).rejects.toBeInstanceOf(UnknownOutcome);
    }
  });

  it('tells the first failure, not the rollback’s', async () => {
    const { session } = fakeSession({ insert: new Error('first'), rollback: new Error('second') });
    const work = new Transactions().run(session, (transaction) => transaction.query('insert'));
    await expect(work).rejects.toThrow('first');
  });

  it('does nothing when BEGIN fails', async () => {
    const { session, sent } = fakeSession({ begin: new DatabaseUnavailable('away') });
    await expect(new Transactions().run(session, async () => 1)).rejects.toThrow('away');
    expect(sent).toEqual(['begin']);
  });

  it('rolls back when its work idles too long', async () => {
    const { session, sent } = fakeSession();
    const idle = new Transactions().run(session, () => new Promise(() => undefined), 20);
    await expect(idle).rejects.toBeInstanceOf(QueryTimeout);
    expect(sent).toEqual(['begin', 'rollback']);
  });

  it('of another database may be used inside', async () => {
    const outer = fakeSession();
    const inner = fakeSession();
    const one = new Transactions();
    const other = new Transactions();
    const outcome = await one.run(outer.session, () => {
      other.refuseInside('query');
      return other.run(inner.session, async () => 'both');
    });
    expect(outcome).toBe('both');
  });

  it('may be over while what it started goes on', async () => {
    const transactions = new Transactions();
    let later: () => void = () => undefined;
    const afterwards = new Promise<void>((resolve) => {
      later = resolve;
    });
    let stray: Promise<void> | undefined;
    await transactions.run(fakeSession().session, async () => {
      stray = afterwards.then(() => transactions.refuseInside('query'));
    });
    later();
    await expect(stray).resolves.toBeUndefined();
  });
});
