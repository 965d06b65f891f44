import type { StaffingNorm } from '../../shared/model/staffing.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';

const COLUMNS = `version, kinds, source, confidence, effective_from AS "effectiveFrom",
  recorded_at AS "recordedAt"`;

/** The versions of the staffing norm. */
export const staffingNormRepository = (database: Queryable) => ({
  /** Newest first. */
  async all(): Promise<StaffingNorm[]> {
    const sql = `SELECT ${COLUMNS} FROM staffing_norm ORDER BY version DESC`;
    return (await database.query<StaffingNorm>(sql)).rows;
  },

  /** The version in force at a moment, ISO 8601; null before the first. */
  async inForce(at: string): Promise<StaffingNorm | null> {
    const { rows } = await database.query<StaffingNorm>(
      `SELECT ${COLUMNS} FROM staffing_norm WHERE effective_from <= $1
       ORDER BY version DESC LIMIT 1`,
      [at],
    );
    return rows[0] ?? null;
  },

  async insert(norm: StaffingNorm, by: string | null): Promise<void> {
    const written = await database.query(
      `INSERT INTO staffing_norm (version, kinds, source, confidence, effective_from, recorded_at,
         recorded_by) VALUES ($1, $2::jsonb, $3, $4, $5, $6, $7)`,
      [
        ...[norm.version, JSON.stringify(norm.kinds), norm.source, norm.confidence],
        ...[norm.effectiveFrom, norm.recordedAt, by],
      ],
    );
    expectRowCount(written, 1);
  },
});
