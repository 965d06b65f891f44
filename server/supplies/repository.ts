import type { Scope } from '../../shared/model/account.ts';
import type {
  SupplyBatch,
  SupplyDepot,
  SupplyIntake,
  SupplyItem,
  SupplyMovement,
  SupplyStock,
} from '../../shared/model/supply.ts';
import type { SupplyTake } from '../../shared/risk/supply-allocation.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';
import { ordersUnderWay } from './orders-under-way.ts';

const DEPOT = `d.id, d.name, ${placeColumn('d.place', 'place')}, d.county, d.town, d.department,
  d.common, d.synthetic`;
const BATCH = `b.id, b.depot, b.item, b.on_hand AS "onHand", b.reserved,
  b.expires_on::text AS "expiresOn", b.received_at AS "receivedAt", b.synthetic`;
const ITEM = `id, code, name, name_english AS "nameEnglish", unit, unit_english AS "unitEnglish",
  kilograms, need, source, confidence, version, synthetic`;

/** A line of the ledger as it is written. */
export type NewMovement = Pick<SupplyMovement, 'batch' | 'kind' | 'amount' | 'order' | 'reason'>;
type Moved = { at: string; by: string; actKey: string | null };

/** How an act moves a batch: what is there, and what of it is reserved. */
export type StockChange = { batch: string; onHand: number; reserved: number };

/** Depots, their stock by batches, and the ledger (art. 21). Days are `2026-11-27`, Asia/Shanghai. */
export const supplyRepository = (database: Queryable) => ({
  async items(): Promise<SupplyItem[]> {
    const { rows } = await database.query<SupplyItem>(
      `SELECT ${ITEM} FROM supply_item ORDER BY code, id`,
    );
    return rows;
  },

  async lockItem(id: string): Promise<SupplyItem | null> {
    const { rows } = await database.query<SupplyItem>(
      `SELECT ${ITEM} FROM supply_item WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  },

  async writeItem(item: SupplyItem): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO supply_item (id, code, name, name_english, unit, unit_english, kilograms, need, source,
           confidence, version, synthetic)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12)
         ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name,
           name_english = excluded.name_english, unit = excluded.unit,
           unit_english = excluded.unit_english, kilograms = excluded.kilograms,
           need = excluded.need, source = excluded.source, confidence = excluded.confidence,
           version = excluded.version
         WHERE supply_item.version = excluded.version - 1`,
        [
          ...[item.id, item.code, item.name, item.nameEnglish, item.unit, item.unitEnglish],
          ...[item.kilograms, item.need && JSON.stringify(item.need), item.source],
          ...[item.confidence, item.version, item.synthetic],
        ],
      ),
      1,
    );
  },

  async depots(scope: Scope): Promise<SupplyDepot[]> {
    const { rows } = await database.query<SupplyDepot>(
      `SELECT ${DEPOT} FROM supply_depot d WHERE ${scopeCondition(1, 'd')} ORDER BY d.id`,
      scopeParameters(scope),
    );
    return rows;
  },

  async depot(id: string, scope: Scope): Promise<SupplyDepot | null> {
    const { rows } = await database.query<SupplyDepot>(
      `SELECT ${DEPOT} FROM supply_depot d WHERE d.id = $1 AND ${scopeCondition(2, 'd')}`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** What every depot of the scope has or should have of every item. */
  async stock(scope: Scope, today: string): Promise<SupplyStock[]> {
    const { rows } = await database.query<SupplyStock>(
      `SELECT coalesce(s.depot, m.depot) AS depot, coalesce(s.item, m.item) AS item,
         coalesce(s."onHand", 0) AS "onHand", coalesce(s.reserved, 0) AS reserved,
         coalesce(s.free, 0) AS free, coalesce(s.expired, 0) AS expired, m.amount AS minimum,
         s."nextExpiry"
       FROM (SELECT b.depot, b.item, sum(b.on_hand)::int AS "onHand", sum(b.reserved)::int AS reserved,
           coalesce(sum(b.on_hand - b.reserved)
             FILTER (WHERE b.expires_on IS NULL OR b.expires_on >= $1::date), 0)::int AS free,
           coalesce(sum(b.on_hand) FILTER (WHERE b.expires_on < $1::date), 0)::int AS expired,
           min(b.expires_on) FILTER (WHERE b.on_hand > 0 AND b.expires_on >= $1::date)::text
             AS "nextExpiry"
         FROM supply_batch b GROUP BY b.depot, b.item) s
       FULL JOIN supply_minimum m ON m.depot = s.depot AND m.item = s.item
       JOIN supply_depot d ON d.id = coalesce(s.depot, m.depot)
       WHERE ${scopeCondition(2, 'd')} ORDER BY depot, item`,
      [today, ...scopeParameters(scope)],
    );
    return rows;
  },

  /** Batches of the scope that are over by `day`, and still there: those longest over first. */
  async expiringBy(day: string, scope: Scope, most: number): Promise<SupplyBatch[]> {
    const { rows } = await database.query<SupplyBatch>(
      `SELECT ${BATCH} FROM supply_batch b JOIN supply_depot d ON d.id = b.depot
       WHERE b.on_hand > 0 AND b.expires_on <= $1::date AND ${scopeCondition(2, 'd')}
       ORDER BY b.expires_on, b.id LIMIT $4`,
      [day, ...scopeParameters(scope), most],
    );
    return rows;
  },

  /** Those of a depot that hold something; what expires first comes first. */
  async batches(depot: string): Promise<SupplyBatch[]> {
    const { rows } = await database.query<SupplyBatch>(
      `SELECT ${BATCH} FROM supply_batch b WHERE b.depot = $1 AND b.on_hand > 0
       ORDER BY b.item, b.expires_on NULLS LAST, b.id`,
      [depot],
    );
    return rows;
  },

  /** Batches of depots locked in the order of their ids, so that two who order never wait in a ring. */
  async lockBatches(depots: readonly string[], items: readonly string[]): Promise<SupplyBatch[]> {
    const { rows } = await database.query<SupplyBatch>(
      `SELECT ${BATCH} FROM supply_batch b WHERE b.depot = ANY ($1::text[]) AND b.item = ANY ($2::text[])
       ORDER BY b.id FOR UPDATE`,
      [[...depots], [...items]],
    );
    return rows;
  },

  /** One batch in the scope, locked, with its depot's area. */
  async lockBatch(
    id: string,
    scope: Scope,
  ): Promise<(SupplyBatch & Pick<SupplyDepot, 'county' | 'town'>) | null> {
    const { rows } = await database.query<SupplyBatch & Pick<SupplyDepot, 'county' | 'town'>>(
      `SELECT ${BATCH}, d.county, d.town FROM supply_batch b JOIN supply_depot d ON d.id = b.depot
       WHERE b.id = $1 AND ${scopeCondition(2, 'd')} FOR UPDATE OF b`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** The newest lines of a depot's ledger. */
  async movements(depot: string, most: number): Promise<SupplyMovement[]> {
    const { rows } = await database.query<SupplyMovement>(
      `SELECT m.number, m.batch, b.item, m.kind, m.amount, m.supply_order AS "order", m.reason, m.at, m.by
       FROM supply_movement m JOIN supply_batch b ON b.id = m.batch
       WHERE b.depot = $1 ORDER BY m.number DESC LIMIT $2`,
      [depot, most],
    );
    return rows;
  },

  ...ordersUnderWay(database),

  /** What an account moved by this key before. */
  async ofAct(by: string, key: string): Promise<Pick<SupplyMovement, 'batch' | 'amount'> | null> {
    const { rows } = await database.query<Pick<SupplyMovement, 'batch' | 'amount'>>(
      'SELECT batch, amount FROM supply_movement WHERE by = $1 AND act_key = $2',
      [by, key],
    );
    return rows[0] ?? null;
  },

  /** @returns false when there is a batch of that id */
  async addBatch(
    depot: string,
    { id, item, amount, expiresOn }: SupplyIntake,
    { at, synthetic }: { at: string; synthetic: boolean },
  ): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO supply_batch (id, depot, item, on_hand, expires_on, received_at, synthetic)
       VALUES ($1, $2, $3, $4, $5::date, $6, $7) ON CONFLICT (id) DO NOTHING`,
      [id, depot, item, amount, expiresOn, at, synthetic],
    );
    return rowCount === 1;
  },

  /** What was brought in by that id before. */
  async intakeOf(id: string): Promise<(SupplyTake & { depot: string }) | null> {
    const { rows } = await database.query<SupplyTake & { depot: string }>(
      `SELECT b.id AS batch, b.depot, b.item, b.expires_on::text AS "expiresOn", m.amount
       FROM supply_batch b JOIN supply_movement m ON m.batch = b.id AND m.kind = 'intake'
       WHERE b.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  },

  /** Adds to what batches hold and have reserved; the database refuses what would go below nothing. */
  async change(changes: readonly StockChange[]): Promise<void> {
    await database.query(
      'SELECT FROM supply_batch WHERE id = ANY ($1::text[]) ORDER BY id FOR UPDATE',
      [changes.map(({ batch }) => batch)],
    );
    expectRowCount(
      await database.query(
        `UPDATE supply_batch b SET on_hand = b.on_hand + c."onHand", reserved = b.reserved + c.reserved
         FROM json_to_recordset($1::json) AS c (batch text, "onHand" int, reserved int)
         WHERE b.id = c.batch`,
        [JSON.stringify(changes)],
      ),
      changes.length,
    );
  },

  async addMovements(movements: readonly NewMovement[], { at, by, actKey }: Moved): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO supply_movement (batch, kind, amount, supply_order, reason, at, by, act_key)
         SELECT m.batch, m.kind, m.amount, m."order", m.reason, $2, $3, $4
         FROM json_to_recordset($1::json)
           AS m (batch text, kind text, amount int, "order" text, reason text)`,
        [JSON.stringify(movements), at, by, actKey],
      ),
      movements.length,
    );
  },
});
