import type { ReportedPlace } from '../../shared/wire/past-reports.ts';
import type { Queryable } from '../database/database.ts';

/** A code of a grid begins with its community's twelve digits, also after the grid has ended. */
const IN_COMMUNITIES = 'left(grid, 12) = ANY ($1::text[])';
const IN_TIME = (column: string) => `${column} >= $2::timestamptz AND ${column} <= $3::timestamptz`;

const REPORTED = `
  SELECT ARRAY[ST_X(place), ST_Y(place)] AS place, count(*)::int AS times FROM (
    SELECT place FROM alarm a
    WHERE ${IN_COMMUNITIES} AND place IS NOT NULL AND ${IN_TIME('raised_at')}
      AND NOT EXISTS (SELECT FROM alarm_verdict v WHERE v.alarm = a.id AND v.verdict = 'false')
    UNION ALL
    SELECT place FROM incident
    WHERE ${IN_COMMUNITIES} AND ${IN_TIME('received_at')} AND drill IS NULL
      AND state NOT IN ('false_alarm', 'merged') AND alarms = '[]'::jsonb
      AND NOT EXISTS (SELECT FROM incident_tip l JOIN tip t ON t.id = l.tip
        WHERE l.incident = incident.id AND t.state <> 'closed')
    UNION ALL
    SELECT place FROM tip
    WHERE ${IN_COMMUNITIES} AND ${IN_TIME('received_at')} AND state <> 'closed'
  ) AS reported GROUP BY place ORDER BY place`;

/** What was reported, by place alone. */
export const pastReportRepository = (database: Queryable) => ({
  /** @param since,until instants, ISO 8601 */
  async inCommunities(
    communities: readonly string[],
    since: string,
    until: string,
  ): Promise<ReportedPlace[]> {
    const { rows } = await database.query<ReportedPlace>(REPORTED, [
      [...communities],
      since,
      until,
    ]);
    return rows;
  },
});
