import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { type Identity, PERSON_SESSION_MS, UNIT_SESSION_MS, WALL_SESSION_MS } from './identity.ts';
import { identityRepository, type SessionOwner } from './repository.ts';
import { hashOf, newPublicId, newToken } from './tokens.ts';

/** A new session. `token` goes into the cookie and is never seen again. */
export type OpenedSession = { token: string; publicId: string; expiresAt: string; lastsMs: number };

function lengthOf(owner: SessionOwner): number {
  if ('wall' in owner) return WALL_SESSION_MS;
  return 'unit' in owner ? UNIT_SESSION_MS : PERSON_SESSION_MS;
}

/** Opens a session within `transaction`. The caller journals it as the transaction's last act. */
export const openSession = async (
  { identity }: { identity: Identity },
  transaction: Queryable,
  owner: SessionOwner,
): Promise<OpenedSession> => {
  const now = identity.now();
  const lastsMs = lengthOf(owner);
  const token = newToken();
  const session = {
    tokenHash: hashOf(token),
    publicId: newPublicId('session'),
    ...{ account: null, wall: null, unit: null, ...owner },
    createdAt: instant(now),
    expiresAt: instant(now + lastsMs),
  };
  await identityRepository(transaction).open(session);
  return { token, publicId: session.publicId, expiresAt: session.expiresAt, lastsMs };
};
