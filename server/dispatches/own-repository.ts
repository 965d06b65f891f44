import type { Scope } from '../../shared/model/account.ts';
import type { Position } from '../../shared/model/common.ts';
import type { IncidentKind } from '../../shared/model/incident.ts';
import type { Resource } from '../../shared/model/resource.ts';
import { SHARING_STATES } from '../../shared/risk/dispatch-life.ts';
import type { ToldPlace } from '../../shared/wire/unit-task.ts';
import type { Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** Where a unit said it is, and when. */
export type OwnPlace = Pick<ToldPlace, 'place' | 'at'>;

/** A unit as its own page needs it. */
export type OwnUnit = Pick<
  Resource,
  'id' | 'callSign' | 'type' | 'base' | 'status' | 'stream' | 'synthetic'
>;

/** What a page did, by the key it was sent with. `at`: ISO 8601. */
type OwnAct = { unit: string; key: string; act: string; at: string };

/** Where an incident is that a unit is sent to. */
export type Scene = { kind: IncidentKind; place: Position };

/** A place that was told is there for the task alone. $2: the states in which it may be told. */
const ON_TASK = `EXISTS (SELECT FROM dispatch d
  WHERE d.resource = p.unit AND d.open AND d.state = ANY ($2::text[]))`;

/** What belongs to a unit's own page: what it did by which key, and where it said it is. */
export const ownTaskRepository = (database: Queryable) => ({
  async units(ids: readonly string[]): Promise<OwnUnit[]> {
    const { rows } = await database.query<OwnUnit>(
      `SELECT id, call_sign AS "callSign", type, ${placeColumn('base')}, status, stream, synthetic
       FROM resource
       WHERE id = ANY ($1::text[])`,
      [[...ids]],
    );
    return rows;
  },

  async sceneOf(incident: string): Promise<Scene> {
    const { rows } = await database.query<Scene>(
      `SELECT kind, ${placeColumn('place')} FROM incident WHERE id = $1`,
      [incident],
    );
    return rows[0]!;
  },

  /** Keeps the key of an act; null for a new one, else what the act of that key was. */
  async keepAct({ unit, key, act, at }: OwnAct): Promise<string | null> {
    const { rowCount } = await database.query(
      `INSERT INTO unit_act (unit, act_key, act, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (unit, act_key) DO NOTHING`,
      [unit, key, act, at],
    );
    if (rowCount === 1) return null;
    const { rows } = await database.query<{ act: string }>(
      'SELECT act FROM unit_act WHERE unit = $1 AND act_key = $2',
      [unit, key],
    );
    return rows[0]!.act;
  },

  /**
   * Keeps where a unit is in the place of where it was; an older one changes nothing. Of two of one moment the later to come
   * counts: a device whose clock is slow says the moment it was sent for each.
   */
  async keepPlace(unit: string, { place, at }: OwnPlace): Promise<void> {
    const [lon, lat] = place;
    await database.query(
      `INSERT INTO unit_place (unit, place, at)
       VALUES ($1, ST_SetSRID(ST_MakePoint($2, $3), 4326), $4)
       ON CONFLICT (unit) DO UPDATE SET place = EXCLUDED.place, at = EXCLUDED.at
       WHERE unit_place.at <= EXCLUDED.at`,
      [unit, lon, lat, at],
    );
  },

  /** Where these units said they are; of one that is on no task now there is nothing. */
  async placesOf(units: readonly string[]): Promise<Map<string, OwnPlace>> {
    const { rows } = await database.query<OwnPlace & { unit: string }>(
      `SELECT unit, ${placeColumn('place')}, at FROM unit_place p
       WHERE unit = ANY ($1::text[]) AND ${ON_TASK}`,
      [[...units], [...SHARING_STATES]],
    );
    return new Map(rows.map(({ unit, place, at }) => [unit, { place, at }]));
  },

  /** Where units on a task in the scope say they are, and those of the scope that were sent elsewhere. */
  async toldIn(scope: Scope): Promise<ToldPlace[]> {
    const { rows } = await database.query<ToldPlace>(
      `SELECT d.id AS dispatch, r.id AS resource, r.call_sign AS "callSign",
         ${placeColumn('p.place', 'place')}, p.at
       FROM unit_place p JOIN dispatch d ON d.resource = p.unit AND d.open JOIN resource r ON r.id = p.unit
       WHERE d.state = ANY ($3::text[])
         AND ((${scopeCondition(1, 'd')}) OR (${scopeCondition(1, 'r')})) ORDER BY r.id`,
      [...scopeParameters(scope), [...SHARING_STATES]],
    );
    return rows;
  },

  /** Deletes places that outlived their task, and keys of acts that nobody sends again. @param before ISO 8601 */
  async forgetOld(before: string): Promise<void> {
    await database.query(
      `WITH places AS (DELETE FROM unit_place p WHERE NOT ${ON_TASK})
       DELETE FROM unit_act WHERE at < $1`,
      [before, [...SHARING_STATES]],
    );
  },
});
