import type { Feed } from '../../shared/model/feed.ts';
import { doneBefore, keepMade } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { newFeedKey } from './keys.ts';
import { feedRepository } from './repository.ts';

/** What the administrator sees of a new key, once. */
export type IssuedKey = { key: string; prefix: string };

const keyEntry = (caller: Caller, kind: 'issued' | 'revoked', feed: string, prefix: string) =>
  auditEntry(`feed.key-${kind}`, actorOf(caller), `feed:${feed}`, { prefix });

/** What was issued, and what the journal has to tell of it; the caller appends that last. */
type Issued = { key: IssuedKey; entries: NewEntry[] };

/**
 * A key is shown once: a retry with the same key of the act ends what the first try made and nobody has seen, and makes
 * another.
 * @throws Problem 409 when the feed is unknown or has two valid keys
 */
async function issue(
  { clock }: Services,
  caller: Caller,
  feed: string,
  transaction: Queryable,
): Promise<Issued> {
  const keys = feedRepository(transaction);
  const at = instant(clock.now());
  const unseen = doneBefore().made;
  const isEnded = unseen !== null && (await keys.revokeKey(feed, unseen, at));
  const { key, prefix, hash } = newFeedKey();
  if (!(await keys.addKey(feed, { prefix, hash, at }))) {
    throw problem(409, 'no-room-for-key', `feed ${feed} is unknown or has two valid keys`);
  }
  await keepMade(prefix, transaction);
  const issued = keyEntry(caller, 'issued', feed, prefix);
  const entries = isEnded ? [keyEntry(caller, 'revoked', feed, unseen), issued] : [issued];
  return { key: { key, prefix }, entries };
}

/**
 * Registers a feed with its first key. A retry with the same key finds the feed there, and gets a key in place of the first.
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
    const isNew = doneBefore().made === null;
    if (isNew && !(await feedRepository(transaction).create(feed))) {
      throw problem(409, 'feed-exists', `a feed ${feed.id} is registered already`);
    }
    const { key, entries } = await issue(services, caller, feed.id, transaction);
    const created = auditEntry('feed.created', actorOf(caller), `feed:${feed.id}`, feed);
    await journal.append(transaction, isNew ? [created, ...entries] : entries);
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
    const { key, entries } = await issue(services, caller, feed, transaction);
    await journal.append(transaction, entries);
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
    await journal.append(transaction, [keyEntry(caller, 'revoked', feed, prefix)]);
  });
  journal.announce();
}
