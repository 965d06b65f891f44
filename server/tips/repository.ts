import { ewkbHex } from '../../shared/geo/wkb.ts';
import type { Scope } from '../../shared/model/account.ts';
import type { Position } from '../../shared/model/common.ts';
import type { Tip, TipStanding } from '../../shared/model/tip.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** More than anybody reads; the open ones come first. */
const MOST_LISTED = 500;

/** $3 is the moment: a contact whose time is over is told to nobody, also before it is deleted. */
const COLUMNS = `
  id, class, words, ${placeColumn('place')}, county, town, grid,
  CASE WHEN contact_until > $3::timestamptz THEN contact END AS contact,
  CASE WHEN contact_until > $3::timestamptz THEN contact_until END AS "contactUntil",
  state, version, received_at AS "receivedAt", danger, reason, changed_at AS "changedAt",
  changed_by AS "changedBy", (SELECT l.incident FROM incident_tip l WHERE l.tip = tip.id) AS incident`;

/** Tips about hidden dangers. */
export const tipRepository = (database: Queryable) => ({
  /** False when this receipt is there already: the same tip came twice. */
  async create(tip: Tip, receiptHash: string): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO tip (id, receipt_hash, class, words, place, county, town, grid, contact,
         contact_until, state, received_at)
       VALUES ($1, $2, $3, $4, $5::geometry, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (receipt_hash) DO NOTHING`,
      [
        ...[tip.id, receiptHash, tip.class, tip.words],
        ewkbHex({ type: 'Point', coordinates: tip.place }),
        ...[tip.county, tip.town, tip.grid, tip.contact, tip.contactUntil, tip.state],
        tip.receivedAt,
      ],
    );
    return rowCount === 1;
  },

  /** What whoever holds the receipt may know; null: there is no such tip. */
  async standing(receiptHash: string): Promise<TipStanding | null> {
    const { rows } = await database.query<TipStanding>(
      `SELECT state, received_at AS "receivedAt", changed_at AS "changedAt", reason
       FROM tip WHERE receipt_hash = $1`,
      [receiptHash],
    );
    return rows[0] ?? null;
  },

  /** When the tip came after which so many more did; null: there were fewer. */
  async receivedBefore(count: number): Promise<string | null> {
    const { rows } = await database.query<{ at: string }>(
      'SELECT received_at AS at FROM tip ORDER BY received_at DESC OFFSET $1 LIMIT 1',
      [count],
    );
    return rows[0]?.at ?? null;
  },

  /** Those of an area, what is open first, then the newest. */
  async all(scope: Scope, at: string): Promise<Tip[]> {
    const { rows } = await database.query<Tip>(
      `SELECT ${COLUMNS} FROM tip WHERE ${scopeCondition(1)}
       ORDER BY state IN ('danger', 'closed'), received_at DESC, id LIMIT ${MOST_LISTED}`,
      [...scopeParameters(scope), at],
    );
    return rows;
  },

  async byId(id: string, scope: Scope, at: string): Promise<Tip | null> {
    const { rows } = await database.query<Tip>(
      `SELECT ${COLUMNS} FROM tip WHERE id = $4 AND ${scopeCondition(1)}`,
      [...scopeParameters(scope), at, id],
    );
    return rows[0] ?? null;
  },

  /** One in the scope, held until the end of the transaction. */
  async lock(id: string, scope: Scope, at: string): Promise<Tip | null> {
    const { rows } = await database.query<Tip>(
      `SELECT ${COLUMNS} FROM tip WHERE id = $4 AND ${scopeCondition(1)} FOR UPDATE`,
      [...scopeParameters(scope), at, id],
    );
    return rows[0] ?? null;
  },

  async write({ id, state, version, danger, reason, changedAt, changedBy }: Tip): Promise<void> {
    await database.query(
      `UPDATE tip SET state = $2, version = $3, danger = $4, reason = $5, changed_at = $6,
         changed_by = $7 WHERE id = $1`,
      [id, state, version, danger, reason, changedAt, changedBy],
    );
  },

  /** Deletes what senders left to be reached by, where its time is over. */
  async forgetContacts(at: string): Promise<void> {
    await database.query(
      `UPDATE tip SET contact = NULL, contact_until = NULL WHERE contact_until <= $1`,
      [at],
    );
  },

  /** A place within a grid in force; null: there is no such grid. */
  async placeOfGrid(code: string): Promise<Position | null> {
    const { rows } = await database.query<{ place: Position }>(
      `SELECT ARRAY[ST_X(p), ST_Y(p)] AS place
       FROM (SELECT ST_PointOnSurface(outline) AS p FROM grid
             WHERE code = $1 AND valid_to IS NULL) g`,
      [code],
    );
    return rows[0]?.place ?? null;
  },
});
