import type { AlarmVerdict } from '../../shared/model/alarm-verdict.ts';
import type { Queryable } from '../database/database.ts';

const COLUMNS = 'alarm, verdict, reason, judged_by AS "judgedBy", judged_at AS "judgedAt"';

/** What people found alarms to have been; the last word of each. */
export const verdictRepository = (database: Queryable) => ({
  /** The last verdict on an alarm, null while nobody said anything. */
  async of(alarm: number): Promise<AlarmVerdict | null> {
    const { rows } = await database.query<AlarmVerdict>(
      `SELECT ${COLUMNS} FROM alarm_verdict WHERE alarm = $1`,
      [alarm],
    );
    return rows[0] ?? null;
  },

  async write({ alarm, verdict, reason, judgedBy, judgedAt }: AlarmVerdict): Promise<void> {
    await database.query(
      `INSERT INTO alarm_verdict (alarm, verdict, reason, judged_by, judged_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (alarm) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason,
         judged_by = excluded.judged_by, judged_at = excluded.judged_at`,
      [alarm, verdict, reason, judgedBy, judgedAt],
    );
  },
});
