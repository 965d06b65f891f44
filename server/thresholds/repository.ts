import type { ThresholdName, ThresholdVersion } from '../../shared/model/threshold.ts';
import type { Queryable } from '../database/database.ts';

const COLUMNS =
  'name, version, steps, effective_from AS "effectiveFrom", recorded_by AS "recordedBy"';

/** Numbers that decide when somebody must act, by version; none is ever changed or deleted. */
export const thresholdRepository = (database: Queryable) => ({
  /** The newest version of each name. */
  async all(): Promise<ThresholdVersion[]> {
    const { rows } = await database.query<ThresholdVersion>(
      `SELECT DISTINCT ON (name) ${COLUMNS} FROM threshold ORDER BY name, version DESC`,
    );
    return rows;
  },

  /** The version of a name that is in force. */
  async inForce(name: ThresholdName): Promise<ThresholdVersion> {
    const { rows } = await database.query<ThresholdVersion>(
      `SELECT ${COLUMNS} FROM threshold WHERE name = $1 ORDER BY version DESC LIMIT 1`,
      [name],
    );
    return rows[0]!;
  },

  /** All versions of a name, newest first. */
  async history(name: ThresholdName): Promise<ThresholdVersion[]> {
    const { rows } = await database.query<ThresholdVersion>(
      `SELECT ${COLUMNS} FROM threshold WHERE name = $1 ORDER BY version DESC`,
      [name],
    );
    return rows;
  },

  /** False when somebody else recorded this version. */
  async record(version: ThresholdVersion): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO threshold (name, version, steps, effective_from, recorded_by)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name, version) DO NOTHING`,
      [
        ...[version.name, version.version, JSON.stringify(version.steps), version.effectiveFrom],
        version.recordedBy,
      ],
    );
    return rowCount === 1;
  },
});
