import { instant } from '../clock.ts';
import type { Database, Queryable } from '../database/database.ts';
import { type Identity, PERSON_SESSION_MS, WALL_SESSION_MS } from './identity.ts';
import { identityRepository } from './repository.ts';
import { hashOf, newPublicId, newToken } from './tokens.ts';

/** A new session. `token` goes into the cookie and is never seen again. */
export type OpenedSession = { token: string; publicId: string; expiresAt: string; lastsMs: number };

/** Opens a session within `transaction`. The caller journals it as the transaction's last act. */
export const openSession = async (
  { database, identity }: { database: Database; identity: Identity },
  transaction: Queryable,
  owner: { account: string } | { wall: string },
): Promise<OpenedSession> => {
  const now = identity.now();
  const isWall = 'wall' in owner;
  const lastsMs = isWall ? WALL_SESSION_MS : PERSON_SESSION_MS;
  const token = newToken();
  const session = {
    tokenHash: hashOf(token),
    publicId: newPublicId('session'),
    account: isWall ? null : owner.account,
    wall: isWall ? owner.wall : null,
    createdAt: instant(now),
    expiresAt: instant(now + lastsMs),
  };
  await identityRepository(database).open(session, transaction);
  return { token, publicId: session.publicId, expiresAt: session.expiresAt, lastsMs };
};
