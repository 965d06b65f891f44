import type { Queryable } from '../database/database.ts';

/** A key without its secret. Times are ISO 8601. */
type FeedKey = {
  prefix: string;
  createdAt: string;
  revokedAt: string | null;
  lastUsedAt: string | null;
};

/** The keys feeds send with; only their hashes are kept (FAULTS.md S12). */
export function keyRepository(database: Queryable) {
  return {
    /**
     * Stores a key. Two may be valid at once, so that a sender can change over without a gap (S12).
     * @param hash SHA-256 of the whole key, hexadecimal
     * @returns false when the feed is unknown or has two valid keys already
     */
    async addKey(
      feed: string,
      key: { prefix: string; hash: string; at: string },
    ): Promise<boolean> {
      await database.query('SELECT id FROM feed WHERE id = $1 FOR UPDATE', [feed]);
      const { rows } = await database.query(
        `INSERT INTO feed_key (prefix, feed, hash, created_at)
         SELECT $2, id, decode($3, 'hex'), $4 FROM feed WHERE id = $1
           AND (SELECT count(*) FROM feed_key WHERE feed = $1 AND revoked_at IS NULL) < 2
         RETURNING prefix`,
        [feed, key.prefix, key.hash, key.at],
      );
      return rows.length > 0;
    },

    /** The keys of a feed, newest first, without their secrets. */
    async keys(feed: string): Promise<FeedKey[]> {
      const { rows } = await database.query<FeedKey>(
        `SELECT prefix, created_at AS "createdAt", revoked_at AS "revokedAt",
           last_used_at AS "lastUsedAt"
         FROM feed_key WHERE feed = $1 ORDER BY created_at DESC, prefix LIMIT 100`,
        [feed],
      );
      return rows;
    },

    /** Ends a key at once; false when there is no such valid key of this feed. */
    async revokeKey(feed: string, prefix: string, at: string): Promise<boolean> {
      const { rows } = await database.query(
        `UPDATE feed_key SET revoked_at = $3 WHERE feed = $1 AND prefix = $2 AND revoked_at IS NULL
         RETURNING prefix`,
        [feed, prefix, at],
      );
      return rows.length > 0;
    },
  };
}
