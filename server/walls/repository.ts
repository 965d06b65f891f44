import type { Scope } from '../../shared/model/account.ts';
import type { Wall, WallDirection } from '../../shared/model/wall.ts';
import type { Database, Queryable } from '../database/database.ts';
import { type KeptCode, MOST_TRIES } from '../identity/pairing-code.ts';
import { SCOPE_COLUMNS } from '../identity/repository.ts';
import { withinCondition } from '../identity/scope.ts';

type Row = {
  id: string;
  name: string;
  area: string;
  direction: WallDirection | null;
  paired_at: string | null;
  expires_at: string | null;
  revoked_at: string | null;
  county: string | null;
  town: string | null;
};

/** A wall and the place its journal entries stand at. */
export type PlacedWall = Wall & { county: string | null; town: string | null };

/** Walls whose own area lies within a scope: a county's coordinator does not turn the city's wall. */
const WITHIN = `
  SELECT wall.id, wall.name, wall.area, direction, paired_at, expires_at, revoked_at, county, town
  FROM wall JOIN (SELECT area.code, ${SCOPE_COLUMNS} FROM area) place ON place.code = wall.area
  WHERE ${withinCondition(1)}`;

const placedWall = (row: Row): PlacedWall => ({
  id: row.id,
  name: row.name,
  area: row.area,
  direction: row.direction,
  pairedAt: row.paired_at,
  expiresAt: row.expires_at,
  revoked: row.revoked_at !== null,
  county: row.county,
  town: row.town,
});

export const wallRepository = (database: Database) => ({
  /** Walls in force, and revoked ones when asked for. */
  async list(scope: Scope, on: Queryable = database): Promise<PlacedWall[]> {
    const sql = `${WITHIN} AND revoked_at IS NULL ORDER BY wall.created_at, wall.id LIMIT 500`;
    const { rows } = await on.query<Row>(sql, [scope.county, scope.town]);
    return rows.map(placedWall);
  },

  async find(id: string, scope: Scope, on: Queryable = database): Promise<PlacedWall | null> {
    const sql = `${WITHIN} AND wall.id = $3 AND revoked_at IS NULL FOR UPDATE OF wall`;
    const { rows } = await on.query<Row>(sql, [scope.county, scope.town, id]);
    return rows[0] ? placedWall(rows[0]) : null;
  },

  /** False when the id is taken. */
  async insert(
    { id, name, area }: Pick<Wall, 'id' | 'name' | 'area'>,
    now: string,
    on: Queryable = database,
  ): Promise<boolean> {
    const { rows } = await on.query(
      `INSERT INTO wall (id, name, area, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [id, name, area, now],
    );
    return rows.length === 1;
  },

  /**
   * Starts a pairing; an earlier code of this wall is void. Only the code's name and hash are kept. False when another
   * pairing under way has the name.
   */
  async startPairing(
    id: string,
    { name, hash }: KeptCode,
    { now, expiresAt }: { now: string; expiresAt: string },
    on: Queryable,
  ): Promise<boolean> {
    const free = `UPDATE wall SET pairing_hash = NULL
      WHERE pairing_name = $1 AND pairing_hash IS NOT NULL AND pairing_expires_at <= $2`;
    await on.query(free, [name, now]);
    const { rows } = await on.query(
      `UPDATE wall SET pairing_name = $2, pairing_hash = decode($3, 'hex'), pairing_expires_at = $4,
         pairing_tries = 0
       WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM wall other
         WHERE other.pairing_name = $2 AND other.pairing_hash IS NOT NULL AND other.id <> $1)
       RETURNING id`,
      [id, name, hash, expiresAt],
    );
    return rows.length === 1;
  },

  /**
   * Uses a code up. Null when none in force fits: then the try counts against the pairing that the code names, and
   * no other. It is counted before it is judged, so that those sent at once count too.
   */
  async redeem(
    { name, hash }: KeptCode,
    now: string,
    expiresAt: string,
    on: Queryable,
  ): Promise<string | null> {
    const named = await on.query<{ id: string }>(
      `UPDATE wall SET pairing_tries = pairing_tries + 1
       WHERE pairing_name = $1 AND pairing_hash IS NOT NULL AND pairing_expires_at > $2
         AND revoked_at IS NULL AND pairing_tries < ${MOST_TRIES} RETURNING id`,
      [name, now],
    );
    if (!named.rows[0]) return null;
    const { rows } = await on.query<{ id: string }>(
      `UPDATE wall SET pairing_hash = NULL, pairing_expires_at = NULL, paired_at = $3, expires_at = $4
       WHERE id = $1 AND pairing_hash = decode($2, 'hex') RETURNING id`,
      [named.rows[0].id, hash, now, expiresAt],
    );
    return rows[0]?.id ?? null;
  },

  async direct(id: string, direction: WallDirection, on: Queryable = database): Promise<void> {
    const sql = 'UPDATE wall SET direction = $2::jsonb WHERE id = $1';
    await on.query(sql, [id, JSON.stringify(direction)]);
  },

  async revoke(id: string, now: string, on: Queryable = database): Promise<void> {
    await on.query('UPDATE wall SET revoked_at = $2, pairing_hash = NULL WHERE id = $1', [id, now]);
  },
});
