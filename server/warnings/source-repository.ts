import type { WarningSource, WarningSourceDraft } from '../../shared/model/warning.ts';
import type { Queryable } from '../database/database.ts';

const COLUMNS = `id, name, url, interval_seconds AS "intervalSeconds", asked_at AS "askedAt",
  succeeded_at AS "succeededAt", failed_at AS "failedAt", failure`;

/** Addresses of others that are asked for warnings. */
export const sourceRepository = (database: Queryable) => ({
  async list(): Promise<WarningSource[]> {
    const sql = `SELECT ${COLUMNS} FROM warning_source ORDER BY id`;
    return (await database.query<WarningSource>(sql)).rows;
  },

  async create(
    { id, name, url, intervalSeconds }: WarningSourceDraft,
    made: { by: string; at: string },
  ): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO warning_source (id, name, url, interval_seconds, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [id, name, url, intervalSeconds, made.by, made.at],
    );
    return rowCount === 1;
  },

  /** The name of a source that is removed by this; null: there is none. */
  async remove(id: string): Promise<string | null> {
    const sql = 'DELETE FROM warning_source WHERE id = $1 RETURNING name';
    return (await database.query<{ name: string }>(sql, [id])).rows[0]?.name ?? null;
  },

  /** Takes those whose turn it is at `at`: no other node asks them before their interval is over. */
  async claimDue(at: string): Promise<WarningSource[]> {
    const { rows } = await database.query<WarningSource>(
      `UPDATE warning_source SET asked_at = $1 WHERE asked_at IS NULL
         OR asked_at <= $1::timestamptz - make_interval(secs => interval_seconds)
       RETURNING ${COLUMNS}`,
      [at],
    );
    return rows;
  },

  /** Its turn comes at once, whenever that is. */
  async askAgain(id: string): Promise<void> {
    await database.query('UPDATE warning_source SET asked_at = NULL WHERE id = $1', [id]);
  },

  async succeeded(id: string, at: string): Promise<void> {
    await database.query(
      'UPDATE warning_source SET succeeded_at = $2, failure = NULL WHERE id = $1',
      [id, at],
    );
  },

  async failed(id: string, at: string, failure: string): Promise<void> {
    await database.query('UPDATE warning_source SET failed_at = $2, failure = $3 WHERE id = $1', [
      id,
      at,
      failure,
    ]);
  },
});
