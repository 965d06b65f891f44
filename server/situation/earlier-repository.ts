import type { Scope } from '../../shared/model/account.ts';
import type { Alarm } from '../../shared/model/alarm.ts';
import type { Condition } from '../../shared/model/level.ts';
import type { Queryable } from '../database/database.ts';
import { scopeCondition, scopeParameters } from '../identity/scope.ts';

/** Before this much silence a value counts as known; longer than three periods of any compared metric. */
const LOOK_BACK = '30 minutes';

/** What each thing of a line `[id, before, after, …]` was before the first line that speaks of it. */
const changesSince = (column: 'grids' | 'streams'): string => `
  SELECT DISTINCT ON (change->>0) change->>0 AS id, change->>1 AS condition
  FROM journal, jsonb_array_elements(data->'${column}') WITH ORDINALITY AS changes (change, place)
  WHERE at > $1::timestamptz AND kind = 'conditions.changed' AND ${scopeCondition(2)}
  ORDER BY change->>0, number, place`;

/** Looks back: the journal tells what changed since a moment, the history what was measured then. */
export const earlierRepository = (view: Queryable) => ({
  // Entries from before there were alarms of watch rules and events say nothing of one.
  /** Every alarm with an entry after `at`, as the last entry before tells it; null: there was none. */
  async alarms(at: string, scope: Scope): Promise<{ id: number; alarm: Alarm | null }[]> {
    const { rows } = await view.query<{ id: number; alarm: Alarm | null }>(
      `SELECT substr(touched.subject, 7)::int8 AS id, '{"watch": null, "event": null}'::jsonb || (last.data->'alarm') AS alarm
       FROM (SELECT DISTINCT subject FROM journal
         WHERE at > $1::timestamptz AND kind LIKE 'alarm.%' AND ${scopeCondition(2)}) touched
       LEFT JOIN LATERAL (SELECT data FROM journal
         WHERE subject = touched.subject AND at <= $1::timestamptz
         ORDER BY number DESC LIMIT 1) last ON true
       ORDER BY id`,
      [at, ...scopeParameters(scope)],
    );
    return rows;
  },

  /** The condition before `at` of every grid, or every stream by number, that has another since. */
  async conditions(
    column: 'grids' | 'streams',
    at: string,
    scope: Scope,
  ): Promise<{ id: string; condition: Condition }[]> {
    const { rows } = await view.query<{ id: string; condition: Condition }>(changesSince(column), [
      at,
      ...scopeParameters(scope),
    ]);
    return rows;
  },

  /** The newest value at `at` of every stream of these metrics; one that was silent for long is absent. */
  async values(
    at: string,
    metrics: readonly string[],
    scope: Scope,
  ): Promise<{ number: number; value: number }[]> {
    const { rows } = await view.query<{ number: number; value: number }>(
      `SELECT stream.number, held.value
       FROM stream JOIN LATERAL (SELECT value FROM reading
         WHERE reading.stream = stream.number AND reading.at <= $1::timestamptz
           AND reading.at > $1::timestamptz - interval '${LOOK_BACK}' AND reading.value IS NOT NULL
         ORDER BY reading.at DESC LIMIT 1) AS held ON true
       WHERE stream.metric = ANY ($2::text[]) AND ${scopeCondition(3, 'stream')}
       ORDER BY stream.number`,
      [at, [...metrics], ...scopeParameters(scope)],
    );
    return rows;
  },
});
