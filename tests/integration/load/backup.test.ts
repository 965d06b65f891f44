import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { MIGRATIONS_FOLDER } from '../../../server/database/open.ts';
import { openServerDatabase } from '../../../server/database/server-database.ts';
import {
  checkTaken,
  createBatches,
  expectAgreement,
  isRefused,
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
import { STREAMS } from '../../support/small-city.ts';

/** How many stand there before: 1,000,000 for G30. */
const READINGS = Number(process.env.BACKUP_READINGS ?? 100_000);
/** G30: to save and to restore a million. */
const LIMIT_MS = 300_000;
const LANES = 2;
const RESTORED = 'restored';

const run = promisify(execFile);
const dump = join(tmpdir(), `jingwei-backup-${process.pid}.dump`);
const nextBatch = createBatches(randomFrom(1));
let cluster: PostgresCluster;
let server: TestServer;
let restored: Database;
let key: string;

const postgres = (command: string, ...args: string[]) =>
  run(join(BINARIES, command), [
    ...['--host=127.0.0.1', `--port=${cluster.port}`, '--username=postgres'],
    ...args,
  ]);

/** Readings of an hour ago and before, a millisecond apart, booked as the door books them. */
async function fill(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO reading (stream, at, id, value, quality, received_at)
     SELECT s.number, $2::timestamptz - n * interval '1 millisecond', 'old-' || n, 3.5, 0, $2
     FROM generate_series(1, $3) n, stream s WHERE s.id = $1`,
    [STREAMS.gaugeEast, new Date(Date.now() - 60_000).toISOString(), READINGS],
  );
  await database.query(
    `INSERT INTO feed_status (feed, accepted) VALUES ('sensors', $1)
     ON CONFLICT (feed) DO UPDATE SET accepted = feed_status.accepted + $1`,
    [READINGS],
  );
}

const hashOfOld = async (database: Database): Promise<unknown> => {
  const { rows } = await database.query(
    `SELECT count(*)::int AS count, sum(hashtextextended(reading::text, 0))::text AS hash
     FROM reading WHERE id LIKE 'old-%'`,
  );
  return rows[0];
};

/** Sends readings while `work` runs. @returns how many batches were taken and how many refused meanwhile */
async function whileServing(
  work: () => Promise<unknown>,
): Promise<{ taken: number; refused: number }> {
  let isOver = false;
  const counts = { taken: 0, refused: 0 };
  const lane = async () => {
    while (!isOver) {
      const reply = await send(server.baseUrl, key, nextBatch());
      if (reply === null) throw new Error('the server went away');
      if (isRefused(reply)) counts.refused += 1;
      else {
        checkTaken(reply, 'new');
        counts.taken += 1;
      }
    }
  };
  const lanes = Promise.all(Array.from({ length: LANES }, lane));
  await Promise.race([work(), lanes]).finally(() => {
    isOver = true;
  });
  await lanes;
  return counts;
}

beforeAll(async () => {
  const started = await startPostgresCluster();
  if (started === null) throw new Error('these tests need postgresql-15-postgis-3');
  cluster = started;
  const database = openServerDatabase({
    ...{ databaseUrl: cluster.url, logger: silentLogger, statementTimeoutMs: 60_000 },
  });
  await migrate(database, MIGRATIONS_FOLDER);
  const own = { kind: 'server', databaseUrl: cluster.url, dataDirectory: undefined } as const;
  const testDatabase = { ...own, database, close: () => database.close() };
  server = await startTestServer({ testDatabase, now: new Date().toISOString() });
  key = (await server.as('feed', { feed: 'sensors' })).key!;
  await fill(database);
  // So that the newest is known of what the door did not take.
  checkTaken((await send(server.baseUrl, key, nextBatch()))!, 'new');
});
afterAll(async () => {
  await restored?.close();
  await server?.close();
  await cluster?.stop();
  rmSync(dump, { force: true });
});

describe(`a backup of ${READINGS.toLocaleString('en')} readings (G30)`, () => {
  it(
    'is made while readings come in, and restored whole: the same readings, newest values, counters and journal',
    async () => {
      const began = performance.now();
      const { taken, refused } = await whileServing(() =>
        postgres('pg_dump', '--format=custom', `--file=${dump}`, 'postgres'),
      );
      await postgres('createdb', RESTORED);
      await postgres('pg_restore', `--dbname=${RESTORED}`, dump);
      expect(performance.now() - began).toBeLessThan(LIMIT_MS);
      expect(taken).toBeGreaterThan(0);
      expect(refused).toBe(0);
      const url = new URL(cluster.url);
      url.pathname = `/${RESTORED}`;
      restored = openServerDatabase({ databaseUrl: url.href, logger: silentLogger });
      expect(await hashOfOld(restored)).toEqual(await hashOfOld(server.services.database));
      expect(await hashOfOld(restored)).toMatchObject({ count: READINGS });
      await expectAgreement(restored);
    },
    LIMIT_MS,
  );
});
