import { type Clock, instant } from '../clock.ts';
import type { Database, Queryable, Transaction } from '../database/database.ts';
import type { Journal } from '../journal/journal.ts';
import { auditEntry } from './audit-entry.ts';

/** How much that let somebody in was ended. */
export type EndedAccess = { sessions: number; feedKeys: number; readKeys: number };

/** Nobody else works on the database yet, and a restore must not stand still here. */
const LIMIT_MS = 120_000;

type Ended = { id: string; of: string };

/** Those that still let somebody in: of what expired by itself there may be a hundred thousand. */
const END_SESSIONS = `UPDATE session SET ended_at = $1 WHERE ended_at IS NULL AND expires_at > $1
  RETURNING public_id AS id, public_id AS of`;
const END_FEED_KEYS = `UPDATE feed_key SET revoked_at = $1 WHERE revoked_at IS NULL
  RETURNING prefix AS id, 'feed:' || feed AS of`;
const END_READ_KEYS = `UPDATE read_key SET revoked_at = $1 WHERE revoked_at IS NULL
  RETURNING prefix AS id, 'read-key:' || prefix AS of`;

const ended = async (on: Queryable, sql: string, at: string): Promise<Ended[]> =>
  (await on.query<Ended>(sql, [at])).rows;

/**
 * Ends every session that has not expired and every key, and voids codes that wait to be typed: what lets somebody in
 * without a password. For a database that was restored from a backup, in which what was ended or revoked since is alive again (FAULTS.md F54);
 * nobody can tell which that is. Passwords stay, and with them accounts that were disabled since.
 */
export async function endAccess({
  database,
  journal,
  clock,
}: {
  database: Database;
  journal: Journal;
  clock: Clock;
}): Promise<EndedAccess> {
  const at = instant(clock.now());
  const end = async (transaction: Transaction): Promise<EndedAccess> => {
    const sessions = await ended(transaction, END_SESSIONS, at);
    const feedKeys = await ended(transaction, END_FEED_KEYS, at);
    const readKeys = await ended(transaction, END_READ_KEYS, at);
    await transaction.query('UPDATE wall SET pairing_hash = NULL WHERE pairing_hash IS NOT NULL');
    await transaction.query('UPDATE unit_pairing SET code_hash = NULL WHERE code_hash IS NOT NULL');
    await journal.append(transaction, [
      ...sessions.map(({ of }) => auditEntry('session.closed', 'system', of)),
      ...feedKeys.map(({ id, of }) => auditEntry('feed.key-revoked', 'system', of, { prefix: id })),
      ...readKeys.map(({ of }) => auditEntry('read-key.revoked', 'system', of)),
    ]);
    return { sessions: sessions.length, feedKeys: feedKeys.length, readKeys: readKeys.length };
  };
  const done = await database.transaction(end, { statementTimeoutMs: LIMIT_MS });
  journal.announce();
  return done;
}
