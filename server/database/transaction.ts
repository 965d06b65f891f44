import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from './database.ts';
import {
  DatabaseUnavailable,
  QueryTimeout,
  StatementRefused,
  TransactionEnded,
  UnknownOutcome,
} from './errors.ts';
import type { Session } from './session.ts';

/** How long a transaction may hold its connection without sending a statement. */
export const IDLE_TRANSACTION_LIMIT_MS = 10_000;

type State = { open: boolean; failure: unknown; idle: IdleWatch };

/** The transactions of one database: runs them, and knows whether a caller is inside one. */
export class Transactions {
  readonly #current = new AsyncLocalStorage<State>();

  /**
   * Throws when called from within a transaction's work: there the embedded database would wait for
   * itself, and a server would do half the work outside the transaction.
   */
  refuseInside(verb: string): void {
    if (this.#current.getStore()?.open !== true) return;
    throw new Error(
      `database.${verb} was called inside a transaction: use the transaction that was handed in`,
    );
  }

  /**
   * BEGIN, `work`, COMMIT on `session`. Rolls back when `work` throws, when any statement failed
   * (even one whose error `work` caught) and when `work` holds the connection idle for too long.
   */
  async run<T>(
    session: Session,
    work: (transaction: Transaction) => Promise<T>,
    idleLimitMs = IDLE_TRANSACTION_LIMIT_MS,
  ): Promise<T> {
    await session.begin();
    const idle = idleWatch(idleLimitMs);
    const state: State = { open: true, failure: undefined, idle };
    try {
      const outcome = await Promise.race([
        this.#current.run(state, () => work(guarded(session, state))),
        idle.expired,
      ]);
      if (state.failure !== undefined) throw state.failure;
      state.open = false;
      await commit(session);
      return outcome;
    } catch (error) {
      state.open = false;
      await session.rollback().catch(() => undefined);
      throw error;
    } finally {
      idle.stop();
    }
  }
}

/**
 * A connection that breaks between COMMIT and its answer leaves nobody knowing what happened; of a transaction that the
 * server ended because no COMMIT came, everybody knows.
 */
async function commit(session: Session): Promise<void> {
  try {
    await session.commit();
  } catch (error) {
    if (error instanceof TransactionEnded) throw error;
    if (error instanceof DatabaseUnavailable || error instanceof QueryTimeout) {
      throw new UnknownOutcome('the connection broke during COMMIT', { cause: error });
    }
    throw error;
  }
}

function guarded(session: Session, state: State): Transaction {
  const step = async <R>(send: () => Promise<R>): Promise<R> => {
    if (!state.open) throw new Error('this transaction is over: a statement came after its end');
    if (state.failure !== undefined) throw abortedError(state.failure);
    state.idle.pause();
    try {
      return await send();
    } catch (error) {
      state.failure ??= error;
      throw error;
    } finally {
      state.idle.resume();
    }
  };
  return {
    query: (sql, parameters) => step(() => session.query(sql, parameters)),
    copyIn: (table, columns, binary) => step(() => session.copyIn(table, columns, binary)),
    script: (sql) => step(() => session.script(sql)),
  };
}

function abortedError(cause: unknown): StatementRefused {
  return new StatementRefused(
    'an earlier statement of this transaction failed: it will roll back',
    { code: '25P02' },
    { cause },
  );
}

type IdleWatch = { expired: Promise<never>; pause(): void; resume(): void; stop(): void };

/** Rejects `expired` when no statement ran for `limitMs`; the time of a statement does not count. */
function idleWatch(limitMs: number): IdleWatch {
  let timer: NodeJS.Timeout | undefined;
  let running = 0;
  let expire: (error: QueryTimeout) => void;
  const expired = new Promise<never>((_resolve, reject) => {
    expire = reject;
  });
  expired.catch(() => undefined);
  const resume = (): void => {
    running = Math.max(0, running - 1);
    if (running > 0) return;
    timer = setTimeout(
      () => expire(new QueryTimeout(`a transaction was idle for ${limitMs} ms`)),
      limitMs,
    );
  };
  const pause = (): void => {
    running += 1;
    clearTimeout(timer);
  };
  resume();
  return { expired, pause, resume, stop: () => clearTimeout(timer) };
}
