import { instant } from '../clock.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Journal } from '../journal/journal.ts';
import { auditEntry } from './audit-entry.ts';
import type { Identity } from './identity.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { identityRepository } from './repository.ts';

type Parts = { database: Database; journal: Journal; identity: Identity };

/**
 * Opens a session of an account and journals it in the same transaction.
 * @param before what else belongs into that transaction
 */
export const openAccountSession = async (
  parts: Parts,
  account: string,
  how: 'password' | 'demo' | 'setup',
  before: (transaction: Queryable) => Promise<void> = async () => undefined,
): Promise<OpenedSession> => {
  const { database, journal } = parts;
  const opened = await database.transaction(async (transaction) => {
    await before(transaction);
    const session = await openSession(parts, transaction, { account });
    const entry = auditEntry('session.opened', account, session.publicId, { how });
    await journal.append(transaction, [entry]);
    return session;
  });
  journal.announce();
  return opened;
};

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
    const sessions = identityRepository(transaction);
    const endedSessions = keepOthers ? [] : await sessions.endAllOf({ wall }, now);
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
