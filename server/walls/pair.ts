import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { WALL_SESSION_MS } from '../identity/identity.ts';
import { type OpenedSession, openSession } from '../identity/open-session.ts';
import { identityRepository } from '../identity/repository.ts';
import { hashOf } from '../identity/tokens.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { normalCode } from './pairing-code.ts';
import { wallRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'identity'>;

/**
 * Opens a session of the wall that `choose` names within the transaction; null when it names none.
 * A display that was paired before is cut, unless it is the demonstration's (`keepOthers`).
 */
export const openWallSession = async (
  parts: Parts,
  choose: (transaction: Queryable) => Promise<string | null>,
  { keepOthers = false } = {},
): Promise<OpenedSession | null> => {
  const { database, journal, identity } = parts;
  const opened = await database.transaction(async (transaction) => {
    const wall = await choose(transaction);
    if (wall === null) return null;
    const now = instant(identity.now());
    const sessions = identityRepository(database);
    const endedSessions = keepOthers ? [] : await sessions.endAllOf({ wall }, now, transaction);
    const session = await openSession(parts, transaction, { wall });
    const data = { session: session.publicId, endedSessions };
    await journal.append(transaction, [auditEntry('wall.paired', `wall:${wall}`, wall, data)]);
    return { session, endedSessions };
  });
  if (opened === null) return null;
  identity.ended(opened.endedSessions);
  journal.announce();
  return opened.session;
};

/**
 * Turns a code that was typed on a display into its session.
 * @throws Problem 403 `pairing-code-invalid`: wrong, used, older than five minutes, or tried too often
 */
export const pairWall = async (parts: Parts, typed: string): Promise<OpenedSession> => {
  const walls = wallRepository(parts.database);
  const now = parts.identity.now();
  const expiresAt = instant(now + WALL_SESSION_MS);
  const codeHash = hashOf(normalCode(typed));
  const opened = await openWallSession(parts, (transaction) =>
    walls.redeem(codeHash, instant(now), expiresAt, transaction),
  );
  if (opened) return opened;
  await walls.countWrongCode(instant(now));
  throw problem(403, 'pairing-code-invalid', 'this code is wrong, was used, or is too old');
};
