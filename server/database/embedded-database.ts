import { Channels } from './channels.ts';
import {
  checkedIdentifier,
  copyStatement,
  type Database,
  type DatabaseLogger,
  STATEMENT_TIMEOUT_MS,
  WAIT_LIMIT_MS,
  WAITING_CALLERS_LIMIT,
} from './database.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { prepareFolder } from './embedded-folder.ts';
import { createExclusiveQueue, type ExclusiveQueue } from './exclusive-queue.ts';
import { lockFolder } from './folder-lock.ts';
import type { Session } from './session.ts';
import { Transactions } from './transaction.ts';
import { writeParameters } from './write-parameter.ts';

export type EmbeddedOptions = {
  /** The database's own folder; its lock stands beside it as `${folder}.lock`. */
  folder: string;
  logger: DatabaseLogger;
  onProgress: (text: string) => void;
  /** The watchdog's limit for a statement; default 5 s. */
  statementTimeoutMs?: number;
};

const CLOSE_WAIT_MS = 5_000;

/**
 * Opens PGlite with PostGIS in a worker thread. A first start makes the folder (10–15 s), later ones
 * take 2–4 s; it costs about 0.9 GB of memory. One connection: callers queue.
 *
 * Throws an `Error` that names the holder when another process has the folder, and one that says
 * what to do when the folder cannot be opened.
 */
export async function openEmbeddedDatabase(options: EmbeddedOptions): Promise<Database> {
  const { folder, logger, onProgress } = options;
  const unlock = await lockFolder(folder);
  const channels = new Channels();
  const engine = new EmbeddedEngine({
    folder,
    logger,
    onProgress,
    onNotify: (channel, payload) => channels.notify(channel, payload),
    onRestarted: () => channels.relisten((sql) => database.query(sql)),
  });
  let database: Database;
  try {
    const { created } = prepareFolder(folder);
    await engine.start(created !== null);
    created?.();
    logger.warn(
      { folder },
      'the embedded database does not wait for the disk: it is safe against the death of this process, not against a power cut; set DATABASE_URL for a PostgreSQL server',
    );
    database = assemble(
      engine,
      channels,
      unlock,
      options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
    );
    return database;
  } catch (error) {
    await engine.stop();
    unlock();
    throw startError(folder, error);
  }
}

function startError(folder: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `the embedded database in ${folder} could not be opened: ${reason}. Nothing was changed in it. ` +
      `If its files are damaged, put a backup of the folder in its place: ` +
      `mv ${folder} ${folder}.damaged && cp -a BACKUP ${folder}`,
    { cause },
  );
}

function assemble(
  engine: EmbeddedEngine,
  channels: Channels,
  unlock: () => void,
  statementTimeoutMs: number,
): Database {
  const queue = createExclusiveQueue({
    limit: WAITING_CALLERS_LIMIT,
    waitMs: WAIT_LIMIT_MS,
    beforeEach: () => {
      if (engine.isWorn) engine.restart('too many geometry errors');
      return engine.ready();
    },
  });
  const transactions = new Transactions();
  const alone = <T>(verb: string, job: (session: Session) => Promise<T>, timeoutMs: number) => {
    transactions.refuseInside(verb);
    return queue.run(() => job(openSession(engine, timeoutMs)));
  };
  return {
    kind: 'embedded',
    async query(sql, parameters) {
      return alone('query', (session) => session.query(sql, parameters), statementTimeoutMs);
    },
    async copyIn(table, columns, binary) {
      const load = (session: Session) => session.copyIn(table, columns, binary);
      return alone('copyIn', load, statementTimeoutMs);
    },
    async transaction(work, limits = {}) {
      const timeoutMs = limits.statementTimeoutMs ?? statementTimeoutMs;
      return alone('transaction', (session) => transactions.run(session, work), timeoutMs);
    },
    async listen(channel, onNotify) {
      const ask = () =>
        queue.run(() => openSession(engine, statementTimeoutMs).query(`listen "${channel}"`));
      return channels.start(checkedIdentifier(channel), onNotify, ask);
    },
    async health() {
      return engine.isReady ? 'ok' : 'degraded';
    },
    close: () => close(queue, engine, unlock),
  };
}

/** The connection as one caller holds it: it dies with the worker it was opened on. */
function openSession(engine: EmbeddedEngine, timeoutMs: number): Session {
  const { generation } = engine;
  const send = (sql: string) =>
    engine.request(generation, { kind: 'query', sql, parameters: [] }, timeoutMs);
  return {
    async query<Row extends object>(sql: string, parameters?: readonly unknown[]) {
      const request = { kind: 'query', sql, parameters: writeParameters(parameters) } as const;
      const { rows, rowCount } = await engine.request(generation, request, timeoutMs);
      return { rows: rows as Row[], rowCount };
    },
    async script(sql) {
      await engine.request(generation, { kind: 'script', sql }, timeoutMs);
    },
    async copyIn(table, columns, binary) {
      const sql = copyStatement(table, columns, binary, `'/dev/blob'`);
      const request = { kind: 'copy', sql, binary: new Uint8Array(binary) } as const;
      return (await engine.request(generation, request, timeoutMs)).rowCount;
    },
    begin: async () => void (await send('begin')),
    commit: async () => void (await send('commit')),
    rollback: async () => void (await send('rollback')),
  };
}

async function close(queue: ExclusiveQueue, engine: EmbeddedEngine, unlock: () => void) {
  let giveUp: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    giveUp = setTimeout(resolve, CLOSE_WAIT_MS);
  });
  await Promise.race([queue.close(), limit]);
  clearTimeout(giveUp);
  await engine.stop();
  unlock();
}
