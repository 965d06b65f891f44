import type { RunCard } from '../../shared/model/run-card.ts';
import type { Queryable } from '../database/database.ts';

const COLUMNS = `kind, grade, version, needs, note, recorded_at AS "recordedAt",
  recorded_by AS "recordedBy"`;

/** Run cards by version; a kind and grade without a row has the shipped one. */
export const runCardRepository = (database: Queryable) => ({
  /** The newest of each kind and grade. */
  async newest(): Promise<RunCard[]> {
    const { rows } = await database.query<RunCard>(
      `SELECT DISTINCT ON (kind, grade) ${COLUMNS} FROM run_card ORDER BY kind, grade, version DESC`,
    );
    return rows;
  },

  /** All of one kind and grade, newest first. */
  async versions({ kind, grade }: Pick<RunCard, 'kind' | 'grade'>): Promise<RunCard[]> {
    const { rows } = await database.query<RunCard>(
      `SELECT ${COLUMNS} FROM run_card WHERE kind = $1 AND grade = $2 ORDER BY version DESC`,
      [kind, grade],
    );
    return rows;
  },

  /** False when somebody else recorded this version. */
  async record(card: RunCard): Promise<boolean> {
    const { kind, grade, version, needs, note, recordedAt, recordedBy } = card;
    const { rowCount } = await database.query(
      `INSERT INTO run_card (kind, grade, version, needs, note, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [kind, grade, version, JSON.stringify(needs), note, recordedAt, recordedBy],
    );
    return rowCount === 1;
  },
});
