import type { Database } from '../database/database.ts';
import { eachOf } from '../each-of.ts';
import { MAX_AGE_MS } from './accept.ts';
import { dayOf, type Partitions } from './partitions.ts';

/** Readings set aside are for finding faults: the newest of each feed are enough. */
const QUARANTINE_ROWS_PER_FEED = 10_000;
/** One statement deletes so many (60 to 100 ms), far within its limit. */
const ROWS_A_STEP = 5_000;
/** What is left after so many steps waits for the next hour, so that nobody waits long for a start. */
const MOST_STEPS = 100;

/** An array, for to a join the whole table is read (1.5 M rows: 2 to 5 s a step). */
const deleteThose = (ids: string): string =>
  `DELETE FROM quarantine WHERE id = ANY (ARRAY (${ids} LIMIT ${ROWS_A_STEP}))`;
const DELETE_OLD = deleteThose(
  'SELECT id FROM quarantine WHERE received_at < $1::timestamptz ORDER BY received_at',
);
/**
 * Feed by feed what lies below its newest ones. The order is that of the index quarantine_feed, and BETWEEN keeps `feed` in
 * it.
 */
const DELETE_SURPLUS = deleteThose(
  `SELECT old.id FROM feed f CROSS JOIN LATERAL (
     SELECT id FROM quarantine q WHERE q.feed BETWEEN f.id AND f.id
     ORDER BY q.feed, q.id DESC OFFSET ${QUARANTINE_ROWS_PER_FEED} LIMIT ${ROWS_A_STEP}) old`,
);
/**
 * The order of either is an index's; else the planner, which knows little of a table that has just grown, reads all of a feed
 * and sorts it: 2 to 4 s a step.
 */
const BY_INDEX = 'SET LOCAL enable_sort = off';

/** Whatever this server's clock says, nothing has been heard after this moment. */
const NEWEST = 'SELECT max(at) AS at FROM stream_latest';

/**
 * From when on (epoch ms) everything is kept: the age the door still accepts, reckoned from now or from the newest reading,
 * whichever is earlier. A server that starts with its date weeks ahead would otherwise drop every reading there is before
 * anybody notices.
 */
async function oldestKept(database: Database, now: number): Promise<number> {
  const { rows } = await database.query<{ at: string | null }>(NEWEST);
  const newest = rows[0]?.at ?? null;
  return (newest === null ? now : Math.min(now, Date.parse(newest))) - MAX_AGE_MS;
}

/** Deletes step by step until nothing is left to delete, or enough was for this time. */
async function inSteps(database: Database, sql: string, parameters?: unknown[]): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { rowCount } = await database.transaction(async (transaction) => {
      await transaction.query(BY_INDEX);
      return transaction.query(sql, parameters);
    });
    if (rowCount < ROWS_A_STEP) return;
  }
}

/**
 * Ends what is old: whole days of readings past the age the door still accepts, and old or surplus
 * quarantine, whatever becomes of the others. The journal is never touched: it must outlive 183 days
 * (FAULTS.md S27), and a trigger refuses whoever tries.
 * @param now epoch milliseconds
 * @returns the partitions dropped
 */
export async function applyRetention(
  database: Database,
  partitions: Partitions,
  now: number,
): Promise<string[]> {
  const oldest = await oldestKept(database, now);
  let dropped: string[] = [];
  await eachOf([
    async () => {
      dropped = await partitions.dropBefore(dayOf(oldest));
    },
    () => inSteps(database, DELETE_OLD, [new Date(oldest)]),
    () => inSteps(database, DELETE_SURPLUS),
  ]);
  return dropped;
}
