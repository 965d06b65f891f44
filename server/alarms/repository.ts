import type { Scope } from '../../shared/model/account.ts';
import type { Alarm } from '../../shared/model/alarm.ts';
import type { Verdict } from '../../shared/model/alarm-verdict.ts';
import type { AlarmChanged } from '../../shared/model/journal.ts';
import { LEVELS, type Level } from '../../shared/model/level.ts';
import type { SourceKind } from '../../shared/risk/alarm-source.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';
import type { NewEntry } from '../journal/journal.ts';

/** An alarm with the county that scopes it. */
export type PlacedAlarm = Alarm & { county: string | null };

/** A page of past alarms: older than `before` (an alarm id), newest first. */
export type AlarmFilter = {
  before: number | null;
  level: Level | null;
  stream: string | null;
  limit: number;
};

/** When an alarm stood, whether somebody took it up, and what it was found to have been. */
export type RaisedAlarm = Pick<Alarm, 'stream' | 'raisedAt' | 'clearedAt' | 'acknowledgedAt'> & {
  verdict: Verdict | null;
};

type Row = Omit<PlacedAlarm, 'place'> & { lon: number | null; lat: number | null };

const COLUMNS = `
  a.id, a.rule, a.cause, a.stream, a.feed, a.watch, a.event, a.subject_kind AS "subjectKind", a.subject, a.name,
  a.level, a.occurrence, a.active, a.raised_at AS "raisedAt", a.changed_at AS "changedAt",
  a.cleared_at AS "clearedAt", a.acknowledged_at AS "acknowledgedAt",
  a.acknowledged_by AS "acknowledgedBy", a.value, a.threshold, a.unit, ST_X(a.place) AS lon,
  ST_Y(a.place) AS lat, a.county, a.town, a.grid, a.synthetic`;

const RECORD = `
  id int8, rule text, cause text, stream text, feed text, watch text, event text, "subjectKind" text, subject text, name text,
  level text, occurrence int, active boolean, "raisedAt" timestamptz, "changedAt" timestamptz,
  "clearedAt" timestamptz, "acknowledgedAt" timestamptz, "acknowledgedBy" text, value float8,
  threshold float8, unit text, place float8[], county text, town text, grid text, synthetic boolean`;

const POINT = `CASE WHEN c.place IS NULL THEN NULL
  ELSE ST_SetSRID(ST_MakePoint(c.place[1], c.place[2]), 4326) END`;

const alarmOf = ({ lon, lat, ...rest }: Row): PlacedAlarm => ({
  ...rest,
  place: lon === null || lat === null ? null : [lon, lat],
});

/** An alarm as it leaves the server. */
export const withoutCounty = ({ county: _, ...alarm }: PlacedAlarm): Alarm => alarm;

/** Alarms: those that are open, those that were, and the changes of assessment. */
export function alarmRepository(database: Queryable) {
  return {
    /** Alarms that are active or not yet acknowledged, in the scope, newest change first. */
    async openAlarms(scope: Scope): Promise<Alarm[]> {
      const { rows } = await database.query<Row>(
        `SELECT ${COLUMNS} FROM alarm a
         WHERE (a.active OR a.acknowledged_at IS NULL) AND ${scopeCondition(1, 'a')}
         ORDER BY a.changed_at DESC, a.id DESC`,
        scopeParameters(scope),
      );
      return rows.map(alarmOf).map(withoutCounty);
    },

    /** Those of `openAlarms` that want a person most: active, worst and oldest first, at most `limit`; and how many there are. */
    async inHand(scope: Scope, limit: number): Promise<{ alarms: Alarm[]; count: number }> {
      const { rows } = await database.query<Row & { count: number }>(
        `SELECT ${COLUMNS}, (count(*) OVER ())::int AS count FROM alarm a
         WHERE (a.active OR a.acknowledged_at IS NULL) AND ${scopeCondition(1, 'a')}
         ORDER BY NOT a.active, array_position($4::text[], a.level), a.raised_at, a.id LIMIT $3`,
        [...scopeParameters(scope), limit, [...LEVELS]],
      );
      return { alarms: rows.map(alarmOf).map(withoutCounty), count: rows[0]?.count ?? 0 };
    },

    /** One alarm in the scope, or null. */
    async byId(id: number, scope: Scope): Promise<Alarm | null> {
      const { rows } = await database.query<Row>(
        `SELECT ${COLUMNS} FROM alarm a WHERE a.id = $1 AND ${scopeCondition(2, 'a')}`,
        [id, ...scopeParameters(scope)],
      );
      return rows[0] ? withoutCounty(alarmOf(rows[0])) : null;
    },

    /** Alarms open or past, newest first. */
    async page(filter: AlarmFilter, scope: Scope): Promise<Alarm[]> {
      const { rows } = await database.query<Row>(
        `SELECT ${COLUMNS} FROM alarm a
         WHERE ($1::int8 IS NULL OR a.id < $1) AND ($2::text IS NULL OR a.level = $2)
           AND ($3::text IS NULL OR a.stream = $3) AND ${scopeCondition(4, 'a')}
         ORDER BY a.id DESC LIMIT $6`,
        [filter.before, filter.level, filter.stream, ...scopeParameters(scope), filter.limit],
      );
      return rows.map(alarmOf).map(withoutCounty);
    },

    /**
     * The worst level each of these alarms has reached since it rose, by the journal: an alarm itself knows only its last. A
     * device's clock may be ahead of the journal's by as much as is accepted (F17).
     */
    async worstReached(ids: readonly number[]): Promise<Map<number, Level>> {
      const { rows } = await database.query<{ id: number; level: Level }>(
        `SELECT DISTINCT ON (a.id) a.id, j.data -> 'alarm' ->> 'level' AS level
         FROM alarm a JOIN journal j ON j.subject = 'alarm:' || a.id
         WHERE a.id = ANY ($1::int8[]) AND j.kind IN ('alarm.raised', 'alarm.raised-higher')
           AND j.at >= a.raised_at - interval '5 minutes'
         ORDER BY a.id, array_position($2::text[], j.data -> 'alarm' ->> 'level')`,
        [[...ids], [...LEVELS]],
      );
      return new Map(rows.map(({ id, level }) => [id, level]));
    },

    /** Alarms of these rules that rose between two moments (ISO 8601, `to` not included). */
    async raisedBetween(
      rules: readonly string[],
      from: string,
      to: string,
      scope: Scope,
    ): Promise<RaisedAlarm[]> {
      const { rows } = await database.query<RaisedAlarm>(
        `SELECT a.stream, a.raised_at AS "raisedAt", a.cleared_at AS "clearedAt",
           a.acknowledged_at AS "acknowledgedAt", v.verdict
         FROM alarm a LEFT JOIN alarm_verdict v ON v.alarm = a.id
         WHERE a.rule = ANY ($1::text[]) AND a.raised_at >= $2::timestamptz
           AND a.raised_at < $3::timestamptz AND ${scopeCondition(4, 'a')} ORDER BY a.id`,
        [[...rules], from, to, ...scopeParameters(scope)],
      );
      return rows;
    },

    /** The alarm in the scope, locked until the end of the transaction. */
    async lock(id: number, scope: Scope): Promise<PlacedAlarm | null> {
      const { rows } = await database.query<Row>(
        `SELECT ${COLUMNS} FROM alarm a WHERE a.id = $1 AND ${scopeCondition(2, 'a')} FOR UPDATE`,
        [id, ...scopeParameters(scope)],
      );
      return rows[0] ? alarmOf(rows[0]) : null;
    },

    /**
     * Writes that a locked alarm was seen. @param at ISO 8601
     * @returns the alarm, and what the journal is told of it
     */
    async acknowledge(
      found: PlacedAlarm,
      by: string,
      at: string,
    ): Promise<{ alarm: PlacedAlarm; entry: NewEntry }> {
      const alarm = { ...found, acknowledgedAt: at, acknowledgedBy: by };
      await this.write([alarm], []);
      const data: AlarmChanged = { alarm: withoutCounty(alarm) };
      const { county, town, id } = alarm;
      const where = { county, town, subject: `alarm:${id}` };
      return { alarm, entry: { kind: 'alarm.acknowledged', actor: by, ...where, data } };
    },

    /** Alarms by id, wherever they are: for the node itself, not for a reader. */
    async byIds(ids: readonly number[]): Promise<Map<number, PlacedAlarm>> {
      const { rows } = await database.query<Row>(
        `SELECT ${COLUMNS} FROM alarm a WHERE a.id = ANY ($1::int8[])`,
        [[...ids]],
      );
      return new Map(rows.map((row) => [row.id, alarmOf(row)]));
    },

    /**
     * The last alarm of each of these sources of one kind, locked; what never had one is absent. Of a feed it is the one that
     * said it is silent.
     */
    async lastOf(kind: SourceKind, ids: readonly string[]): Promise<PlacedAlarm[]> {
      const { rows } = await database.query<Row>(
        `SELECT ${COLUMNS} FROM unnest($1::text[]) AS wanted (id)
         JOIN LATERAL (SELECT * FROM alarm WHERE alarm.${kind} = wanted.id
           ${kind === 'feed' ? 'AND alarm.stream IS NULL' : ''}
           ORDER BY id DESC LIMIT 1 FOR UPDATE) a ON true`,
        [[...ids]],
      );
      return rows.map(alarmOf);
    },

    /** The active alarms of events, wherever they are: for the node itself, not for a reader. */
    async activeOfEvents(): Promise<PlacedAlarm[]> {
      const { rows } = await database.query<Row>(
        `SELECT ${COLUMNS} FROM alarm a WHERE a.active AND a.event IS NOT NULL ORDER BY a.id`,
      );
      return rows.map(alarmOf);
    },

    /** Takes ids for alarms about to be written. */
    async nextIds(count: number): Promise<number[]> {
      if (count === 0) return [];
      const { rows } = await database.query<{ id: number }>(
        `SELECT nextval(pg_get_serial_sequence('alarm', 'id')) AS id FROM generate_series(1, $1::int)`,
        [count],
      );
      return rows.map((row) => row.id);
    },

    /** Writes changed alarms first, which frees the one active place a stream has, then new ones. */
    async write(changed: readonly PlacedAlarm[], raised: readonly PlacedAlarm[]): Promise<void> {
      if (changed.length > 0) {
        const { rowCount } = await database.query(
          `UPDATE alarm a SET rule = c.rule, cause = c.cause, level = c.level,
             occurrence = c.occurrence, active = c.active, raised_at = c."raisedAt",
             changed_at = c."changedAt", cleared_at = c."clearedAt",
             acknowledged_at = c."acknowledgedAt", acknowledged_by = c."acknowledgedBy",
             value = c.value, threshold = c.threshold, unit = c.unit,
             subject_kind = c."subjectKind", subject = c.subject, name = c.name, place = ${POINT},
             county = c.county, town = c.town, grid = c.grid
           FROM json_to_recordset($1::json) AS c (${RECORD}) WHERE a.id = c.id`,
          [JSON.stringify(changed)],
        );
        if (rowCount !== changed.length) {
          throw new Error(`expected to change ${changed.length} alarms, changed ${rowCount}`);
        }
      }
      if (raised.length === 0) return;
      const { rowCount } = await database.query(
        `INSERT INTO alarm (id, rule, cause, stream, feed, watch, event, subject_kind, subject, name, level,
           occurrence, active, raised_at, changed_at, cleared_at, acknowledged_at, acknowledged_by,
           value, threshold, unit, place, county, town, grid, synthetic)
         OVERRIDING SYSTEM VALUE
         SELECT c.id, c.rule, c.cause, c.stream, c.feed, c.watch, c.event, c."subjectKind", c.subject, c.name, c.level,
           c.occurrence, c.active, c."raisedAt", c."changedAt", c."clearedAt", c."acknowledgedAt",
           c."acknowledgedBy", c.value, c.threshold, c.unit, ${POINT}, c.county, c.town, c.grid,
           c.synthetic
         FROM json_to_recordset($1::json) AS c (${RECORD})`,
        [JSON.stringify(raised)],
      );
      if (rowCount !== raised.length) {
        throw new Error(`expected to raise ${raised.length} alarms, raised ${rowCount}`);
      }
    },
  };
}
