import type { Queryable } from '../database/database.ts';

/** Whatever this server's clock says, nothing has been heard after this moment. */
const NEWEST = 'SELECT max(at) AS at FROM stream_latest';

/**
 * The moment (epoch ms) by which what is old is reckoned: now, or the newest reading stored where that is earlier. What is
 * deleted does not come back: a server whose date is weeks ahead would do away with everything kept for a time before
 * anybody notices. A city that has heard nothing for long keeps what it has for as much longer.
 */
export async function heardUntil(database: Queryable, now: number): Promise<number> {
  const { rows } = await database.query<{ at: string | null }>(NEWEST);
  const newest = rows[0]?.at ?? null;
  return newest === null ? now : Math.min(now, Date.parse(newest));
}
