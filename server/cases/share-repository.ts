import type { CaseShare, NewCaseShare } from '../../shared/model/case.ts';
import type { Queryable } from '../database/database.ts';

const COLUMNS = `id, transfer_case AS "case", department, fields, reason, shared_at AS "sharedAt",
  shared_by AS "sharedBy", ends_at AS "endsAt", ended_at AS "endedAt"`;

/** Parts of cases shown to other departments, each until its end. */
export const caseShareRepository = (database: Queryable) => ({
  async ofCase(id: string): Promise<CaseShare[]> {
    const { rows } = await database.query<CaseShare>(
      `SELECT ${COLUMNS} FROM case_share WHERE transfer_case = $1 ORDER BY shared_at DESC, id`,
      [id],
    );
    return rows;
  },

  /** What is shared with any of these departments and not over. @param at ISO 8601 */
  async forDepartments(departments: readonly string[], at: string): Promise<CaseShare[]> {
    const { rows } = await database.query<CaseShare>(
      `SELECT ${COLUMNS} FROM case_share WHERE department = ANY ($1::text[]) AND ends_at > $2 AND ended_at IS NULL
       ORDER BY ends_at, id`,
      [[...departments], at],
    );
    return rows;
  },

  async byId(id: string): Promise<CaseShare | null> {
    const { rows } = await database.query<CaseShare>(
      `SELECT ${COLUMNS} FROM case_share WHERE id = $1`,
      [id],
    );
    return rows[0] ?? null;
  },

  /** False when there is a share of that id. */
  async insert(of: string, share: NewCaseShare, at: string, by: string): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO case_share (id, transfer_case, department, fields, reason, shared_at, shared_by, ends_at)
       VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`,
      [
        ...[share.id, of, share.department, JSON.stringify(share.fields), share.reason, at, by],
        share.endsAt,
      ],
    );
    return rowCount === 1;
  },

  async end(id: string, at: string): Promise<void> {
    await database.query('UPDATE case_share SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL', [
      id,
      at,
    ]);
  },
});
