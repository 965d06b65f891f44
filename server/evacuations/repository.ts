import type { Scope } from '../../shared/model/account.ts';
import type { Evacuation } from '../../shared/model/evacuation.ts';
import type { OrderInHand } from '../../shared/model/handover.ts';
import type { EvacuationLine } from '../../shared/wire/evacuation.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const MOST_LISTED = 200;

const COLUMNS = `e.id, e.incident, e.county, e.town, e.evacuation_order AS "order", e.opened, e.release,
  e.signed_at AS "signedAt", e.signed_by AS "signedBy", e.ended_at AS "endedAt",
  e.ended_by AS "endedBy", e.end_reason AS "endReason", e.synthetic`;

/** Shelters that an order in force sends people to and that are not open now. */
const SHUT = `(SELECT coalesce(json_agg(json_build_object('shelter', s.id, 'name', s.name, 'state', s.state,
    'since', to_char(step.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'heads', p.heads) ORDER BY s.id), '[]')
  FROM evacuation_place p JOIN shelter s ON s.id = p.shelter
  LEFT JOIN LATERAL (
    SELECT at FROM shelter_step WHERE shelter = s.id ORDER BY number DESC LIMIT 1) step ON true
  WHERE p.evacuation = e.id AND e.ended_at IS NULL AND s.state <> 'open') AS shut`;

/** What open orders promise of a shelter's places. */
export type Promised = { shelter: string; heads: number; inside: number };

/** Orders to evacuate, and the places they promise. */
export const evacuationRepository = (database: Queryable) => ({
  /** Those in force first, then the newest. */
  async all(scope: Scope): Promise<EvacuationLine[]> {
    const { rows } = await database.query<EvacuationLine>(
      `SELECT ${COLUMNS}, e.plan -> 'totals' AS totals, ${SHUT} FROM evacuation e
       WHERE ${scopeCondition(1, 'e')}
       ORDER BY e.ended_at IS NULL DESC, e.signed_at DESC, e.id LIMIT ${MOST_LISTED}`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** Orders in force, as the card of a desk tells them; drills apart, the oldest first. */
  async inHand(scope: Scope): Promise<OrderInHand[]> {
    const { rows } = await database.query<OrderInHand>(
      `SELECT 'evacuation' AS kind, e.evacuation_order ->> 'number' AS number, i.title AS about,
         NULL AS state, e.signed_at AS "signedAt"
       FROM evacuation e LEFT JOIN incident i ON i.id = e.incident
       WHERE e.ended_at IS NULL AND i.drill IS NULL AND ${scopeCondition(1, 'e')}
       ORDER BY e.signed_at, e.id`,
      scopeParameters(scope),
    );
    return rows;
  },

  async byId(id: string, scope: Scope, lock = false): Promise<Evacuation | null> {
    const { rows } = await database.query<Evacuation>(
      `SELECT ${COLUMNS}, e.plan FROM evacuation e WHERE e.id = $3 AND ${scopeCondition(1, 'e')}
       ${lock ? 'FOR UPDATE' : ''}`,
      [...scopeParameters(scope), id],
    );
    return rows[0] ?? null;
  },

  /** Holds the orders in force for an incident until the end of the transaction. */
  async lockOf(incident: string): Promise<void> {
    await database.query(
      'SELECT FROM evacuation WHERE incident = $1 AND ended_at IS NULL ORDER BY id FOR UPDATE',
      [incident],
    );
  },

  /** Brings orders in force along to the incident another one is merged into. @returns their numbers */
  async bringAlong(from: string, into: string): Promise<string[]> {
    const { rows } = await database.query<{ number: string }>(
      `UPDATE evacuation SET incident = $2 WHERE incident = $1 AND ended_at IS NULL
       RETURNING evacuation_order ->> 'number' AS number`,
      [from, into],
    );
    return rows.map(({ number }) => number);
  },

  /** What this account signed by this key before. */
  async ofAct(by: string, key: string): Promise<Evacuation | null> {
    const { rows } = await database.query<Evacuation>(
      `SELECT ${COLUMNS}, e.plan FROM evacuation e WHERE e.signed_by = $1 AND e.act_key = $2`,
      [by, key],
    );
    return rows[0] ?? null;
  },

  /**
   * Shelters in the order of their ids, so that nobody waits in a ring; held until the transaction ends. NO KEY: who only
   * names one of them, as a transfer order does, does not wait.
   */
  async lockShelters(ids: readonly string[], scope: Scope): Promise<void> {
    await database.query(
      `SELECT s.id FROM shelter s WHERE s.id = ANY ($3::text[]) AND ${scopeCondition(1, 's')}
       ORDER BY s.id FOR NO KEY UPDATE`,
      [...scopeParameters(scope), [...ids]],
    );
  },

  /** Whoever's orders they are: a place is given away once. `inside`: when the first of them was signed. */
  async promised(): Promise<Map<string, Promised>> {
    const { rows } = await database.query<Promised>(
      `SELECT p.shelter, sum(p.heads)::int AS heads,
         (array_agg(p.inside ORDER BY e.signed_at, e.id))[1] AS inside
       FROM evacuation_place p JOIN evacuation e ON e.id = p.evacuation
       WHERE e.ended_at IS NULL GROUP BY p.shelter`,
    );
    return new Map(rows.map((row) => [row.shelter, row]));
  },

  /** False when an act with this key came first: nothing is written then. */
  async insert(
    { plan, ...evacuation }: Evacuation,
    places: readonly Promised[],
    actKey: string | null,
  ): Promise<boolean> {
    const { rowCount } = await database.query(
      `INSERT INTO evacuation (id, incident, county, town, area, evacuation_order, plan, opened, release,
         signed_at, signed_by, act_key, synthetic)
       VALUES ($1, $2, $3, $4, ST_SetSRID(ST_GeomFromGeoJSON($5::text), 4326), $6::jsonb, $7::jsonb,
         $8::jsonb, $9, $10, $11, $12, $13)
       ON CONFLICT (signed_by, act_key) DO NOTHING`,
      [
        ...[evacuation.id, evacuation.incident, evacuation.county, evacuation.town],
        ...[JSON.stringify(plan.outline), JSON.stringify(evacuation.order), JSON.stringify(plan)],
        ...[JSON.stringify(evacuation.opened), evacuation.release, evacuation.signedAt],
        ...[evacuation.signedBy, actKey, evacuation.synthetic],
      ],
    );
    if (rowCount === 0) return false;
    const result = await database.query(
      `INSERT INTO evacuation_place (evacuation, shelter, heads, inside)
       SELECT $1, given.shelter, given.heads, given.inside
       FROM json_to_recordset($2::json) AS given (shelter text, heads int, inside int)`,
      [evacuation.id, JSON.stringify(places)],
    );
    expectRowCount(result, places.length);
    return true;
  },

  /** Counts at shelters as who stands there now, in the orders that stand beside the one that ended. Never lowers one. */
  async raiseInside(
    counts: readonly { shelter: string; inside: number }[],
    ended: string,
  ): Promise<void> {
    await database.query(
      `UPDATE evacuation_place p SET inside = greatest(p.inside, c.inside)
       FROM json_to_recordset($1::json) AS c (shelter text, inside int), evacuation e
       WHERE p.shelter = c.shelter AND e.id = p.evacuation AND e.ended_at IS NULL AND e.id <> $2`,
      [JSON.stringify(counts), ended],
    );
  },

  async end(id: string, at: string, by: string, reason: string): Promise<void> {
    const result = await database.query(
      `UPDATE evacuation SET ended_at = $2, ended_by = $3, end_reason = $4 WHERE id = $1`,
      [id, at, by, reason],
    );
    expectRowCount(result, 1);
  },
});
