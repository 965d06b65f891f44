import type { Scope } from '../../shared/model/account.ts';
import type { UnitCertification } from '../../shared/model/unit-certification.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `c.unit, r.call_sign AS "callSign", r.type, c.until::text AS until, c.note, c.version,
  c.recorded_at AS "recordedAt", c.recorded_by AS "recordedBy"`;
const FROM = 'FROM unit_certification c JOIN resource r ON r.id = c.unit';

/** Certifications of units by version. */
export const certificationRepository = (database: Queryable) => ({
  /** The newest of each unit of the scope, the first to expire first. */
  async newest(scope: Scope): Promise<UnitCertification[]> {
    const { rows } = await database.query<UnitCertification>(
      `SELECT * FROM (SELECT DISTINCT ON (c.unit) ${COLUMNS} ${FROM}
         WHERE ${scopeCondition(1, 'r')} ORDER BY c.unit, c.version DESC) newest
       ORDER BY until, "callSign"`,
      scopeParameters(scope),
    );
    return rows;
  },

  async countUnrecorded(scope: Scope): Promise<number> {
    const { rows } = await database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM resource r WHERE ${scopeCondition(1, 'r')}
         AND NOT EXISTS (SELECT FROM unit_certification c WHERE c.unit = r.id)`,
      scopeParameters(scope),
    );
    return rows[0]!.count;
  },

  /** The newest of one unit; null: none was recorded. */
  async ofUnit(unit: string): Promise<UnitCertification | null> {
    const { rows } = await database.query<UnitCertification>(
      `SELECT ${COLUMNS} ${FROM} WHERE c.unit = $1 ORDER BY c.version DESC LIMIT 1`,
      [unit],
    );
    return rows[0] ?? null;
  },

  async record(one: Omit<UnitCertification, 'callSign' | 'type'>): Promise<void> {
    const { unit, version, until, note, recordedAt, recordedBy } = one;
    await database.query(
      `INSERT INTO unit_certification (unit, version, until, note, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [unit, version, until, note, recordedAt, recordedBy],
    );
  },
});
