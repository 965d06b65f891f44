import type { Scope } from '../../shared/model/account.ts';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { Resource } from '../../shared/model/resource.ts';
import type { Skill } from '../../shared/model/skill.ts';
import type { UnitProfile } from '../../shared/model/unit-profile.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { placeColumn } from '../database/scoped-register.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

const COLUMNS = `d.id, d.incident, i.title AS "incidentTitle", d.resource, r.call_sign AS "callSign",
  r.type, d.state, d.task, d.steps, d.acknowledge_by AS "acknowledgeBy", d.late,
  coalesce(d.heard_at, d.sent_at) AS "heardAt", d.county, d.town,
  d.version`;
const FROM =
  'FROM dispatch d JOIN incident i ON i.id = d.incident JOIN resource r ON r.id = d.resource';

/** A unit as the register has it, with the task it is on now. */
export type UnitRow = Omit<Resource, 'synthetic' | 'department'> & {
  county: string;
  task: string | null;
  /** How many tasks it was sent to lately. */
  recent: number;
  /** The last day of its certification; null: none is recorded. */
  certifiedUntil: string | null;
  /** Of its profile; null: none is recorded. */
  skills: Skill[] | null;
} & Pick<UnitProfile, 'capacity' | 'shift'>;

type LockedUnit = Pick<UnitRow, 'id' | 'callSign' | 'status' | 'certifiedUntil'>;

/** The certification in force of each unit that has one. */
const CERTIFIED =
  'SELECT DISTINCT ON (unit) unit, until FROM unit_certification ORDER BY unit, version DESC';

/** The profile in force of each unit that has one. */
const PROFILED = `SELECT DISTINCT ON (unit) unit, skills, capacity, shift FROM unit_profile
  ORDER BY unit, version DESC`;

/** What is kept of a dispatch when it is sent. */
export type SentUnit = Pick<
  Dispatch,
  'id' | 'incident' | 'resource' | 'state' | 'task' | 'steps' | 'acknowledgeBy' | 'county' | 'town'
> & { sentBy: string; sentAt: string };

/** Units sent to incidents. */
export const dispatchRepository = (database: Queryable) => ({
  /** Every open task of the scope, and of its units elsewhere: what a fresh screen needs. */
  async open(scope: Scope): Promise<Dispatch[]> {
    const { rows } = await database.query<Dispatch>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.open
         AND ((${scopeCondition(1, 'd')}) OR (${scopeCondition(1, 'r')})) ORDER BY d.sent_at, d.id`,
      scopeParameters(scope),
    );
    return rows;
  },

  /** Newest first. */
  async ofIncident(incident: string): Promise<Dispatch[]> {
    const { rows } = await database.query<Dispatch>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.incident = $1 ORDER BY d.sent_at DESC, d.id`,
      [incident],
    );
    return rows;
  },

  /** What the units that are out for an incident can do, also those of other areas. */
  async skillsOut(incident: string): Promise<Pick<UnitRow, 'type' | 'skills'>[]> {
    const { rows } = await database.query<Pick<UnitRow, 'type' | 'skills'>>(
      `SELECT r.type, p.skills FROM dispatch d JOIN resource r ON r.id = d.resource
       LEFT JOIN (${PROFILED}) p ON p.unit = r.id
       WHERE d.incident = $1 AND d.open ORDER BY d.sent_at, d.id`,
      [incident],
    );
    return rows;
  },

  /** Units out for an incident: id of the task to call-sign. */
  async outOf(incident: string): Promise<Map<string, string>> {
    const { rows } = await database.query<Pick<Dispatch, 'id' | 'callSign'>>(
      `SELECT d.id, r.call_sign AS "callSign" FROM dispatch d JOIN resource r ON r.id = d.resource
       WHERE d.incident = $1 AND d.open`,
      [incident],
    );
    return new Map(rows.map(({ id, callSign }) => [id, callSign]));
  },

  /** One in the scope, locked with its incident, whose log the next line goes to. */
  async lock(id: string, scope: Scope): Promise<Dispatch | null> {
    const { rows } = await database.query<Dispatch>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.id = $1 AND ${scopeCondition(2, 'd')} FOR UPDATE OF d, i`,
      [id, ...scopeParameters(scope)],
    );
    return rows[0] ?? null;
  },

  /** One of a unit's own, locked with its incident. */
  async lockOwn(id: string, unit: string): Promise<Dispatch | null> {
    const { rows } = await database.query<Dispatch>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.id = $1 AND d.resource = $2 FOR UPDATE OF d, i`,
      [id, unit],
    );
    return rows[0] ?? null;
  },

  /** What this account sent by this key before. */
  async ofAct(by: string, key: string): Promise<Dispatch[]> {
    const { rows } = await database.query<Dispatch>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.sent_by = $1 AND d.act_key = $2 ORDER BY d.id`,
      [by, key],
    );
    return rows;
  },

  /** The open tasks of these units, whoever sees them: one who wants a unit is told who has it. */
  async tasksOf(resources: readonly string[]): Promise<Dispatch[]> {
    const { rows } = await database.query<Dispatch>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.open AND d.resource = ANY ($1::text[]) ORDER BY d.resource`,
      [[...resources]],
    );
    return rows;
  },

  /** Where units belong, by id. */
  async homesOf(
    resources: readonly string[],
  ): Promise<Map<string, Pick<UnitRow, 'county' | 'town'>>> {
    const { rows } = await database.query<Pick<UnitRow, 'id' | 'county' | 'town'>>(
      'SELECT id, county, town FROM resource WHERE id = ANY ($1::text[])',
      [[...resources]],
    );
    return new Map(rows.map((unit) => [unit.id, unit]));
  },

  /** Units of the scope by id, locked in the order of their ids so that two who want several never wait in a ring. */
  async lockUnits(ids: readonly string[], scope: Scope): Promise<LockedUnit[]> {
    const { rows } = await database.query<LockedUnit>(
      `SELECT r.id, r.call_sign AS "callSign", r.status, c.until::text AS "certifiedUntil"
       FROM resource r LEFT JOIN (${CERTIFIED}) c ON c.unit = r.id
       WHERE r.id = ANY ($1::text[]) AND ${scopeCondition(2, 'r')} ORDER BY r.id FOR NO KEY UPDATE OF r`,
      [[...ids], ...scopeParameters(scope)],
    );
    return rows;
  },

  /** Every unit of the scope with the title of the incident it is out for. @param since ISO 8601: what `recent` counts from */
  async units(scope: Scope, since: string): Promise<UnitRow[]> {
    const { rows } = await database.query<UnitRow>(
      `SELECT r.id, r.call_sign AS "callSign", r.type, ${placeColumn('r.base', 'base')}, r.county, r.town,
         r.status, r.stream, i.title AS task, coalesce(l.recent, 0) AS recent,
         c.until::text AS "certifiedUntil", p.skills, p.capacity, p.shift
       FROM resource r LEFT JOIN (${CERTIFIED}) c ON c.unit = r.id
       LEFT JOIN (${PROFILED}) p ON p.unit = r.id
       LEFT JOIN dispatch d ON d.resource = r.id AND d.open
       LEFT JOIN incident i ON i.id = d.incident
       LEFT JOIN (SELECT resource, count(*)::int AS recent FROM dispatch WHERE sent_at > $3
         GROUP BY resource) l ON l.resource = r.id
       WHERE ${scopeCondition(1, 'r')} ORDER BY r.id`,
      [...scopeParameters(scope), since],
    );
    return rows;
  },

  async insert(sent: readonly SentUnit[], actKey: string | null) {
    expectRowCount(
      await database.query(
        `INSERT INTO dispatch (id, incident, resource, state, open, task, steps, sent_at, acknowledge_by,
           county, town, sent_by, act_key, version)
         SELECT s.id, s.incident, s.resource, s.state, true, s.task, s.steps, s."sentAt",
           s."acknowledgeBy", s.county, s.town, s."sentBy", $2, 1
         FROM json_to_recordset($1::json) AS s (id text, incident text, resource text, state text,
           task text, steps jsonb, "sentAt" timestamptz, "acknowledgeBy" timestamptz, county text,
           town text, "sentBy" text)`,
        [JSON.stringify(sent), actKey],
      ),
      sent.length,
    );
  },

  /** Writes a step; the row is locked by whoever takes it. */
  async update(
    { id, state, steps, late, heardAt, version }: Dispatch,
    open: boolean,
  ): Promise<void> {
    expectRowCount(
      await database.query(
        `UPDATE dispatch SET state = $2, steps = $3::jsonb, open = $4, late = $5, version = $6,
           heard_at = $7 WHERE id = $1`,
        [id, state, JSON.stringify(steps), open, late, version, heardAt],
      ),
      1,
    );
  },

  /** Who has not acknowledged yet and was not told late: since when, and within how many milliseconds he was to. */
  async unanswered(): Promise<{ id: string; sentAt: string; withinMs: number }[]> {
    const { rows } = await database.query<{ id: string; sentAt: string; withinMs: number }>(
      `SELECT id, sent_at AS "sentAt",
         (extract(epoch FROM acknowledge_by - sent_at) * 1000)::float8 AS "withinMs"
       FROM dispatch WHERE state = 'assigned' AND NOT late`,
    );
    return rows;
  },

  /** Marks them late, each once, whichever node does it, unless he acknowledged meanwhile. */
  async markLate(ids: readonly string[]): Promise<Dispatch[]> {
    const { rows } = await database.query<{ id: string }>(
      `UPDATE dispatch SET late = true, version = version + 1
       WHERE id = ANY ($1::text[]) AND state = 'assigned' AND NOT late RETURNING id`,
      [[...ids]],
    );
    const marked = await database.query<Dispatch>(
      `SELECT ${COLUMNS} ${FROM} WHERE d.id = ANY ($1::text[]) ORDER BY d.id`,
      [rows.map(({ id }) => id)],
    );
    return marked.rows;
  },

  /** Takes away where a unit said it was. */
  async forgetPlace(unit: string): Promise<void> {
    await database.query('DELETE FROM unit_place WHERE unit = $1', [unit]);
  },
});
