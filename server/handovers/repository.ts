import type { Handover } from '../../shared/model/handover.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';

const COLUMNS = `id, area, card, note, state, given_by AS "givenBy", given_at AS "givenAt",
  ended_by AS "endedBy", ended_at AS "endedAt"`;
/** So many are listed: a month of three shifts a day. */
const LISTED = 90;

export type Placed = { county: string | null; town: string | null };

/** Desks handed over, by the area of the desk: a county's is not its town's. */
export const handoverRepository = (database: Queryable) => ({
  /** Newest first. */
  async ofArea(area: string): Promise<Handover[]> {
    const { rows } = await database.query<Handover>(
      `SELECT ${COLUMNS} FROM handover WHERE area = $1 ORDER BY given_at DESC, id LIMIT ${LISTED}`,
      [area],
    );
    return rows;
  },

  async lock(id: string, area: string): Promise<Handover | null> {
    const { rows } = await database.query<Handover>(
      `SELECT ${COLUMNS} FROM handover WHERE id = $1 AND area = $2 FOR UPDATE`,
      [id, area],
    );
    return rows[0] ?? null;
  },

  /** What this account offered by this key before. */
  async ofAct(by: string, key: string): Promise<Handover | null> {
    const { rows } = await database.query<Handover>(
      `SELECT ${COLUMNS} FROM handover WHERE given_by = $1 AND act_key = $2`,
      [by, key],
    );
    return rows[0] ?? null;
  },

  /** False when the desk is on offer already. */
  async insert(handover: Handover, { county, town }: Placed, actKey: string | null) {
    const { id, area, card, note, state, givenBy, givenAt } = handover;
    const { rowCount } = await database.query(
      `INSERT INTO handover (id, area, county, town, card, note, state, given_by, given_at, act_key)
       VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [id, area, county, town, JSON.stringify(card), note, state, givenBy, givenAt, actKey],
    );
    return rowCount === 1;
  },

  async end({ id, state, endedBy, endedAt }: Handover): Promise<void> {
    expectRowCount(
      await database.query(
        'UPDATE handover SET state = $2, ended_by = $3, ended_at = $4 WHERE id = $1',
        [id, state, endedBy, endedAt],
      ),
      1,
    );
  },
});
