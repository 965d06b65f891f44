import type { Level } from '../../shared/model/level.ts';
import { FLUTTER_MS } from '../../shared/risk/escalation.ts';
import type { Queryable } from '../database/database.ts';

/** An alarm that waits for somebody. */
export type Wait = {
  alarm: number;
  town: string | null;
  level: Level;
  since: string;
  /** To how many further desks it was taken. */
  step: number;
  /** After how long an alarm of its level is taken further, seconds. */
  seconds: number;
};

const rank = (column: string) =>
  `array_position(ARRAY['red', 'orange', 'yellow', 'blue'], ${column})`;

/** A hold of what raised the alarm; a feed that is out of service takes its streams with it, one that is shelved does not. */
const HOLDS = `(h.source = coalesce('stream:' || a.stream, 'watch:' || a.watch, 'event:' || a.event, 'feed:' || a.feed)
  OR (h.kind = 'out-of-service' AND h.source = 'feed:' || a.feed))`;

const UNHELD = `NOT EXISTS (SELECT 1 FROM alarm_hold h WHERE h.ended_at IS NULL AND ${HOLDS})`;

/** Active, unacknowledged, and not waiting yet, or waiting at a lesser level. */
const UNTIMED = `FROM alarm a LEFT JOIN alarm_wait w ON w.alarm = a.id
  WHERE a.active AND a.acknowledged_at IS NULL
    AND (w.alarm IS NULL OR ${rank('a.level')} < ${rank('w.level')})`;

/** Somebody has seen to it; or it is another occurrence than the one that was waited for. `$1` is now. */
const OVER = `FROM alarm a WHERE a.id = w.alarm AND (a.acknowledged_at IS NOT NULL
  OR (a.active AND w.idle_since < $1::timestamptz - ${FLUTTER_MS} * interval '1 millisecond'))`;

/** It went, or came back, since it was last looked at. */
const TURNED = 'FROM alarm a WHERE a.id = w.alarm AND a.active = (w.idle_since IS NOT NULL)';

/** The seconds of each level in the version of the thresholds that is in force; null: never. */
const LIMITS = `(SELECT step ->> 'key' AS level, (step ->> 'value')::int AS seconds
  FROM jsonb_array_elements((SELECT steps FROM threshold WHERE name = 'escalation'
    ORDER BY version DESC LIMIT 1)) AS step)`;

const WAITING = `FROM alarm_wait w JOIN alarm a ON a.id = w.alarm JOIN ${LIMITS} l ON l.level = w.level
  WHERE a.active AND a.acknowledged_at IS NULL AND ${UNHELD}
    AND w.step < CASE WHEN a.town IS NULL THEN 1 ELSE 2 END AND l.seconds IS NOT NULL`;

/** How long alarms have been waiting for somebody. It is kept, so that a restart forgives no waiting. */
export const waitRepository = (database: Queryable) => ({
  /** Whether anything below, or a shelf whose time is over, wants to be written at `at` (ISO 8601). */
  async hasWork(at: string): Promise<boolean> {
    const { rows } = await database.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM alarm_hold h WHERE h.ended_at IS NULL AND h.until <= $1::timestamptz)
         OR EXISTS (SELECT 1 ${UNTIMED})
         OR EXISTS (SELECT 1 FROM alarm_wait w WHERE EXISTS (SELECT 1 ${OVER}) OR EXISTS (SELECT 1 ${TURNED}))
         AS found`,
      [at],
    );
    return rows[0]!.found;
  },

  /**
   * Begins to time what rose or became worse, and ends what was acknowledged. What went away keeps its time for as long
   * as a flutter lasts. Nobody could see to an alarm before it was raised here, however old the reading was that did it.
   * @param at ISO 8601
   */
  async keepTime(at: string): Promise<void> {
    await database.query(`DELETE FROM alarm_wait w WHERE EXISTS (SELECT 1 ${OVER})`, [at]);
    await database.query(
      `UPDATE alarm_wait w SET idle_since = CASE WHEN a.active THEN NULL ELSE $1::timestamptz END ${TURNED}`,
      [at],
    );
    await database.query(
      `INSERT INTO alarm_wait (alarm, level, since) SELECT a.id, a.level, $1::timestamptz ${UNTIMED}
       ON CONFLICT (alarm) DO UPDATE SET level = excluded.level, since = excluded.since, step = 0,
         escalated_at = NULL`,
      [at],
    );
  },

  /** Alarms that may still be taken to a further desk. One that flutters waits since it first rose. */
  async waiting(): Promise<Wait[]> {
    const { rows } = await database.query<Wait>(
      `SELECT w.alarm, a.town, w.level, w.since, w.step, l.seconds ${WAITING} ORDER BY w.alarm`,
    );
    return rows;
  },

  /** Those of them that nobody has changed since they were read, locked until the end of the transaction. */
  async lockUnchanged(waits: readonly Wait[]): Promise<Set<number>> {
    if (waits.length === 0) return new Set();
    const { rows } = await database.query<{ alarm: number }>(
      `SELECT w.alarm ${WAITING} AND EXISTS (
         SELECT 1 FROM json_to_recordset($1::json) AS r (alarm int8, level text, since timestamptz, step int)
         WHERE r.alarm = w.alarm AND r.level = w.level AND r.since = w.since AND r.step = w.step)
       ORDER BY w.alarm FOR UPDATE OF w, a`,
      [JSON.stringify(waits)],
    );
    return new Set(rows.map(({ alarm }) => alarm));
  },

  /** Begins to time these anew from `at` (ISO 8601): another alarm stands for them meanwhile. */
  async postpone(alarms: readonly number[], at: string): Promise<void> {
    await database.query('UPDATE alarm_wait SET since = $2 WHERE alarm = ANY ($1::int8[])', [
      [...alarms],
      at,
    ]);
  },

  /** Begins to time anew from `at` (ISO 8601) what these holds kept from being taken further: nobody was to see to it meanwhile. */
  async postponeHeld(holds: readonly number[], at: string): Promise<void> {
    if (holds.length === 0) return;
    await database.query(
      `UPDATE alarm_wait w SET since = $2 FROM alarm a, alarm_hold h
       WHERE a.id = w.alarm AND h.id = ANY ($1::int8[]) AND ${HOLDS}`,
      [[...holds], at],
    );
  },

  /** Writes to how many further desks each alarm was taken at `at` (ISO 8601). */
  async escalate(steps: readonly { alarm: number; step: number }[], at: string): Promise<void> {
    await database.query(
      `UPDATE alarm_wait w SET step = s.step, escalated_at = $2
       FROM json_to_recordset($1::json) AS s (alarm int8, step int) WHERE w.alarm = s.alarm`,
      [JSON.stringify(steps), at],
    );
  },
});
