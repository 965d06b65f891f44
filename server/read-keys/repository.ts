import type { Scope } from '../../shared/model/account.ts';
import type { CollectionId, NewReadKey, ReadKey } from '../../shared/model/collection.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { SCOPE_COLUMNS } from '../identity/repository.ts';
import { withinCondition } from '../identity/scope.ts';

export type ReadKeyRow = {
  prefix: string;
  name: string;
  area: string;
  collections: CollectionId[];
  county: string | null;
  town: string | null;
  last_used_at: string | null;
};

/** The area of a key lies within county $1 and town $2. */
const WITHIN = `area IN (SELECT code FROM (SELECT area.code, ${SCOPE_COLUMNS} FROM area) place
  WHERE ${withinCondition(1)})`;

/** Keys that GIS programs read with; only their hashes are kept (FAULTS.md S12). */
export const readKeyRepository = (database: Queryable) => ({
  /** Those of areas within the scope, newest first, without their secrets. */
  async all(scope: Scope): Promise<ReadKey[]> {
    const { rows } = await database.query<ReadKey>(
      `SELECT prefix, name, area, collections, used_for AS "usedFor", created_at AS "createdAt", revoked_at AS "revokedAt",
         last_used_at AS "lastUsedAt" FROM read_key WHERE ${WITHIN}
       ORDER BY created_at DESC, prefix LIMIT 200`,
      [scope.county, scope.town],
    );
    return rows;
  },

  /** @param hash SHA-256 of the whole key, hexadecimal */
  async add(
    { name, area, collections, usedFor }: NewReadKey,
    { prefix, hash, at, by }: { prefix: string; hash: string; at: string; by: string },
  ): Promise<void> {
    const written = await database.query(
      `INSERT INTO read_key (prefix, name, area, collections, hash, created_at, created_by, used_for)
       VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8)`,
      [prefix, name, area, collections, hash, at, by, usedFor],
    );
    expectRowCount(written, 1);
  },

  /** Ends a key at once; false when there is no such valid one within the scope. */
  async revoke(prefix: string, scope: Scope, at: string): Promise<boolean> {
    const { rows } = await database.query(
      `UPDATE read_key SET revoked_at = $4 WHERE prefix = $3 AND revoked_at IS NULL AND ${WITHIN}
       RETURNING prefix`,
      [scope.county, scope.town, prefix, at],
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
