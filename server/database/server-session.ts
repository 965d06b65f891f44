import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { copyStatement } from './database.ts';
import { type DatabaseError, QueryTimeout } from './errors.ts';
import { type Session, sentinelSeen, withSentinel } from './session.ts';
import type { StatementNames } from './statement-names.ts';
import { IDLE_TRANSACTION_LIMIT_MS } from './transaction.ts';
import { writeParameters } from './write-parameter.ts';

/** The server ends a statement at its limit; this much later the client stops waiting for it. */
const GRACE_MS = 500;
/**
 * A process that goes ends its own transaction at the limit, and keeps its connection. One that is frozen does not: this
 * much later the server ends it, for it may hold the journal's head, and every other node waits for that.
 */
const FROZEN_AFTER_MS = IDLE_TRANSACTION_LIMIT_MS + 1_000;

/** What becomes of a connection: makes every error one of ours, and decides whether it may be used again. */
export type Fate = { told(error: unknown): DatabaseError; isBroken(): boolean };

/**
 * One connection of the pool as a `Session`. What comes again stays prepared under the name `names` has for it. One that is
 * broken is destroyed and the server rolls back: asked to, it would let its caller wait a second time for the statement
 * that hangs.
 */
export function openSession(
  client: pg.PoolClient,
  timeoutMs: number,
  fate: Fate,
  names: StatementNames,
  idleTimeoutMs = FROZEN_AFTER_MS,
): Session {
  const guard = async <T>(send: () => Promise<T>): Promise<T> => {
    try {
      return await send();
    } catch (error) {
      throw fate.told(error);
    }
  };
  const limit = { query_timeout: timeoutMs + GRACE_MS };
  const plain = (text: string) => guard(async () => void (await client.query({ text, ...limit })));
  return {
    async query<Row extends object>(text: string, parameters?: readonly unknown[]) {
      const values = writeParameters(parameters);
      return guard(async () => {
        const name = names.nameOf(text);
        const config = { text, values, queryMode: 'extended', ...(name && { name }), ...limit };
        const { rows, rowCount } = await client.query<Row & pg.QueryResultRow>(config);
        return { rows: rows as Row[], rowCount: rowCount ?? 0 };
      });
    },
    script: (sql) => guard(() => runScript(client, { text: withSentinel(sql), ...limit })),
    async copyIn(table, columns, binary) {
      const sql = copyStatement(table, columns, binary, 'STDIN');
      return guard(() => load(client, sql, binary, limit.query_timeout));
    },
    begin: () =>
      plain(
        `begin; set local statement_timeout = ${Math.round(timeoutMs)};
         set local idle_in_transaction_session_timeout = ${Math.round(idleTimeoutMs)}`,
      ),
    commit: () => plain('commit'),
    rollback: async () => (fate.isBroken() ? undefined : plain('rollback')),
  };
}

/** Without parameters pg sends the text as one simple query, which may hold many statements. */
async function runScript(client: pg.PoolClient, config: pg.QueryConfig): Promise<void> {
  const results = [await client.query(config)].flat();
  if (!sentinelSeen(results.at(-1)?.rows[0])) throw new Error('the script did not run to its end');
}

/** The whole batch as one chunk: many small ones are tens of times slower. */
async function load(
  client: pg.PoolClient,
  sql: string,
  binary: Buffer,
  timeoutMs: number,
): Promise<number> {
  const stream = client.query(copyFrom(sql));
  const timer = setTimeout(
    () => stream.destroy(new QueryTimeout(`a COPY ran longer than ${timeoutMs} ms`)),
    timeoutMs,
  );
  try {
    stream.end(binary);
    await finished(stream);
    return stream.rowCount;
  } finally {
    clearTimeout(timer);
  }
}
