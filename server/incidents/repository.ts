import type { Scope } from '../../shared/model/account.ts';
import type { Position } from '../../shared/model/common.ts';
import {
  CLOSED_PAGE,
  type Incident,
  type IncidentLine,
  type IncidentQuestion,
} from '../../shared/model/incident.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { gridAt } from '../database/grid-at.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `i.id, i.class, i.kind, i.title, i.grade, i.state, ${placeColumn('i.place', 'place')},
  i.grid, i.county, i.town, i.alarms, i.response, i.merged_into AS "mergedInto",
  i.received_at AS "receivedAt", i.opened_at AS "openedAt", i.opened_by AS "openedBy",
  i.changed_at AS "changedAt", i.closed_at AS "closedAt", i.version, i.drill, i.synthetic,
  i.command, i.ground`;

/** The place that is asked about. */
const ASKED = 'ST_SetSRID(ST_MakePoint($1, $2), 4326)';

const LINE = `number, kind, act, text, happened_at AS "happenedAt", entered_at AS "enteredAt", by`;

/** Closed ones that are still listed. */
const LISTED = 200;

/** A line as it is added: its number is the next. `actKey`: of the act that wrote it. */
export type LogLine = Omit<IncidentLine, 'number'> & { actKey?: string | null };

/** Where a place lies. */
export type AreasOfPlace = { grid: string | null; county: string; town: string };

/** Incidents and their logs. */
export const incidentRepository = (database: Queryable) => ({
  /** Real ones still open, oldest first: what a fresh screen needs. */
  async open(scope: Scope): Promise<Incident[]> {
    const { rows } = await database.query<Incident>(
      `SELECT ${COLUMNS} FROM incident i WHERE i.closed_at IS NULL AND i.drill IS NULL AND ${scopeCondition(1, 'i')}
       ORDER BY i.opened_at, i.id`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** Real ones: open ones first, then the newest closed. */
  async all(scope: Scope): Promise<Incident[]> {
    const { rows } = await database.query<Incident>(
      `SELECT ${COLUMNS} FROM incident i WHERE i.drill IS NULL AND ${scopeCondition(1, 'i')}
       ORDER BY i.closed_at IS NULL DESC, i.opened_at DESC, i.id LIMIT ${LISTED}`,
      scopeParameters(scope),
    );
    return rows;
  },

  /**
   * Real ones that are over, the last closed first; `after` the last of the page before, `title` a part of it, `alarm` one
   * that is part of it.
   */
  async closed(scope: Scope, { after, title, kind, alarm }: IncidentQuestion): Promise<Incident[]> {
    const { rows } = await database.query<Incident>(
      `SELECT ${COLUMNS} FROM incident i
       WHERE i.closed_at IS NOT NULL AND i.drill IS NULL AND ${scopeCondition(1, 'i')}
         AND ($3::text IS NULL OR (i.closed_at, i.id) < (SELECT closed_at, id FROM incident WHERE id = $3))
         AND ($4::text IS NULL OR strpos(lower(i.title), lower($4)) > 0)
         AND ($5::text IS NULL OR i.kind = $5)
         AND ($6::jsonb IS NULL OR i.alarms @> $6)
       ORDER BY i.closed_at DESC, i.id DESC LIMIT ${CLOSED_PAGE}`,
      [
        ...scopeParameters(scope),
        ...[after ?? null, title ?? null, kind ?? null],
        alarm === undefined ? null : `[${alarm}]`,
      ],
    );
    return rows;
  },

  /** Those of one drill, oldest first. */
  async ofDrill(drill: string, scope: Scope): Promise<Incident[]> {
    const { rows } = await database.query<Incident>(
      `SELECT ${COLUMNS} FROM incident i WHERE i.drill = $3 AND ${scopeCondition(1, 'i')}
       ORDER BY i.opened_at, i.id`,
      [...scopeParameters(scope), drill],
    );
    return rows;
  },

  async byId(id: string, scope: Scope): Promise<Incident | null> {
    const { rows } = await database.query<Incident>(
      `SELECT ${COLUMNS} FROM incident i WHERE i.id = $1 AND ${scopeCondition(2, 'i')}`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** One in the scope, locked until the end of the transaction. */
  async lock(id: string, scope: Scope): Promise<Incident | null> {
    const { rows } = await database.query<Incident>(
      `SELECT ${COLUMNS} FROM incident i WHERE i.id = $1 AND ${scopeCondition(2, 'i')} FOR UPDATE`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** What this account opened by this key before. */
  async ofAct(by: string, key: string): Promise<Incident | null> {
    const { rows } = await database.query<Incident>(
      `SELECT ${COLUMNS} FROM incident i WHERE i.opened_by = $1 AND i.act_key = $2`,
      [by, key],
    );
    return rows[0] ?? null;
  },

  /** What this account wrote into a log by this key before. */
  async lineOfAct(
    by: string,
    key: string,
  ): Promise<(Pick<IncidentLine, 'act' | 'text'> & { incident: string }) | null> {
    const { rows } = await database.query<
      Pick<IncidentLine, 'act' | 'text'> & { incident: string }
    >('SELECT incident, act, text FROM incident_line WHERE by = $1 AND act_key = $2', [by, key]);
    return rows[0] ?? null;
  },

  /** The grid, town and county a place lies in, within the scope; null beyond it. */
  async areasOf([lon, lat]: Position, scope: Scope): Promise<AreasOfPlace | null> {
    const { rows } = await database.query<AreasOfPlace>(
      `SELECT g.code AS grid, g.county, g.town ${gridAt(ASKED, {
        among: scopeCondition(3, 'g'),
        order: 'length(g.code) DESC, g.code',
      })}`,
      [lon, lat, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /**
   * The open incident an alarm is part of. Nobody opens another one of it before the end of the transaction.
   */
  async ofAlarm(alarm: number): Promise<string | null> {
    await database.query('SELECT FROM alarm WHERE id = $1 FOR NO KEY UPDATE', [alarm]);
    const { rows } = await database.query<{ id: string }>(
      'SELECT id FROM incident WHERE closed_at IS NULL AND alarms @> $1::jsonb ORDER BY opened_at',
      [JSON.stringify([alarm])],
    );
    return rows[0]?.id ?? null;
  },

  /** False when an act with this key came first: nothing is written then. */
  async insert(incident: Incident, actKey: string | null) {
    const [lon, lat] = incident.place;
    const { rowCount } = await database.query(
      `INSERT INTO incident (id, class, kind, title, grade, state, place, grid, county, town, alarms,
           response, merged_into, received_at, opened_at, opened_by, act_key, changed_at, closed_at,
           version, synthetic, drill, command, ground)
         VALUES ($1, $2, $3, $4, $5, $6, ST_SetSRID(ST_MakePoint($7, $8), 4326), $9, $10, $11,
           $12::jsonb, $13::jsonb, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
           $24::jsonb, $25::jsonb)
         ON CONFLICT (opened_by, act_key) DO NOTHING`,
      [
        ...[incident.id, incident.class, incident.kind, incident.title, incident.grade],
        ...[incident.state, lon, lat, incident.grid, incident.county, incident.town],
        ...[JSON.stringify(incident.alarms), JSON.stringify(incident.response)],
        ...[incident.mergedInto, incident.receivedAt, incident.openedAt, incident.openedBy],
        ...[actKey, incident.changedAt, incident.closedAt, incident.version, incident.synthetic],
        ...[incident.drill, JSON.stringify(incident.command), JSON.stringify(incident.ground)],
      ],
    );
    return rowCount === 1;
  },

  /** Writes what acts change; the row is locked by whoever acts. */
  async update(incident: Incident): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE incident SET class = $12, kind = $13, grade = $2, state = $3, alarms = $4::jsonb, response = $5::jsonb,
           merged_into = $6, changed_at = $7, closed_at = $8, version = $9,
           command = $10::jsonb, ground = $11::jsonb WHERE id = $1`,
        [
          ...[incident.id, incident.grade, incident.state, JSON.stringify(incident.alarms)],
          ...[JSON.stringify(incident.response), incident.mergedInto, incident.changedAt],
          ...[incident.closedAt, incident.version, JSON.stringify(incident.command)],
          ...[JSON.stringify(incident.ground), incident.class, incident.kind],
        ],
      ),
      1,
    );
  },

  /**
   * Since when the report clocks of incidents run, by their ids: since the first was received of all that were merged into
   * them, one after another.
   */
  async clocksFrom(ids: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await database.query<{ id: string; from: string }>(
      `WITH RECURSIVE gathered (stays, id, received_at) AS (
         SELECT id, id, received_at FROM incident WHERE id = ANY ($1)
         UNION ALL
         SELECT g.stays, i.id, i.received_at FROM gathered g JOIN incident i ON i.merged_into = g.id)
       SELECT stays AS id, min(received_at) AS "from" FROM gathered GROUP BY stays`,
      [ids],
    );
    return new Map(rows.map(({ id, from }) => [id, from]));
  },

  /** Oldest first. */
  async lines(id: string): Promise<IncidentLine[]> {
    const { rows } = await database.query<IncidentLine>(
      `SELECT ${LINE} FROM incident_line WHERE incident = $1 ORDER BY number`,
      [id],
    );
    return rows;
  },

  /** The number of the newest line of a log; 0: it has none. */
  async lastLine(id: string): Promise<number> {
    const sql = 'SELECT coalesce(max(number), 0) AS last FROM incident_line WHERE incident = $1';
    return (await database.query<{ last: number }>(sql, [id])).rows[0]!.last;
  },

  /** Adds lines to the log of an incident whose row the caller has locked. */
  async addLines(id: string, lines: readonly LogLine[]): Promise<void> {
    expectRowCount(
      await database.query(
        `INSERT INTO incident_line (incident, number, kind, act, text, happened_at, entered_at, by,
           act_key)
         SELECT $1, (SELECT coalesce(max(number), 0) FROM incident_line WHERE incident = $1) + l.at,
           l.kind, l.act, l.text, l."happenedAt", l."enteredAt", l.by, l."actKey"
         FROM ROWS FROM (json_to_recordset($2::json) AS (kind text, act text, text text,
           "happenedAt" timestamptz, "enteredAt" timestamptz, by text, "actKey" text))
           WITH ORDINALITY AS l (kind, act, text, "happenedAt", "enteredAt", by, "actKey", at)`,
        [id, JSON.stringify(lines)],
      ),
      lines.length,
    );
  },
});
