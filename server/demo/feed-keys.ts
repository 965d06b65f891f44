import { instant } from '../clock.ts';
import { feedRepository } from '../feeds/repository.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { hashOf, newPublicId, newToken } from '../identity/tokens.ts';
import type { Services } from '../services.ts';

const PREFIX = 'demo';

/**
 * Issues a key for every feed, for the player alone, and ends those of earlier starts. The keys live in
 * memory: the database has their hashes only.
 * @returns feed id → key
 */
export const issueDemoKeys = async ({
  database,
  journal,
  identity,
  logger,
}: Pick<Services, 'database' | 'journal' | 'identity' | 'logger'>): Promise<
  Record<string, string>
> => {
  const at = instant(identity.now());
  const feeds = feedRepository(database);
  const issued: Record<string, string> = {};
  for (const { id } of await feeds.all()) {
    for (const { prefix, revokedAt } of await feeds.keys(id)) {
      if (prefix.startsWith(PREFIX) && revokedAt === null) await feeds.revokeKey(id, prefix, at);
    }
    const prefix = newPublicId(PREFIX);
    const key = `${prefix}.${newToken()}`;
    if (await feeds.addKey(id, { prefix, hash: hashOf(key), at })) issued[id] = key;
    else logger.warn({ feed: id }, 'the feed has two keys already: the demonstration skips it');
  }
  const data = { for: 'demonstration', feeds: Object.keys(issued) };
  const entry = auditEntry('feed.key-issued', 'system', null, data);
  await database.transaction((transaction) => journal.append(transaction, [entry]));
  journal.announce();
  return issued;
};
