import type { Rule, RuleBody, RuleVersion } from '../../shared/model/rule.ts';
import type { Queryable } from '../database/database.ts';

/** A version of a rule that was recorded to be in force later. `effectiveFrom` is ISO 8601. */
export type ComingRule = { id: string; version: number; name: string; effectiveFrom: string };

/** What a rule says, apart from when it begins. */
export const bodyOf = ({ effectiveFrom: _, ...body }: Rule): RuleBody & { retired?: boolean } =>
  body;

/** How the journal calls the rules of a table: those of streams, and watch rules. */
type RuleNoun = 'rule' | 'watch-rule';

/** Condition: the journal told that the version `r` came into force. */
const isTold = (noun: RuleNoun): string => `EXISTS (
    SELECT 1 FROM journal j WHERE j.kind = '${noun}.changed' AND j.subject = '${noun}:' || r.id
      AND j.actor = 'system' AND j.data ->> 'version' = r.version::text)`;

/**
 * Condition: the version `r` is in force at `$1`. What was recorded to be in force at once is, and what the journal told
 * of is, whatever the clock of the node that asks: it hears of it once and does not look again.
 */
export const isInForce = (noun: RuleNoun): string =>
  `(r.effective_from <= greatest($1::timestamptz, r.recorded_at) OR ${isTold(noun)})`;

/** Condition: the version `r` was recorded ahead of its time, and the journal has not told of its beginning. */
export const isUntold = (noun: RuleNoun): string =>
  `r.effective_from > r.recorded_at AND NOT ${isTold(noun)}`;

const COMING = `
  SELECT r.id, r.version, r.body ->> 'name' AS name, r.effective_from AS "effectiveFrom" FROM rule r
  WHERE ${isUntold('rule')} ORDER BY r.effective_from, r.id, r.version`;

/** The thresholds streams are judged by. They concern the whole city. */
export const ruleRepository = (database: Queryable) => ({
  /** The version in force at `at` (ISO 8601) of every rule that was not ended. */
  async inForce(at: string): Promise<Rule[]> {
    const { rows } = await database.query<{ body: Rule }>(
      `SELECT DISTINCT ON (id) body FROM rule r WHERE ${isInForce('rule')} ORDER BY id, version DESC`,
      [at],
    );
    return rows.map(({ body }) => body).filter(({ retired }) => !retired);
  },

  /** What is still to come into force, or has and was not told; soonest first. */
  async coming(): Promise<ComingRule[]> {
    return (await database.query<ComingRule>(COMING)).rows;
  },

  /** Every version of a rule, newest first; none of an unknown one. */
  async versions(id: string): Promise<RuleVersion[]> {
    const { rows } = await database.query<RuleVersion>(
      `SELECT version, body AS rule, recorded_at AS "recordedAt", recorded_by AS "recordedBy"
       FROM rule WHERE id = $1 ORDER BY version DESC`,
      [id],
    );
    return rows;
  },

  /** As `versions`, and nobody else records one before the end of the transaction. */
  async lockVersions(id: string): Promise<RuleVersion[]> {
    await database.query('LOCK TABLE rule IN SHARE ROW EXCLUSIVE MODE');
    return this.versions(id);
  },

  async record({ version, rule, recordedAt, recordedBy }: RuleVersion) {
    await database.query(
      `INSERT INTO rule (id, version, body, effective_from, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [rule.id, version, JSON.stringify(rule), rule.effectiveFrom, recordedAt, recordedBy],
    );
  },

  /** As `coming`, and nobody else tells of rules before the end of the transaction. */
  async lockComing(): Promise<ComingRule[]> {
    await database.query('LOCK TABLE rule IN SHARE ROW EXCLUSIVE MODE');
    return (await database.query<ComingRule>(COMING)).rows;
  },
});
