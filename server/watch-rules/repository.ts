import type { WatchRule, WatchRuleBody, WatchRuleVersion } from '../../shared/model/watch-rule.ts';
import type { TrialAlarm } from '../../shared/risk/rule-trial.ts';
import type { WatchMemory } from '../../shared/risk/watch-latch.ts';
import type { WatchSight } from '../../shared/wire/watch-rule.ts';
import type { Queryable } from '../database/database.ts';
import { isInForce, isUntold } from '../rules/repository.ts';

/** What a rule says, apart from when it begins. */
export const bodyOf = ({
  effectiveFrom: _,
  ...body
}: WatchRule): WatchRuleBody & { retired?: boolean } => body;

/** A version that was recorded to be in force later. `effectiveFrom` is ISO 8601. */
type ComingWatchRule = { id: string; version: number; name: string; effectiveFrom: string };

/** What is remembered of a rule at a place, as one write left it. */
export type LatchRow = {
  rule: string;
  place: string;
  version: number;
  memory: WatchMemory;
  revision: number;
};

/** What a rule in force says, and which version that is. */
export type WatchRuleInForce = { version: number; rule: WatchRule };

/** An alarm of a watch rule and the place it spoke of. */
export type PlacedTrialAlarm = TrialAlarm & { place: string };

const COMING = `
  SELECT r.id, r.version, r.body ->> 'name' AS name, r.effective_from AS "effectiveFrom"
  FROM watch_rule r WHERE ${isUntold('watch-rule')} ORDER BY r.effective_from, r.id, r.version`;

const LATCH = 'rule, place, version, memory, revision';

/** Rules that look at more than one stream, and what is remembered of them. */
export const watchRuleRepository = (database: Queryable) => ({
  /** The version in force at `at` (ISO 8601) of every rule that was not ended. */
  async inForce(at: string): Promise<WatchRuleInForce[]> {
    const { rows } = await database.query<WatchRuleInForce>(
      `SELECT DISTINCT ON (id) version, body AS rule FROM watch_rule r
       WHERE ${isInForce('watch-rule')} ORDER BY id, version DESC`,
      [at],
    );
    return rows.filter(({ rule }) => !rule.retired);
  },

  /** Every version of a rule, newest first; none of an unknown one. */
  async versions(id: string): Promise<WatchRuleVersion[]> {
    const { rows } = await database.query<WatchRuleVersion>(
      `SELECT version, body AS rule, recorded_at AS "recordedAt", recorded_by AS "recordedBy"
       FROM watch_rule WHERE id = $1 ORDER BY version DESC`,
      [id],
    );
    return rows;
  },

  /** As `versions`, and nobody else records one before the end of the transaction. */
  async lockVersions(id: string): Promise<WatchRuleVersion[]> {
    await database.query('LOCK TABLE watch_rule IN SHARE ROW EXCLUSIVE MODE');
    return this.versions(id);
  },

  async record({ version, rule, recordedAt, recordedBy }: WatchRuleVersion): Promise<void> {
    await database.query(
      `INSERT INTO watch_rule (id, version, body, effective_from, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [rule.id, version, JSON.stringify(rule), rule.effectiveFrom, recordedAt, recordedBy],
    );
  },

  /** What is still to come into force, or has and was not told; soonest first. */
  async coming(): Promise<ComingWatchRule[]> {
    return (await database.query<ComingWatchRule>(COMING)).rows;
  },

  /** As `coming`, and nobody else tells of rules before the end of the transaction. */
  async lockComing(): Promise<ComingWatchRule[]> {
    await database.query('LOCK TABLE watch_rule IN SHARE ROW EXCLUSIVE MODE');
    return this.coming();
  },

  /** What a rule saw when an alarm of it last rose; null where that was never written. */
  async sightOf(alarm: number): Promise<NonNullable<WatchSight['risen']> | null> {
    const { rows } = await database.query<NonNullable<WatchSight['risen']>>(
      'SELECT at, parts, left_out AS "leftOut" FROM alarm_sight WHERE alarm = $1',
      [alarm],
    );
    return rows[0] ?? null;
  },

  /** Alarms of a rule that rose between two moments (ISO 8601, `to` not included), with their place. */
  async alarmsOf(rule: string, from: string, to: string): Promise<PlacedTrialAlarm[]> {
    const { rows } = await database.query<PlacedTrialAlarm>(
      `SELECT split_part(a.watch, '@', 2) AS place, a.raised_at AS "raisedAt",
         a.cleared_at AS "clearedAt", a.acknowledged_at AS "acknowledgedAt", v.verdict
       FROM alarm a LEFT JOIN alarm_verdict v ON v.alarm = a.id
       WHERE a.rule = $1 AND a.watch IS NOT NULL AND a.raised_at >= $2::timestamptz
         AND a.raised_at < $3::timestamptz ORDER BY a.id`,
      [rule, from, to],
    );
    return rows;
  },

  async latches(): Promise<LatchRow[]> {
    return (await database.query<LatchRow>(`SELECT ${LATCH} FROM watch_latch`)).rows;
  },

  /** These latches, locked until the end of the transaction if asked; those never written are absent. */
  async latchesAt(
    wanted: readonly Pick<LatchRow, 'rule' | 'place'>[],
    lock: boolean,
  ): Promise<LatchRow[]> {
    const { rows } = await database.query<LatchRow>(
      `SELECT ${LATCH} FROM watch_latch JOIN unnest($1::text[], $2::text[]) AS w (r, p)
         ON rule = w.r AND place = w.p ORDER BY rule, place ${lock ? 'FOR UPDATE OF watch_latch' : ''}`,
      [wanted.map(({ rule }) => rule), wanted.map(({ place }) => place)],
    );
    return rows;
  },

  /** Writes latches that were locked; each write counts its revision up. */
  async writeLatches(latches: readonly Omit<LatchRow, 'revision'>[]): Promise<void> {
    if (latches.length === 0) return;
    await database.query(
      `INSERT INTO watch_latch (rule, place, version, memory, revision)
       SELECT rule, place, version, memory, 1 FROM json_to_recordset($1::json)
         AS c (rule text, place text, version int, memory jsonb)
       ON CONFLICT (rule, place) DO UPDATE SET version = excluded.version, memory = excluded.memory,
         revision = watch_latch.revision + 1`,
      [JSON.stringify(latches)],
    );
  },

  async forget(latches: readonly Pick<LatchRow, 'rule' | 'place'>[]): Promise<void> {
    if (latches.length === 0) return;
    await database.query(
      `DELETE FROM watch_latch USING unnest($1::text[], $2::text[]) AS w (r, p)
       WHERE rule = w.r AND place = w.p`,
      [latches.map(({ rule }) => rule), latches.map(({ place }) => place)],
    );
  },
});
