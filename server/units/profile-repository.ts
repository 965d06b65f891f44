import type { UnitProfile } from '../../shared/model/unit-profile.ts';
import type { Queryable } from '../database/database.ts';

const COLUMNS = `p.unit, r.call_sign AS "callSign", r.type, p.skills, p.capacity, p.shift, p.note,
  p.version, p.recorded_at AS "recordedAt", p.recorded_by AS "recordedBy"`;
const FROM = 'FROM unit_profile p JOIN resource r ON r.id = p.unit';

/** Profiles of units by version. */
export const profileRepository = (database: Queryable) => ({
  /** The newest of one unit; null: none was recorded. */
  async ofUnit(unit: string): Promise<UnitProfile | null> {
    const { rows } = await database.query<UnitProfile>(
      `SELECT ${COLUMNS} ${FROM} WHERE p.unit = $1 ORDER BY p.version DESC LIMIT 1`,
      [unit],
    );
    return rows[0] ?? null;
  },

  async record(one: Omit<UnitProfile, 'callSign' | 'type'>): Promise<void> {
    const { unit, version, skills, capacity, shift, note, recordedAt, recordedBy } = one;
    await database.query(
      `INSERT INTO unit_profile (unit, version, skills, capacity, shift, note, recorded_at, recorded_by)
       VALUES ($1, $2, $3::jsonb, $4, $5::jsonb, $6, $7, $8)`,
      [
        ...[unit, version, JSON.stringify(skills), capacity, shift && JSON.stringify(shift)],
        ...[note, recordedAt, recordedBy],
      ],
    );
  },
});
