import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Queryable } from '../../../server/database/database.ts';
import {
  DatabaseUnavailable,
  QueryTimeout,
  TransactionEnded,
  UnknownOutcome,
} from '../../../server/database/errors.ts';
import { openServerDatabase } from '../../../server/database/server-database.ts';
import { startCuttingProxy } from '../../support/cutting-proxy.ts';
import { silentLogger } from '../../support/database.ts';
import { type PostgresCluster, startPostgresCluster } from '../../support/postgres-cluster.ts';

/** Always on a cluster of our own: TEST_DATABASE_URL's server must not be killed. */
let cluster: PostgresCluster;
const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const started = await startPostgresCluster();
  if (started === null) throw new Error('these tests need postgresql-15-postgis-3');
  cluster = started;
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});
afterAll(() => cluster.stop());

function open(url = cluster.url, statementTimeoutMs = 1_500): Database {
  const database = openServerDatabase({
    databaseUrl: url,
    logger: silentLogger,
    statementTimeoutMs,
  });
  cleanups.push(() => database.close());
  return database;
}

describe('F2: kill -9 of PostgreSQL', () => {
  it('fails calls while it is away, loses nothing, and reconnects by itself', async () => {
    const database = open();
    await database.query('create table if not exists kept (id int primary key)');
    const heard: string[] = [];
    await database.listen('changes', (payload) => heard.push(payload));
    const acked: number[] = [];
    let failed: unknown;
    const writing = (async () => {
      for (let id = 1; failed === undefined; id += 1) {
        await database.query('insert into kept values ($1)', [id]).then(
          () => acked.push(id),
          (error: unknown) => {
            failed = error;
          },
        );
      }
    })();
    await expect.poll(() => acked.length).toBeGreaterThan(50);
    await cluster.kill();
    await writing;
    expect(failed).toBeInstanceOf(DatabaseUnavailable);
    await expect(database.query('select 1')).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await database.health()).toBe('degraded');

    await cluster.start();
    await expect.poll(() => database.health(), { timeout: 5_000 }).toBe('ok');
    const { rows } = await database.query<{ id: number }>('select id from kept');
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acked));
    await expect.poll(() => heard).toEqual(['']);
    await database.query(`select pg_notify('changes', 'heard again')`);
    await expect.poll(() => heard).toEqual(['', 'heard again']);
  });
});

describe('F7: a paused PostgreSQL', () => {
  it('times calls out within 5 s, says degraded, and goes on afterwards', async () => {
    const database = open();
    await database.query('select 1');
    cluster.pause();
    try {
      const started = performance.now();
      const calls = Array.from({ length: 15 }, () => database.query('select 1').catch(same));
      expect(await database.health()).toBe('degraded');
      for (const error of await Promise.all(calls)) {
        expect(error instanceof QueryTimeout || error instanceof DatabaseUnavailable).toBe(true);
      }
      expect(performance.now() - started).toBeLessThan(6_000);
    } finally {
      cluster.resume();
    }
    await expect.poll(() => database.health()).toBe('ok');
  });

  it('lets one whose transaction is under way wait once for its statement, and not again to roll back', async () => {
    const database = open();
    const started = { at: 0 };
    const work = database.transaction(async (transaction) => {
      await transaction.query('select 1');
      cluster.pause();
      started.at = performance.now();
      await transaction.query('select 1');
    });
    await expect(work.finally(cluster.resume)).rejects.toBeInstanceOf(QueryTimeout);
    expect(performance.now() - started.at).toBeLessThan(3_500);
    await expect.poll(() => database.health()).toBe('ok');
  });

  it('refuses callers beyond the queue at once', async () => {
    const database = open();
    const holders = Array.from({ length: 10 }, () =>
      database.query('select pg_sleep(0.6)').catch(same),
    );
    const waiters = Array.from({ length: 500 }, () => database.query('select 1').catch(same));
    await expect(database.query('select 1')).rejects.toThrow(/callers wait/);
    const outcomes = await Promise.all([...holders, ...waiters]);
    expect(outcomes.filter((outcome) => outcome instanceof Error)).toEqual([]);
  });
});

describe('F8: the connection is cut during COMMIT', () => {
  it('says that the outcome is unknown', async () => {
    const proxy = await startCuttingProxy(cluster.port);
    cleanups.push(() => proxy.close());
    const url = cluster.url.replace(`:${cluster.port}/`, `:${proxy.port}/`);
    const database = open(url);
    await database.query('create table if not exists at_cut (id int)');
    proxy.cutAfter('commit');
    const work = database.transaction((transaction) =>
      transaction.query('insert into at_cut values (1)'),
    );
    await expect(work).rejects.toBeInstanceOf(UnknownOutcome);
    const direct = open();
    await expect.poll(async () => (await direct.query('select * from at_cut')).rowCount).toBe(1);
  });

  it('says unavailable when it is cut before, and nothing was done', async () => {
    const proxy = await startCuttingProxy(cluster.port);
    cleanups.push(() => proxy.close());
    const database = open(cluster.url.replace(`:${cluster.port}/`, `:${proxy.port}/`));
    await database.query('create table if not exists before_cut (id int)');
    proxy.cutAfter('insert into before_cut');
    const work = database.transaction((transaction) =>
      transaction.query('insert into before_cut values (1)'),
    );
    await expect(work).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect((await database.query('select * from before_cut')).rows).toEqual([]);
  });
});

describe('F13: a leader that stood still', () => {
  it('loses its transaction and its locks, and the next call works', async () => {
    const database = open();
    const other = open();
    const idleTimeoutMs = 200;
    const take = 'select pg_try_advisory_xact_lock(13) as leads';
    const slept = database.transaction(
      async (transaction) => {
        await transaction.query(take);
        await expect
          .poll(async () => (await other.query<{ leads: boolean }>(take)).rows[0]?.leads)
          .toBe(true);
        return transaction.query('select 1');
      },
      { idleTimeoutMs },
    );
    await expect(slept).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('a process that is frozen within a transaction', () => {
  const LIMIT = 'idle_in_transaction_session_timeout';
  const idleTimeoutMs = 200;
  const standStill = () =>
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4 * idleTimeoutMs);

  it('is ended by the server a second after it should have ended itself, whatever it was about', async () => {
    const limitOf = (limits?: { idleTimeoutMs: number }) =>
      open().transaction(async (transaction) => {
        const { rows } = await transaction.query<Record<string, string>>(`show ${LIMIT}`);
        return rows[0]![LIMIT];
      }, limits);
    expect(await limitOf()).toBe('11s');
    expect(await limitOf({ idleTimeoutMs: 5_000 })).toBe('5s');
  });

  it('learns that nothing was done, and not that nobody knows, when its COMMIT comes too late', async () => {
    const database = open();
    await database.query('create table if not exists frozen (id int)');
    const late = database.transaction(
      async (transaction) => {
        await transaction.query('insert into frozen values (1)');
        standStill();
      },
      { idleTimeoutMs },
    );
    await expect(late).rejects.toBeInstanceOf(TransactionEnded);
    expect((await database.query('select * from frozen')).rows).toEqual([]);
  });

  it('learns the same when it had heard of its end before', async () => {
    const [database, other] = [open(), open()];
    const take = 'select pg_try_advisory_xact_lock(14) as free';
    const late = database.transaction(
      async (transaction) => {
        await transaction.query(take);
        const isFree = async () => (await other.query<{ free: boolean }>(take)).rows[0]?.free;
        await expect.poll(isFree).toBe(true);
      },
      { idleTimeoutMs },
    );
    await expect(late).rejects.toBeInstanceOf(TransactionEnded);
    expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

it('asks after its health on no connection for longer than 2 s: who comes next gets another', async () => {
  const proxy = await startCuttingProxy(cluster.port);
  cleanups.push(() => proxy.close());
  const databaseUrl = cluster.url.replace(`:${cluster.port}/`, `:${proxy.port}/`);
  const database = openServerDatabase({ databaseUrl, logger: silentLogger, connections: 1 });
  cleanups.push(() => database.close());
  expect(await database.health()).toBe('ok');
  proxy.swallow();
  expect(await database.health()).toBe('degraded');
  expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

it('is not well while it takes nothing down: a standby after a failover, or locked against writing', async () => {
  const database = open();
  expect(await database.health()).toBe('ok');
  const locked = new URL(cluster.url);
  locked.searchParams.set('options', '-c default_transaction_read_only=on');
  const reading = open(locked.href);
  expect((await reading.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  expect(await reading.health()).toBe('degraded');
});

it('a connection that has lived its time goes when it is free, and the next prepares its statements anew', async () => {
  const lifetimeSeconds = 0.2;
  const shared = { databaseUrl: cluster.url, logger: silentLogger, lifetimeSeconds };
  const database = openServerDatabase({ ...shared, connections: 1 });
  cleanups.push(() => database.close());
  const own = 'select pg_backend_pid() as pid';
  const pidOf = async (on: Queryable) => (await on.query<{ pid: number }>(own)).rows[0]!.pid;
  const staged = 'create temporary table if not exists staged (id int) on commit delete rows';
  const first = await database.transaction(async (transaction) => {
    await transaction.query(staged);
    const before = await pidOf(transaction);
    await transaction.query('select pg_sleep(0.4)');
    await transaction.query('insert into staged values (1)');
    expect(await pidOf(transaction)).toBe(before);
    return before;
  });
  await expect.poll(() => pidOf(database)).not.toBe(first);
});

it('a pooler that takes no options at the start of a connection leaves out no setting', async () => {
  const proxy = await startCuttingProxy(cluster.port);
  cleanups.push(() => proxy.close());
  proxy.cutAfter('options\0');
  const database = open(cluster.url.replace(`:${cluster.port}/`, `:${proxy.port}/`));
  const heard: string[] = [];
  await database.listen('pooled', (payload) => heard.push(payload));
  await database.query(`select pg_notify('pooled', 'heard')`);
  await expect.poll(() => heard).toEqual(['heard']);
  const { rows } = await database.query(
    `select current_setting('timezone') as zone, current_setting('datestyle') as style,
       current_setting('bytea_output') as bytes, current_setting('statement_timeout') as "limit"`,
  );
  expect(rows).toEqual([{ zone: 'UTC', style: 'ISO, YMD', bytes: 'hex', limit: '1500ms' }]);
});

it('a statement past its limit leaves the connection usable', async () => {
  const database = open(cluster.url, 300);
  await expect(database.query('select pg_sleep(5)')).rejects.toBeInstanceOf(QueryTimeout);
  expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

function same(error: unknown): unknown {
  return error;
}
