import type { Database } from '../../server/database/database.ts';
import { openDatabase } from '../../server/database/open.ts';
import { seedCity } from '../../server/database/seed/seed-city.ts';
import { hashOf } from '../../server/identity/tokens.ts';
import { copyPreparedData, silentLogger } from './database.ts';
import { smallCity } from './small-city.ts';
import { testClock } from './test-clock.ts';

export const LOAD_KEY = 'jwf_load_only-for-this-test';
export const BATCH = 500;
/** Twice a batch, so that the readings of a stream are far apart. */
export const LOAD_STREAMS = 2 * BATCH;
export const FIRST_LOAD_NUMBER = 1_000;

/** Wind at a thousand places, judged like any other, and one valid key for them. */
export async function addLoadStreams(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO stream (number, id, feed, metric, name, place, county, town, grid, period_seconds,
       subject_kind, rule, synthetic)
     SELECT ${FIRST_LOAD_NUMBER} + i, 'wind-' || i, feed, 'wind-speed', name, place, county, town, grid,
       period_seconds, 'station', 'wind', true
     FROM stream, generate_series(0, ${LOAD_STREAMS - 1}) AS i WHERE number = 1`,
  );
  await database.query(
    `INSERT INTO feed_key (prefix, feed, hash, created_at)
     VALUES ('load', 'sensors', decode($1, 'hex'), now())`,
    [hashOf(LOAD_KEY)],
  );
}

/** An embedded database of the small city with the streams of the load; to be opened by a server. */
export async function prepareLoadFolder(
  alsoDo: (database: Database) => Promise<unknown> = async () => undefined,
): Promise<string> {
  const folder = await copyPreparedData();
  const database = await openFolder(folder);
  try {
    await seedCity({ database, clock: testClock(Date.now()), city: smallCity() });
    await addLoadStreams(database);
    await alsoDo(database);
  } finally {
    await database.close();
  }
  return folder;
}

export const openFolder = (folder: string): Promise<Database> =>
  openDatabase({ dataDirectory: folder, logger: silentLogger, onProgress: () => undefined });

/** The body of the batch with this number: its readings are a millisecond newer than the one before. */
function bodyOf(number: number, id: string, begin: number): string {
  const time = new Date(begin + number).toISOString();
  const first = number % 2 === 0 ? 0 : BATCH;
  const readings = Array.from({ length: BATCH }, (_, index) => ({
    stream: `wind-${first + index}`,
    id,
    time,
    value: 3 + ((number + index) % 40) / 10,
  }));
  return JSON.stringify({ readings });
}

/** What became of the batch whose readings bear this id. `retryAfter` is the header's value; status 0: no answer came. */
export type Sent = { id: string; status: number; tookMs: number; retryAfter: string | null };

/** A feed that sends batches of BATCH readings, each with a number of its own. */
export function createLoad(address: string) {
  const begin = Date.now() - 3_600_000;
  const sent: Sent[] = [];
  let last = 0;
  return {
    sent,
    /** Sends one batch; never rejects. */
    async send(): Promise<Sent> {
      last += 1;
      const number = last;
      const id = `batch-${begin}-${number}`;
      const body = bodyOf(number, id, begin);
      const from = performance.now();
      const headers = {
        authorization: `Bearer ${LOAD_KEY}`,
        'content-type': 'application/json',
      };
      const result = await fetch(`${address}/api/readings`, { method: 'POST', headers, body }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
        },
        () => ({ status: 0, retryAfter: null }),
      );
      const one = { id, tookMs: performance.now() - from, ...result };
      sent.push(one);
      return one;
    },
  };
}

/** Batches that were acknowledged but are not in the table whole. */
export async function lostOf(sent: readonly Sent[], database: Database): Promise<string[]> {
  const { rows } = await database.query<{ id: string; stored: number }>(
    `SELECT id, count(*)::int AS stored FROM reading WHERE id LIKE 'batch-%' GROUP BY id`,
  );
  const stored = new Map(rows.map((row) => [row.id, row.stored]));
  return sent
    .filter(({ id, status }) => status === 200 && stored.get(id) !== BATCH)
    .map(({ id }) => id);
}

/** The value below which this share of `values` lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};
