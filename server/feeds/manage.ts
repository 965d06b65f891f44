import type { Feed } from '../../shared/model/feed.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { newFeedKey } from './keys.ts';
import { feedRepository } from './repository.ts';

/** What the administrator sees of a new key, once. */
export type IssuedKey = { key: string; prefix: string };

async function issue(
  { clock }: Services,
  feed: string,
  transaction: Queryable,
): Promise<IssuedKey | null> {
  const { key, prefix, hash } = newFeedKey();
  const kept = { prefix, hash, at: instant(clock.now()) };
  const added = await feedRepository(transaction).addKey(feed, kept);
  return added ? { key, prefix } : null;
}

/**
 * Registers a feed with its first key.
 * @throws Problem 409 when the id is taken, 422 when the department is unknown
 */
export async function createFeed(
  services: Services,
  caller: Caller,
  feed: Feed,
): Promise<Feed & IssuedKey> {
  const { database, journal, telemetry } = services;
  if (!(await feedRepository(database).departmentExists(feed.department))) {
    throw problem(422, 'unknown-department', `there is no department ${feed.department}`);
  }
  const issued = await database.transaction(async (transaction) => {
    if (!(await feedRepository(transaction).create(feed))) {
      throw problem(409, 'feed-exists', `a feed ${feed.id} is registered already`);
    }
    const key = (await issue(services, feed.id, transaction))!;
    const actor = actorOf(caller);
    const subject = `feed:${feed.id}`;
    await journal.append(transaction, [
      auditEntry('feed.created', actor, subject, feed),
      auditEntry('feed.key-issued', actor, subject, { prefix: key.prefix }),
    ]);
    return key;
  });
  await telemetry.refresh();
  journal.announce();
  return { ...feed, ...issued };
}

/**
 * Gives a feed a further key, for changing over without a gap.
 * @throws Problem 409 when the feed is unknown or has two valid keys already
 */
export async function issueKey(
  services: Services,
  caller: Caller,
  feed: string,
): Promise<IssuedKey> {
  const { database, journal } = services;
  const issued = await database.transaction(async (transaction) => {
    const key = await issue(services, feed, transaction);
    if (!key) {
      throw problem(409, 'no-room-for-key', `feed ${feed} is unknown or has two valid keys`);
    }
    const data = { prefix: key.prefix };
    await journal.append(transaction, [
      auditEntry('feed.key-issued', actorOf(caller), `feed:${feed}`, data),
    ]);
    return key;
  });
  journal.announce();
  return issued;
}

/**
 * Ends a key; whoever still sends with it is refused within a second.
 * @throws Problem 404 when there is no such valid key
 */
export async function revokeKey(
  { database, journal, clock }: Services,
  caller: Caller,
  feed: string,
  prefix: string,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const at = instant(clock.now());
    if (!(await feedRepository(transaction).revokeKey(feed, prefix, at))) {
      throw problem(404, 'key-not-found', `feed ${feed} has no valid key ${prefix}`);
    }
    await journal.append(transaction, [
      auditEntry('feed.key-revoked', actorOf(caller), `feed:${feed}`, { prefix }),
    ]);
  });
  journal.announce();
}
