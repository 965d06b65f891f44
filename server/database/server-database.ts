import pg from 'pg';
import { Channels } from './channels.ts';
import {
  checkedIdentifier,
  type Database,
  type DatabaseLogger,
  STATEMENT_TIMEOUT_MS,
  type TransactionOptions,
  WAIT_LIMIT_MS,
  WAITING_CALLERS_LIMIT,
} from './database.ts';
import { type DatabaseError, DatabaseUnavailable } from './errors.ts';
import { valueReader } from './read-value.ts';
import { fromPgError, isBroken } from './server-errors.ts';
import { createListener } from './server-listener.ts';
import { openSession } from './server-session.ts';
import type { Session } from './session.ts';
import { StatementNames } from './statement-names.ts';
import { Transactions } from './transaction.ts';

export type ServerOptions = {
  /** `postgres://user:password@host:port/name`. */
  databaseUrl: string;
  logger: DatabaseLogger;
  /** Connections at most; default 10. */
  connections?: number;
  statementTimeoutMs?: number;
  /** After so long a connection is given up and another made; default an hour. */
  lifetimeSeconds?: number;
};

const CONNECTIONS = 10;
/**
 * A busy connection would live as long as its node, and with it its temporary tables (telemetry/staging.ts), which hold
 * back what VACUUM may freeze. One that is held is given up when it comes back.
 */
const LIFETIME_SECONDS = 3_600;
/** Of each of these every connection may keep the plan. */
const NAMED_LIMIT = 300;
const HEALTH_LIMIT_MS = 2_000;
const CLOSE_LIMIT_MS = 5_000;
const KEEP_ALIVE_AFTER_MS = 10_000;
/** Equal to what the embedded worker sets, so that both write values in the same text form. */
const SESSION_SETTINGS = `set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set bytea_output to 'hex'`;

/**
 * Opens a pool on a PostgreSQL server. Connects lazily: a server that is away makes calls fail with
 * `DatabaseUnavailable` within 5 s and they succeed again once it is back, without a restart here.
 */
export function openServerDatabase(options: ServerOptions): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  const config = clientConfig(options.databaseUrl);
  const settle = settling(statementTimeoutMs);
  const max = options.connections ?? CONNECTIONS;
  const maxLifetimeSeconds = options.lifetimeSeconds ?? LIFETIME_SECONDS;
  const pool = new pg.Pool({ ...config, max, maxLifetimeSeconds, onConnect: settle });
  pool.on('error', (error) => options.logger.warn({ error: error.message }, 'lost a connection'));
  const channels = new Channels();
  const transactions = new Transactions();
  const names = new StatementNames(NAMED_LIMIT);
  const listener = createListener({ config, settle, channels, logger: options.logger });

  const held = async <T>(
    verb: string,
    job: (session: Session) => Promise<T>,
    { statementTimeoutMs: timeoutMs = statementTimeoutMs, idleTimeoutMs }: TransactionOptions = {},
  ): Promise<T> => {
    transactions.refuseInside(verb);
    const client = await connect(pool);
    let broken = false;
    let lost: unknown;
    // Whatever is sent on a connection that was lost fails for that reason.
    const told = (error: unknown): DatabaseError => {
      const ours = fromPgError(lost ?? error);
      broken ||= isBroken(ours);
      return ours;
    };
    // The pool listens only to its idle clients: without this a connection that dies while held
    // ends the process.
    const onError = (error: unknown): void => {
      broken = true;
      lost ??= error;
    };
    client.on('error', onError);
    try {
      const fate = { told, isBroken: () => broken };
      return await job(openSession(client, timeoutMs, fate, names, idleTimeoutMs));
    } finally {
      client.release(broken);
      if (!broken) client.off('error', onError);
    }
  };

  return {
    kind: 'server',
    query: (sql, parameters) => held('query', (session) => session.query(sql, parameters)),
    copyIn: (table, columns, binary) =>
      held('copyIn', (session) => session.copyIn(table, columns, binary)),
    transaction: (work, limits) =>
      held('transaction', (session) => transactions.run(session, work), limits),
    async listen(channel, onNotify) {
      const ask = () => listener.listen(channel);
      return channels.start(checkedIdentifier(channel), onNotify, ask);
    },
    health: () => health(pool),
    async close() {
      await listener.close();
      await Promise.race([pool.end(), after(CLOSE_LIMIT_MS)]);
    },
  };
}

/**
 * What every new connection is told before anything else, at the cost of one round trip: a pooler (PgBouncer) refuses
 * `options` among the first words of a connection, or leaves them out, and the journal would not be recognised again.
 */
const settling = (statementTimeoutMs: number) => async (client: pg.ClientBase) => {
  const text = `${SESSION_SETTINGS}; set statement_timeout = ${Math.round(statementTimeoutMs)}`;
  const limit = { query_timeout: WAIT_LIMIT_MS };
  await client.query({ text, ...limit });
};

function clientConfig(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: 'jingwei',
    connectionTimeoutMillis: WAIT_LIMIT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
    types: { getTypeParser: valueReader as pg.CustomTypesConfig['getTypeParser'] },
  };
}

/** A connection of the pool; refuses at once when too many callers wait for one already. */
async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  if (pool.waitingCount >= WAITING_CALLERS_LIMIT) {
    throw new DatabaseUnavailable(`${WAITING_CALLERS_LIMIT} callers wait already`);
  }
  try {
    return await pool.connect();
  } catch (error) {
    throw fromPgError(error);
  }
}

/** What takes nothing down is not well: a standby, as after a failover, or a database that is locked against writing. */
const TAKES_NOTHING_DOWN = `select pg_is_in_recovery() or current_setting('transaction_read_only')::bool as "isReadOnly"`;

/** A connection on which no answer comes is given up: else every question would keep another. */
async function health(pool: pg.Pool): Promise<'ok' | 'degraded'> {
  const limit = { query_timeout: HEALTH_LIMIT_MS };
  const ping = pool.query<{ isReadOnly: boolean }>({ text: TAKES_NOTHING_DOWN, ...limit }).then(
    ({ rows }) => (rows[0]?.isReadOnly === false ? ('ok' as const) : ('degraded' as const)),
    () => 'degraded' as const,
  );
  return Promise.race([ping, after(HEALTH_LIMIT_MS).then(() => 'degraded' as const)]);
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
