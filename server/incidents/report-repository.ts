import type { SituationReport } from '../../shared/model/situation-report.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';

const COLUMNS = `incident, number, text, through_line AS "throughLine", signed_by AS "signedBy",
  signed_at AS "signedAt",
  (SELECT i.synthetic FROM incident i WHERE i.id = incident) AS synthetic`;

/** Signed situation reports. */
export const reportRepository = (database: Queryable) => ({
  /** Newest first. */
  async ofIncident(incident: string): Promise<SituationReport[]> {
    const { rows } = await database.query<SituationReport>(
      `SELECT ${COLUMNS} FROM situation_report WHERE incident = $1 ORDER BY number DESC`,
      [incident],
    );
    return rows;
  },

  /** What this account signed by this key before. */
  async ofAct(by: string, key: string): Promise<SituationReport | null> {
    const { rows } = await database.query<SituationReport>(
      `SELECT ${COLUMNS} FROM situation_report WHERE signed_by = $1 AND act_key = $2`,
      [by, key],
    );
    return rows[0] ?? null;
  },

  /** The next one of an incident whose row the caller has locked. */
  async insert(
    report: Omit<SituationReport, 'number' | 'synthetic'>,
    actKey: string | null,
  ): Promise<SituationReport> {
    const { incident, text, throughLine, signedBy, signedAt } = report;
    const inserted = await database.query<SituationReport>(
      `INSERT INTO situation_report (incident, number, text, through_line, signed_by, signed_at, act_key)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 FROM situation_report
       WHERE incident = $1 RETURNING ${COLUMNS}`,
      [incident, text, throughLine, signedBy, signedAt, actKey],
    );
    return expectRowCount(inserted, 1).rows[0]!;
  },
});
