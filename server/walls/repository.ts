import type { Scope } from '../../shared/model/account.ts';
import type { Wall, WallDirection } from '../../shared/model/wall.ts';
import type { Queryable } from '../database/database.ts';
import type { KeptCode } from '../identity/pairing-code.ts';
import { pairingCodes } from '../identity/pairing-codes.ts';
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

const codes = pairingCodes({
  ...{ table: 'wall', id: 'id', tries: 'pairing_tries', only: 'revoked_at IS NULL' },
  ...{ name: 'pairing_name', hash: 'pairing_hash', expires: 'pairing_expires_at' },
});

export const wallRepository = (database: Queryable) => ({
  /** Walls in force, and revoked ones when asked for. */
  async list(scope: Scope): Promise<PlacedWall[]> {
    const sql = `${WITHIN} AND revoked_at IS NULL ORDER BY wall.created_at, wall.id LIMIT 500`;
    const { rows } = await database.query<Row>(sql, [scope.county, scope.town]);
    return rows.map(placedWall);
  },

  async find(id: string, scope: Scope): Promise<PlacedWall | null> {
    const sql = `${WITHIN} AND wall.id = $3 AND revoked_at IS NULL FOR UPDATE OF wall`;
    const { rows } = await database.query<Row>(sql, [scope.county, scope.town, id]);
    return rows[0] ? placedWall(rows[0]) : null;
  },

  /** False when the id is taken. */
  async insert(
    { id, name, area }: Pick<Wall, 'id' | 'name' | 'area'>,
    now: string,
  ): Promise<boolean> {
    const { rows } = await database.query(
      `INSERT INTO wall (id, name, area, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [id, name, area, now],
    );
    return rows.length === 1;
  },

  /** Starts a pairing; an earlier code of this wall is void. False when another pairing under way has the name. */
  startPairing: (id: string, code: KeptCode, lasting: { now: string; expiresAt: string }) =>
    codes.start(id, code, lasting, database),

  /** Uses a code up. Null when none in force fits. @param expiresAt when the display is forgotten, ISO 8601 */
  async redeem(code: KeptCode, now: string, expiresAt: string): Promise<string | null> {
    const wall = await codes.redeem(code, now, database);
    if (wall === null) return null;
    const paired = 'UPDATE wall SET paired_at = $2, expires_at = $3 WHERE id = $1';
    await database.query(paired, [wall, now, expiresAt]);
    return wall;
  },

  async direct(id: string, direction: WallDirection): Promise<void> {
    const sql = 'UPDATE wall SET direction = $2::jsonb WHERE id = $1';
    await database.query(sql, [id, JSON.stringify(direction)]);
  },

  async revoke(id: string, now: string): Promise<void> {
    await database.query('UPDATE wall SET revoked_at = $2, pairing_hash = NULL WHERE id = $1', [
      id,
      now,
    ]);
  },
});
