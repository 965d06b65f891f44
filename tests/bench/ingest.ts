import type { Database } from '../../server/database/database.ts';
import {
  type Bench,
  type BenchOptions,
  duel,
  type Measured,
  mustEqual,
  notRun,
} from './harness.ts';
import { copyCity, fillCity, openEmbeddedAt, prepareCity } from './support/city-data.ts';
import { type Door, openDoor } from './support/door.ts';
import { type Jingwei, startJingwei } from './support/jingwei.ts';
import { benchServer, withPatience } from './support/postgres.ts';
import { READING_COLUMNS, readingsSource } from './support/readings-source.ts';

const BATCH = 500;
const SETTINGS = { DEMO: 'off', SCENARIO: 'none' };

/** The table of readings once more, with its key and its daily partitions, for the peer. */
const PEER_TABLE = `
  CREATE TABLE reading_copied (LIKE reading INCLUDING ALL) PARTITION BY RANGE (at);
  DO $$ BEGIN
    FOR day IN -1..1 LOOP
      EXECUTE format('CREATE TABLE reading_copied_%s PARTITION OF reading_copied FOR VALUES FROM (%L) TO (%L)',
        day + 1, date_trunc('day', now(), 'UTC') + day * interval '1 day',
        date_trunc('day', now(), 'UTC') + (day + 1) * interval '1 day');
    END LOOP;
  END $$`;

const countOf = async (database: Database, table: string): Promise<number> =>
  (await database.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)).rows[0]!
    .count;

type Sides = { jingwei: Jingwei; door: Door; database: Database };

/** Both sides take the same readings, made before they are timed. Returns what each must hold in the end. */
async function measure(options: BenchOptions, sides: Sides, on: string): Promise<number> {
  const { jingwei, door, database } = sides;
  const source = readingsSource(BATCH);
  const sweeps = options.quick ? 18 : 80;
  let acknowledged = 0;
  let copied = 0;
  let waiting: ReturnType<typeof source>['copies'] = [];

  const ours = async (): Promise<Measured> => {
    const load = source(sweeps);
    waiting = load.copies;
    const cpu = jingwei.cpu();
    const started = performance.now();
    const units = await door.send(load.requests);
    acknowledged += units;
    return { units, milliseconds: performance.now() - started, cpu: jingwei.cpu() - cpu };
  };
  const peer = async (): Promise<Measured> => {
    const copies = waiting.length > 0 ? waiting : source(sweeps).copies;
    waiting = [];
    let units = 0;
    const started = performance.now();
    for (const rows of copies) {
      units += await database.copyIn('reading_copied', READING_COLUMNS, rows);
    }
    copied += units;
    return { units, milliseconds: performance.now() - started };
  };

  await duel(options, {
    bench: 'ingest',
    name: `batch-${BATCH}, ${on}`,
    unit: 'readings/s',
    as: 'rate',
    goal: '>= 0.5',
    note: 'a normal day of 2,000 streams of 18 feeds, three senders a feed with one request in flight each, all rules and grids judged; peer: COPY binary of the same rows, 5,000 a statement, encoded before, into the same partitioned table with its key',
    ours,
    peer,
  });
  mustEqual(await countOf(database, 'reading_copied'), copied, `ingest rows copied, ${on}`);
  return acknowledged;
}

async function onServer(options: BenchOptions): Promise<void> {
  const server = await benchServer();
  if (server === null) {
    notRun('ingest', `batch-${BATCH}, PostgreSQL`, 'no server and no binaries of one');
    return;
  }
  const databaseUrl = await server.create();
  await withPatience(databaseUrl, async (database) => {
    // Nothing is timed yet: the one that `onEmbedded` needs is made meanwhile.
    await Promise.all([fillCity(database), prepareCity()]);
    await database.transaction((transaction) => transaction.script(PEER_TABLE));
    const jingwei = await startJingwei({ ...SETTINGS, DATABASE_URL: databaseUrl });
    const door = openDoor(jingwei.url);
    try {
      const acknowledged = await measure(options, { jingwei, door, database }, server.named);
      mustEqual(await countOf(database, 'reading'), acknowledged, 'ingest rows stored');
    } finally {
      door.close();
      await jingwei.stop();
    }
  });
}

/** The embedded database belongs to the server's process, so the peer has one of its own, equal to it. */
async function onEmbedded(options: BenchOptions): Promise<void> {
  const [own, other] = [await copyCity(), await copyCity()];
  const jingwei = await startJingwei({ ...SETTINGS, DATA_DIR: own.folder });
  const door = openDoor(jingwei.url);
  const database = await openEmbeddedAt(other.folder);
  let acknowledged = 0;
  try {
    await database.transaction((transaction) => transaction.script(PEER_TABLE));
    acknowledged = await measure(options, { jingwei, door, database }, 'embedded');
  } finally {
    door.close();
    await database.close();
    await jingwei.stop();
  }
  const stopped = await openEmbeddedAt(own.folder);
  try {
    mustEqual(await countOf(stopped, 'reading'), acknowledged, 'ingest rows stored, embedded');
  } finally {
    await stopped.close();
    own.remove();
    other.remove();
  }
}

/** Committed readings through HTTP, rules and grids judged, against COPY of the same rows. */
export const bench: Bench = async (options) => {
  await onServer(options);
  await onEmbedded(options);
};
