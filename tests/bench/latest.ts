import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Queryable } from '../../server/database/database.ts';
import { latestRepository } from '../../server/telemetry/latest-repository.ts';
import type { StreamChange } from '../../server/telemetry/plan.ts';
import type { WatchedStream } from '../../server/telemetry/watched.ts';
import { NO_READINGS } from '../../shared/risk/quality.ts';
import { initialState } from '../../shared/risk/state.ts';
import { openTestDatabase } from '../support/database.ts';
import {
  type Bench,
  type BenchOptions,
  duel,
  type Measured,
  mustEqual,
  notRun,
  report,
} from './harness.ts';
import { movedUnits } from './support/moving-city.ts';
import { benchServer, withPatience } from './support/postgres.ts';

const STREAMS = 10_000;
/** Every statement rewrites half of the rows, the other half next time. */
const A_STATEMENT = 5_000;
const STATISTICS_DELAY_MS = 1_500;
const STARTED = Date.UTC(2026, 6, 6, 2);

const FILL = `
  INSERT INTO department VALUES ('bench', 'bench', 'bench');
  INSERT INTO feed VALUES ('bench', 'bench', 'bench', 'bench', 'wgs84', 10, true);
  INSERT INTO stream (number, id, feed, metric, name, place, period_seconds, subject_kind, synthetic)
  SELECT number, 'unit-' || number, 'bench', 'position', 'unit', ST_SetSRID(ST_MakePoint(120.3, 31.5), 4326),
    10, 'resource', true FROM generate_series(0, ${STREAMS - 1}) AS number;
  INSERT INTO stream_latest (stream) SELECT number FROM stream`;

/**
 * The same table, with a point that an index follows. Both are packed first: rows grow once, with their
 * first reading, and a table that was filled with empty ones moves rows to other pages for a while.
 */
const PACK = 'VACUUM FULL stream_latest';
const PEER = `
  CREATE TABLE stream_latest_indexed (LIKE stream_latest INCLUDING ALL) WITH (fillfactor = 50);
  ALTER TABLE stream_latest_indexed ADD FOREIGN KEY (stream) REFERENCES stream (number),
    ADD COLUMN place geometry(Point, 4326);
  CREATE INDEX stream_latest_indexed_place ON stream_latest_indexed USING gist (place);
  INSERT INTO stream_latest_indexed SELECT * FROM stream_latest`;

/** The statement of the server, word for word, aimed at the peer's table and moving its point too. */
const aimedAtPeer = (transaction: Queryable): Queryable => ({
  ...transaction,
  query: (sql, parameters) =>
    transaction.query(
      sql.replace(
        'UPDATE stream_latest l SET',
        'UPDATE stream_latest_indexed l SET place = ST_SetSRID(ST_MakePoint(c.lon, c.lat), 4326),',
      ),
      parameters,
    ),
});

const changesOf = (step: number): StreamChange[] => {
  const first = (step % (STREAMS / A_STATEMENT)) * A_STATEMENT;
  const units = movedUnits(STREAMS, step, STARTED).slice(first, first + A_STATEMENT);
  return units.map((newest) => ({
    stream: { number: newest.number } as WatchedStream,
    revision: Math.floor(step / (STREAMS / A_STATEMENT)),
    newest,
    assessment: initialState(STARTED),
    quality: NO_READINGS,
  }));
};

/** A call rewrites rows in one transaction, `times` times, and counts them; `step` of them were before. */
function updater(
  database: Database,
  aim: (transaction: Queryable) => Queryable,
  times: number,
  step = 0,
) {
  return async (): Promise<Measured> => {
    let milliseconds = 0;
    for (let time = 0; time < times; time += 1) {
      const changes = changesOf(step);
      step += 1;
      const started = performance.now();
      await database.transaction((transaction) =>
        latestRepository(aim(transaction)).update(changes),
      );
      milliseconds += performance.now() - started;
    }
    return { units: times * A_STATEMENT, milliseconds };
  };
}

type Size = { bytes: number; updates: number; hot: number };

/**
 * PostgreSQL tells its counters with a delay, those of the last second only when it is told to: without
 * that, updates of before are counted in place of the last.
 */
async function sizeOf(database: Database, table: string): Promise<Size> {
  // The embedded one keeps no counters to wait for.
  if (database.kind === 'server') {
    await database.query('SELECT pg_stat_force_next_flush()');
    await pause(STATISTICS_DELAY_MS);
  }
  const { rows } = await database.query<Size>(
    `SELECT pg_table_size($1::regclass) AS bytes, pg_stat_get_tuples_updated($1::regclass) AS updates,
       pg_stat_get_tuples_hot_updated($1::regclass) AS hot`,
    [table],
  );
  return rows[0]!;
}

const CONTENT = 'stream, at, lon, lat, speed, heading, condition, quality, state, revision';
const digest = async (database: Database, table: string) =>
  (
    await database.query<{ count: number; digest: string }>(
      `SELECT count(*), md5(string_agg(md5(ROW(${CONTENT})::text), '' ORDER BY stream)) AS digest FROM ${table}`,
    )
  ).rows[0]!;

async function measure(options: BenchOptions, database: Database, on: string): Promise<void> {
  const times = options.quick ? 4 : 30;
  const ours = updater(database, (transaction) => transaction, times);
  await database.transaction((transaction) => transaction.script(FILL));
  await ours();
  await database.query(PACK);
  await database.transaction((transaction) => transaction.script(PEER));
  const peer = updater(database, aimedAtPeer, times, times);
  await ours();
  await peer();
  mustEqual(
    await digest(database, 'stream_latest'),
    await digest(database, 'stream_latest_indexed'),
    'latest rows',
  );
  const before = await sizeOf(database, 'stream_latest');
  await duel(options, {
    bench: 'latest',
    name: `half-of-${STREAMS}-rows, ${on}`,
    unit: 'updates/s',
    as: 'rate',
    goal: '>= 2',
    note: 'the same statement; the peer has a GiST on the moving point',
    ours,
    peer,
  });
  const after = await sizeOf(database, 'stream_latest');
  const common = { bench: 'latest', unit: 'share' } as const;
  const name = (what: string) => `${what}, ${on}`;
  report({ ...common, case: name('growth'), goal: '<= 1.05' }, after.bytes / before.bytes);
  const updates = after.updates - before.updates;
  if (updates === 0) notRun('latest', name('hot'), 'this database keeps no statistics');
  else
    report({ ...common, case: name('hot'), goal: '>= 0.95' }, (after.hot - before.hot) / updates);
}

/** Rewriting the newest of each stream, against the same table with an index on the moving point. */
export const bench: Bench = async (options) => {
  const server = await benchServer();
  if (server === null) notRun('latest', 'PostgreSQL', 'no server and no binaries of one');
  else {
    await withPatience(await server.create(), (database) =>
      measure(options, database, server.named),
    );
  }
  const embedded = await openTestDatabase('embedded');
  try {
    await measure(options, embedded.database, 'embedded');
  } finally {
    await embedded.close();
  }
};
