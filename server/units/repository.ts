import type { Scope } from '../../shared/model/account.ts';
import type { Resource } from '../../shared/model/resource.ts';
import type { UnitPairing } from '../../shared/model/unit-page.ts';
import type { UnitService } from '../../shared/model/unit-service.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn, scopedRegister } from '../database/scoped-register.ts';
import type { KeptCode } from '../identity/pairing-code.ts';
import { pairingCodes } from '../identity/pairing-codes.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** A unit and the place its journal entries stand at. */
export type PlacedUnit = { id: string; callSign: string; county: string; town: string };

const PLACED = 'id, call_sign AS "callSign", county, town';
const SERVICE = `unit, in_service AS "inService", reason, version, recorded_at AS "recordedAt",
  recorded_by AS "recordedBy"`;

const codes = pairingCodes({
  ...{ table: 'unit_pairing', id: 'unit', tries: 'tries' },
  ...{ name: 'code_name', hash: 'code_hash', expires: 'code_expires_at' },
});

/** How units' own pages are paired, and whether units may be sent. */
export const unitRepository = (database: Queryable) => ({
  /** One of the scope, locked. */
  async lock(id: string, scope: Scope): Promise<PlacedUnit | null> {
    const { rows } = await database.query<PlacedUnit>(
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

  /** Starts a pairing; an earlier code of this unit is void. False when another pairing under way has the name. */
  async startPairing(
    id: string,
    code: KeptCode,
    lasting: { now: string; expiresAt: string },
  ): Promise<boolean> {
    const row = 'INSERT INTO unit_pairing (unit) VALUES ($1) ON CONFLICT (unit) DO NOTHING';
    await database.query(row, [id]);
    return codes.start(id, code, lasting, database);
  },

  /** Uses a code up. Null when none in force fits. */
  async redeem(code: KeptCode, now: string): Promise<PlacedUnit | null> {
    const unit = await codes.redeem(code, now, database);
    if (unit === null) return null;
    const { rows } = await database.query<PlacedUnit>(
      `WITH paired AS (UPDATE unit_pairing SET paired_at = $2 WHERE unit = $1 RETURNING unit)
       SELECT ${PLACED} FROM resource JOIN paired ON paired.unit = resource.id`,
      [unit, now],
    );
    return rows[0] ?? null;
  },

  async dropCode(id: string): Promise<void> {
    await database.query('UPDATE unit_pairing SET code_hash = NULL WHERE unit = $1', [id]);
  },
});

const REGISTER_COLUMNS = [
  'id, call_sign AS "callSign", type, department',
  placeColumn('base'),
  'town, status, stream, synthetic',
].join(', ');

/** The register of teams and vehicles, known by call-sign. */
export const unitRegister = (database: Queryable) =>
  scopedRegister<Resource>(database, { table: 'resource', columns: REGISTER_COLUMNS });
