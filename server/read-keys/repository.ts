import type { CollectionId, NewReadKey, ReadKey } from '../../shared/model/collection.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { SCOPE_COLUMNS } from '../identity/repository.ts';

export type ReadKeyRow = {
  prefix: string;
  name: string;
  area: string;
  collections: CollectionId[];
  county: string | null;
  town: string | null;
  last_used_at: string | null;
};

/** Keys that GIS programs read with; only their hashes are kept (FAULTS.md S12). */
export const readKeyRepository = (database: Queryable) => ({
  /** Newest first, without their secrets. */
  async all(): Promise<ReadKey[]> {
    const { rows } = await database.query<ReadKey>(
      `SELECT prefix, name, area, collections, created_at AS "createdAt", revoked_at AS "revokedAt",
         last_used_at AS "lastUsedAt" FROM read_key ORDER BY created_at DESC, prefix LIMIT 200`,
    );
    return rows;
  },

  async areaExists(code: string): Promise<boolean> {
    const sql = `SELECT 1 AS found FROM area WHERE code = $1 AND level IN ('city', 'county', 'town')`;
    return (await database.query(sql, [code])).rows.length > 0;
  },

  /** @param hash SHA-256 of the whole key, hexadecimal */
  async add(
    { name, area, collections }: NewReadKey,
    { prefix, hash, at, by }: { prefix: string; hash: string; at: string; by: string },
    transaction: Queryable,
  ): Promise<void> {
    const written = await transaction.query(
      `INSERT INTO read_key (prefix, name, area, collections, hash, created_at, created_by)
       VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, $7)`,
      [prefix, name, area, collections, hash, at, by],
    );
    expectRowCount(written, 1);
  },

  /** Ends a key at once; false when there is no such valid one. */
  async revoke(prefix: string, at: string, transaction: Queryable): Promise<boolean> {
    const { rows } = await transaction.query(
      'UPDATE read_key SET revoked_at = $2 WHERE prefix = $1 AND revoked_at IS NULL RETURNING prefix',
      [prefix, at],
    );
    return rows.length > 0;
  },

  async find(hash: string): Promise<ReadKeyRow | null> {
    const { rows } = await database.query<ReadKeyRow>(
      `SELECT k.prefix, k.name, k.area, k.collections, k.last_used_at, ${SCOPE_COLUMNS}
       FROM read_key k JOIN area ON area.code = k.area
       WHERE k.hash = decode($1, 'hex') AND k.revoked_at IS NULL`,
      [hash],
    );
    return rows[0] ?? null;
  },

  async touch(prefix: string, now: string): Promise<void> {
    await database.query('UPDATE read_key SET last_used_at = $2 WHERE prefix = $1', [prefix, now]);
  },
});
