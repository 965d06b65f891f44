import { instant } from '../clock.ts';
import type { Transaction } from '../database/database.ts';
import { feedRepository } from '../feeds/repository.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { hashOf, newPublicId, newToken } from '../identity/tokens.ts';
import type { Services } from '../services.ts';

const PREFIX = 'demo';

type Parts = Pick<Services, 'database' | 'journal' | 'identity' | 'logger'>;
type Keys = Record<string, string>;

/** A key for every feed; those of earlier starts end. */
async function issue({ identity, logger }: Parts, transaction: Transaction): Promise<Keys> {
  const at = instant(identity.now());
  const feeds = feedRepository(transaction);
  const issued: Keys = {};
  for (const { id } of await feeds.all()) {
    for (const { prefix, revokedAt } of await feeds.keys(id)) {
      if (prefix.startsWith(PREFIX) && revokedAt === null) await feeds.revokeKey(id, prefix, at);
    }
    const prefix = newPublicId(PREFIX);
    const key = `${prefix}.${newToken()}`;
    if (await feeds.addKey(id, { prefix, hash: hashOf(key), at })) issued[id] = key;
    else logger.warn({ feed: id }, 'the feed has two keys already: the demonstration skips it');
  }
  return issued;
}

/**
 * Issues a key for every feed, for the player alone, and ends those of earlier starts. The keys live in
 * memory: the database has their hashes only.
 * @returns feed id → key
 */
export const issueDemoKeys = async (parts: Parts): Promise<Keys> => {
  const { database, journal } = parts;
  const issued = await database.transaction(async (transaction) => {
    const keys = await issue(parts, transaction);
    const data = { for: 'demonstration', feeds: Object.keys(keys) };
    const entry = auditEntry('feed.key-issued', 'system', null, data);
    await journal.append(transaction, [entry]);
    return keys;
  });
  journal.announce();
  return issued;
};
