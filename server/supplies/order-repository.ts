import type { Scope } from '../../shared/model/account.ts';
import type { Position } from '../../shared/model/common.ts';
import type { SupplyDepot } from '../../shared/model/supply.ts';
import type { SupplyOrder, SupplyOrderLine } from '../../shared/model/supply-order.ts';
import type { SupplyTake } from '../../shared/risk/supply-allocation.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const LINES = `coalesce((SELECT json_agg(json_build_object('batch', l.batch, 'item', b.item,
    'expiresOn', b.expires_on::text, 'amount', l.amount, 'received', l.received,
    'damaged', l.damaged, 'returned', l.returned, 'missing', l.missing)
    ORDER BY b.item, b.expires_on NULLS LAST, l.batch)
  FROM supply_order_line l JOIN supply_batch b ON b.id = l.batch
  WHERE l.supply_order = o.id), '[]')`;
const PARTS = `(SELECT json_agg(json_build_object('id', p.id, 'depotName', pd.name, 'state', p.state)
    ORDER BY p.part)
  FROM supply_order p JOIN supply_depot pd ON pd.id = p.depot WHERE p.number = o.number)`;
const COLUMNS = `o.id, o.number, o.part, ${PARTS} AS parts, o.depot, d.name AS "depotName", o.issued_by AS "issuedBy", o.shelter,
  o.incident, o.destination,
  CASE WHEN o.place IS NOT NULL THEN ${placeColumn('o.place', 'place').replace(' AS "place"', '')} END AS place,
  o.county, o.town, o.basis, o.state, o.steps, ${LINES} AS lines, o.signed_at AS "signedAt",
  o.signed_by AS "signedBy", o.version, o.synthetic`;
const FROM = 'FROM supply_order o JOIN supply_depot d ON d.id = o.depot';

/** Those that go into the scope, and those out of depots it commands. */
const seen = (first: number): string =>
  `((${scopeCondition(first, 'o')}) OR
    (($${first}::text IS NULL OR d.county = $${first}) AND ($${first + 1}::text IS NULL OR d.town = $${first + 1})))`;

/** How many are listed. */
const LISTED = 500;

/** Where supplies go. */
export type SupplyGround = { name: string; place: Position; county: string; town: string };

/** What is kept of an order when it is signed. */
export type SignedOrder = Omit<SupplyOrder, 'depotName' | 'lines' | 'parts'>;

export type OrderFilter = { incident: string | null };

/** An order with what commands its depot. */
export type LockedOrder = SupplyOrder & {
  home: Pick<SupplyDepot, 'county' | 'town' | 'department'>;
};

/** Transfer orders (动用指令) and what became of what they sent. */
export const supplyOrderRepository = (database: Queryable) => ({
  /** Open ones first, the newest of each first. */
  async all({ incident }: OrderFilter, scope: Scope): Promise<SupplyOrder[]> {
    const { rows } = await database.query<SupplyOrder>(
      `SELECT ${COLUMNS} ${FROM} WHERE ($1::text IS NULL OR o.incident = $1) AND ${seen(2)}
       ORDER BY o.state IN ('received', 'cancelled'), o.signed_at DESC, o.number, o.part LIMIT ${LISTED}`,
      [incident, ...scopeParameters(scope)],
    );
    return rows;
  },

  async byId(id: string, scope: Scope): Promise<SupplyOrder | null> {
    const { rows } = await database.query<SupplyOrder>(
      `SELECT ${COLUMNS} ${FROM} WHERE o.id = $1 AND ${seen(2)}`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** One that is seen, locked until the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<LockedOrder | null> {
    const { rows } = await database.query<SupplyDepot>(
      `SELECT d.county, d.town, d.department ${FROM} WHERE o.id = $1 AND ${seen(2)} FOR UPDATE OF o`,
      [id, ...scopeParameters(scope)],
    );
    const order = rows[0] && (await this.byId(id, scope));
    return order ? { ...order, home: rows[0]! } : null;
  },

  /** What this account signed by this key before, part by part. */
  async ofAct(by: string, key: string): Promise<SupplyOrder[]> {
    const { rows } = await database.query<SupplyOrder>(
      `SELECT ${COLUMNS} ${FROM} WHERE o.signed_by = $1 AND o.act_key = $2 ORDER BY o.part`,
      [by, key],
    );
    return rows;
  },

  async shelterGround(id: string, scope: Scope): Promise<SupplyGround | null> {
    const { rows } = await database.query<SupplyGround>(
      `SELECT name, ${placeColumn('place')}, county, town FROM shelter
       WHERE id = $1 AND ${scopeCondition(2)}`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** False when a part of that number or of that act is there already: nothing is written then. */
  async insert(order: SignedOrder, actKey: string | null): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO supply_order (id, number, depot, issued_by, shelter, incident, destination, place,
         county, town, basis, state, steps, signed_at, signed_by, act_key, version, synthetic, part)
       VALUES ($1, $2, $3, $4, $5, $6, $7, ST_SetSRID(ST_MakePoint($8, $9), 4326), $10, $11,
         $12::jsonb, $13, $14::jsonb, $15, $16, $17, $18, $19, $20)
       ON CONFLICT DO NOTHING`,
      [
        ...[order.id, order.number, order.depot, order.issuedBy, order.shelter, order.incident],
        ...[order.destination, order.place?.[0] ?? null, order.place?.[1] ?? null],
        ...[order.county, order.town, order.basis && JSON.stringify(order.basis), order.state],
        ...[JSON.stringify(order.steps), order.signedAt, order.signedBy, actKey],
        ...[order.version, order.synthetic, order.part],
      ],
    );
    return rowCount === 1;
  },

  /** What an order takes from each batch. */
  async addLines(id: string, takes: readonly SupplyTake[]): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO supply_order_line (supply_order, batch, amount)
         SELECT $1, t.batch, t.amount FROM json_to_recordset($2::json) AS t (batch text, amount int)`,
        [id, JSON.stringify(takes)],
      ),
      takes.length,
    );
  },

  /** Writes a step; the row is locked by whoever takes it. */
  async update({ id, state, steps, version }: SupplyOrder): Promise<void> {
    expectRowCount(
      await database.query(
        'UPDATE supply_order SET state = $2, steps = $3::jsonb, version = $4 WHERE id = $1',
        [id, state, JSON.stringify(steps), version],
      ),
      1,
    );
  },

  async writeLines(id: string, lines: readonly SupplyOrderLine[]): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE supply_order_line l SET received = n.received, damaged = n.damaged,
           returned = n.returned, missing = n.missing
         FROM json_to_recordset($2::json)
           AS n (batch text, received int, damaged int, returned int, missing int)
         WHERE l.supply_order = $1 AND l.batch = n.batch`,
        [id, JSON.stringify(lines)],
      ),
      lines.length,
    );
  },
});
