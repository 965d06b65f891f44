import type { Scope } from '../../shared/model/account.ts';
import type { UnitPairing } from '../../shared/model/unit-page.ts';
import type { UnitService } from '../../shared/model/unit-service.ts';
import type { Queryable } from '../database/database.ts';
import { type KeptCode, MOST_TRIES } from '../identity/pairing-code.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** A unit and the place its journal entries stand at. */
export type PlacedUnit = { id: string; callSign: string; county: string; town: string };

const PLACED = 'id, call_sign AS "callSign", county, town';
const SERVICE = `unit, in_service AS "inService", reason, version, recorded_at AS "recordedAt",
  recorded_by AS "recordedBy"`;

/** How units' own pages are paired, and whether units may be sent. */
export const unitRepository = (database: Queryable) => ({
  /** One of the scope, locked. */
  async lock(id: string, scope: Scope, transaction: Queryable): Promise<PlacedUnit | null> {
    const { rows } = await transaction.query<PlacedUnit>(
      `SELECT ${PLACED} FROM resource WHERE id = $1 AND ${scopeCondition(2)} FOR NO KEY UPDATE`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** What was said last of whether it may be sent; null: nothing, and it stands as its register says. */
  async serviceOf(unit: string): Promise<UnitService | null> {
    const { rows } = await database.query<UnitService>(
      `SELECT ${SERVICE} FROM unit_service WHERE unit = $1 ORDER BY version DESC LIMIT 1`,
      [unit],
    );
    return rows[0] ?? null;
  },

  /** Writes it down, and in the register: whoever proposes or sends units reads that. The unit is locked. */
  async recordService(one: UnitService): Promise<void> {
    const { unit, version, inService, reason, recordedAt, recordedBy } = one;
    await database.query(
      `WITH said AS (
         INSERT INTO unit_service (unit, version, in_service, reason, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING unit, in_service)
       UPDATE resource SET status = CASE WHEN in_service THEN 'available' ELSE 'out_of_service' END
       FROM said WHERE id = unit`,
      [unit, version, inService, reason, recordedAt, recordedBy],
    );
  },

  /** How one of the scope is paired; null when there is none such. @param now ISO 8601 */
  async pairingOf(id: string, scope: Scope, now: string): Promise<UnitPairing | null> {
    const { rows } = await database.query<UnitPairing>(
      `SELECT max(s.created_at) AS "pairedAt", max(s.expires_at) AS "expiresAt" FROM resource r
       LEFT JOIN session s ON s.unit = r.id AND s.ended_at IS NULL AND s.expires_at > $4
       WHERE r.id = $1 AND ${scopeCondition(2, 'r')} GROUP BY r.id`,
      [id, ...scopeParameters(scope), now],
    );
    return rows[0] ?? null;
  },

  /**
   * Starts a pairing; an earlier code of this unit is void. Only the code's name and hash are kept. False when another
   * pairing under way has the name.
   */
  async startPairing(
    id: string,
    { name, hash }: KeptCode,
    { now, expiresAt }: { now: string; expiresAt: string },
    on: Queryable,
  ): Promise<boolean> {
    const free = `UPDATE unit_pairing SET code_hash = NULL
      WHERE code_name = $1 AND code_hash IS NOT NULL AND code_expires_at <= $2`;
    await on.query(free, [name, now]);
    const { rows } = await on.query(
      `INSERT INTO unit_pairing (unit, code_name, code_hash, code_expires_at)
       SELECT $1::text, $2::text, decode($3, 'hex'), $4::timestamptz
       WHERE NOT EXISTS (SELECT 1 FROM unit_pairing other
         WHERE other.code_name = $2 AND other.code_hash IS NOT NULL AND other.unit <> $1)
       ON CONFLICT (unit) DO UPDATE SET code_name = EXCLUDED.code_name, code_hash = EXCLUDED.code_hash,
         code_expires_at = EXCLUDED.code_expires_at, tries = 0
       RETURNING unit`,
      [id, name, hash, expiresAt],
    );
    return rows.length === 1;
  },

  /**
   * Uses a code up. Null when none in force fits: then the try counts against the pairing that the code names, and
   * no other. It is counted before it is judged, so that those sent at once count too.
   */
  async redeem({ name, hash }: KeptCode, now: string, on: Queryable): Promise<PlacedUnit | null> {
    const named = await on.query<{ unit: string }>(
      `UPDATE unit_pairing SET tries = tries + 1
       WHERE code_name = $1 AND code_hash IS NOT NULL AND code_expires_at > $2
         AND tries < ${MOST_TRIES} RETURNING unit`,
      [name, now],
    );
    if (!named.rows[0]) return null;
    const { rows } = await on.query<PlacedUnit>(
      `WITH used AS (
         UPDATE unit_pairing SET code_hash = NULL, code_expires_at = NULL, paired_at = $3
         WHERE unit = $1 AND code_hash = decode($2, 'hex') RETURNING unit)
       SELECT ${PLACED} FROM resource JOIN used ON used.unit = resource.id`,
      [named.rows[0].unit, hash, now],
    );
    return rows[0] ?? null;
  },

  async dropCode(id: string, on: Queryable): Promise<void> {
    await on.query('UPDATE unit_pairing SET code_hash = NULL WHERE unit = $1', [id]);
  },
});
