import type { Scope } from '../../shared/model/account.ts';
import type { Gate } from '../../shared/model/gate.ts';
import type { Gathering } from '../../shared/model/gathering.ts';
import type { Queryable } from '../database/database.ts';
import { outlineColumn, placeColumn, scopedRegister } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** Limits are those of the event under way, where there is one; it never lifts what the zone is approved for. */
const COLUMNS = [
  'id, venue, name, coalesce(event_mode, permit_mode) AS "permitMode", motion',
  placeColumn('place'),
  outlineColumn('outline'),
  'effective_area_square_metres AS "effectiveAreaSquareMetres"',
  'least(event_capacity, approved_capacity) AS "approvedCapacity", event, town, stream, synthetic',
].join(', ');

const GATE_COLUMNS = 'id, name, direction, way, width_metres AS "widthMetres"';

/** The limits an event sets for a zone; null: its own hold. */
export type ZoneLimits = {
  gathering: string;
  event: string | null;
  capacity: number | null;
  mode: string | null;
};

/** A zone by name, where it lies, and how many it is approved for by itself. */
export type LocatedZone = {
  id: string;
  name: string;
  county: string;
  town: string;
  ownCapacity: number;
};

/** Zones where people gather: counts and densities only. */
export const gatheringRepository = (database: Queryable) => ({
  ...scopedRegister<Gathering>(database, { table: 'gathering', columns: COLUMNS }),

  /** These zones as far as they are in the scope, by id. */
  async located(ids: readonly string[], scope: Scope): Promise<LocatedZone[]> {
    const { rows } = await database.query<LocatedZone>(
      `SELECT id, name, county, town, approved_capacity AS "ownCapacity" FROM gathering
       WHERE id = ANY ($1::text[]) AND ${scopeCondition(2)} ORDER BY id`,
      [[...ids], ...scopeParameters(scope)],
    );
    return rows;
  },

  /** The gates of a zone, by id. */
  async gates(gathering: string): Promise<Gate[]> {
    const { rows } = await database.query<Gate>(
      `SELECT ${GATE_COLUMNS} FROM gathering_gate WHERE gathering = $1 ORDER BY id`,
      [gathering],
    );
    return rows;
  },

  /** Puts these gates in the place of those before. */
  async replaceGates(gathering: string, gates: readonly Gate[]): Promise<void> {
    await database.query('DELETE FROM gathering_gate WHERE gathering = $1', [gathering]);
    await database.query(
      `INSERT INTO gathering_gate (gathering, id, name, direction, way, width_metres)
       SELECT $1, id, name, direction, way, "widthMetres" FROM json_to_recordset($2::json)
         AS gate (id text, name text, direction text, way text, "widthMetres" float8)`,
      [gathering, JSON.stringify(gates)],
    );
  },

  /** Holds these zones until the end of the transaction: whoever sets their limits too waits, and then sees what was done. */
  async lock(ids: readonly string[]): Promise<void> {
    await database.query(
      'SELECT FROM gathering WHERE id = ANY ($1::text[]) ORDER BY id FOR NO KEY UPDATE',
      [[...ids]],
    );
  },

  /** Sets the limits of these zones, or gives them their own back. */
  async setLimits(limits: readonly ZoneLimits[]): Promise<void> {
    await database.query(
      `UPDATE gathering g SET event = l.event, event_capacity = l.capacity, event_mode = l.mode
       FROM json_to_recordset($1::json)
         AS l (gathering text, event text, capacity int, mode text) WHERE g.id = l.gathering`,
      [JSON.stringify(limits)],
    );
  },
});
