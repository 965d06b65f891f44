import type { Database } from '../database/database.ts';
import { MAX_AGE_MS } from './accept.ts';
import { dayOf, type Partitions } from './partitions.ts';

/** Readings set aside are for finding faults: the newest of each feed are enough. */
const QUARANTINE_ROWS_PER_FEED = 10_000;

const TRIM_QUARANTINE = `
  DELETE FROM quarantine q USING (
    SELECT id, row_number() OVER (PARTITION BY feed ORDER BY id DESC) AS place FROM quarantine) ranked
  WHERE q.id = ranked.id AND (ranked.place > $1 OR q.received_at < $2::timestamptz)`;

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

/**
 * Ends what is old: whole days of readings past the age the door still accepts, and old or surplus
 * quarantine. The journal is never touched: it must outlive 183 days (FAULTS.md S27), and a trigger
 * refuses whoever tries.
 * @param now epoch milliseconds
 * @returns the partitions dropped
 */
export async function applyRetention(
  database: Database,
  partitions: Partitions,
  now: number,
): Promise<string[]> {
  const oldest = await oldestKept(database, now);
  await database.query(TRIM_QUARANTINE, [QUARANTINE_ROWS_PER_FEED, new Date(oldest)]);
  return partitions.dropBefore(dayOf(oldest));
}
