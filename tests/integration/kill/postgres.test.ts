import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../server/database/migrate.ts';
import { MIGRATIONS_FOLDER } from '../../../server/database/open.ts';
import { openServerDatabase } from '../../../server/database/server-database.ts';
import {
  checkTaken,
  createBatches,
  expectAgreement,
  expectAllStored,
  isRefused,
  openAckLog,
  type Reply,
  randomFrom,
  send,
} from '../../support/acknowledged.ts';
import { silentLogger } from '../../support/database.ts';
import {
  BINARIES,
  type PostgresCluster,
  startPostgresCluster,
} from '../../support/postgres-cluster.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

/** More rounds by KILL_ROUNDS: 10 for the short form of G2, 50 for the long one. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3);
const SEED = Number(process.env.KILL_SEED ?? 1);
const LANES = 4;
/** F2. */
const TAKEN_AGAIN_WITHIN_MS = 5_000;

const random = randomFrom(SEED);
const nextBatch = createBatches(random);
const ackLog = openAckLog();
const refused: Reply[] = [];
const takenAgainAfterMs: number[] = [];
let cluster: PostgresCluster;
let server: TestServer;
let key: string;
let acknowledged = 0;

/** Sends each batch until it is taken, and no other before. */
async function load(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const batch = nextBatch();
    let before: 'new' | 'sent before' = 'new';
    let reply = await send(server.baseUrl, key, batch);
    while (reply !== null && isRefused(reply)) {
      refused.push(reply);
      before = 'sent before';
      await pause(50);
      reply = await send(server.baseUrl, key, batch);
    }
    if (reply === null) throw new Error('the server went together with its database');
    checkTaken(reply, before);
    ackLog.write(batch);
    acknowledged += 1;
  }
}

async function round(): Promise<void> {
  await pause(100 + random() * 500);
  await cluster.kill();
  await cluster.start();
  const [up, before] = [performance.now(), acknowledged];
  while (acknowledged === before) {
    if (performance.now() - up > TAKEN_AGAIN_WITHIN_MS) throw new Error('nothing is taken again');
    await pause(10);
  }
  takenAgainAfterMs.push(performance.now() - up);
}

async function kills(): Promise<void> {
  let isOver = false;
  const lanes = Promise.all(Array.from({ length: LANES }, () => load(() => isOver)));
  const rounds = async () => {
    for (let count = 0; count < ROUNDS; count += 1) await round();
  };
  await Promise.race([rounds(), lanes]).finally(() => {
    isOver = true;
  });
  await lanes;
}

beforeAll(async () => {
  const started = await startPostgresCluster();
  if (started === null) throw new Error('these tests need postgresql-15-postgis-3');
  cluster = started;
  const database = openServerDatabase({ databaseUrl: cluster.url, logger: silentLogger });
  await migrate(database, MIGRATIONS_FOLDER);
  const own = { kind: 'server', databaseUrl: cluster.url, dataDirectory: undefined } as const;
  const testDatabase = { ...own, database, close: () => database.close() };
  server = await startTestServer({ testDatabase, now: new Date().toISOString() });
  key = (await server.as('feed', { feed: 'sensors' })).key!;
});
afterAll(async () => {
  await server?.close();
  await cluster?.stop();
  ackLog.remove();
});

describe(`kill -9 of PostgreSQL, ${ROUNDS} rounds (seed ${SEED})`, () => {
  beforeAll(kills, ROUNDS * 60_000);

  it('is told with 503 and when to come again, and readings are taken again within 5 s', () => {
    expect(takenAgainAfterMs).toHaveLength(ROUNDS);
    expect(refused.length).toBeGreaterThan(ROUNDS);
    expect(refused.filter(({ retryAfterMs }) => !((retryAfterMs ?? 0) > 0))).toEqual([]);
  });

  it('loses no acknowledged reading and doubles none', async () => {
    expect(acknowledged).toBeGreaterThan(ROUNDS);
    await expectAllStored(server.services.database, ackLog.keys());
  });

  it('leaves newest values, counters and journal that agree with the readings', async () => {
    await expectAgreement(server.services.database);
  });

  it('leaves tables and indexes whole', () => {
    const place = ['-h', '127.0.0.1', '-p', String(cluster.port), '-U', 'postgres'];
    const check = ['--install-missing', '--heapallindexed', 'postgres'];
    const { status, stdout, stderr } = spawnSync(`${BINARIES}/pg_amcheck`, [...place, ...check], {
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });
});
