import type { Rule } from '../../shared/model/rule.ts';
import type { Queryable } from '../database/database.ts';

/** The thresholds streams are judged by. They concern the whole city. */
export const ruleRepository = (database: Queryable) => ({
  /** The version in force at `at` (ISO 8601) of every rule. */
  async inForce(at: string, on: Queryable = database): Promise<Rule[]> {
    const { rows } = await on.query<{ body: Rule }>(
      `SELECT DISTINCT ON (id) body FROM rule WHERE effective_from <= $1::timestamptz
       ORDER BY id, version DESC`,
      [at],
    );
    return rows.map(({ body }) => body);
  },
});
