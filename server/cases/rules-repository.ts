import type { CaseRules } from '../../shared/model/case.ts';
import { CASE_RULES_SOURCE, SHIPPED_CASE_RULES } from '../../shared/risk/shipped-case-rules.ts';
import type { Queryable } from '../database/database.ts';

/** Until somebody records another one: a proposal of this project, and marked so. */
const SHIPPED: CaseRules = {
  ...{ version: 1, rules: [...SHIPPED_CASE_RULES], source: CASE_RULES_SOURCE, confidence: 'D' },
  ...{ recordedAt: null, recordedBy: null },
};

/** The rule table by versions. */
export const caseRulesRepository = (database: Queryable) => ({
  async rules(): Promise<CaseRules> {
    const { rows } = await database.query<CaseRules>(
      `SELECT version, rules, source, confidence, recorded_at AS "recordedAt", recorded_by AS "recordedBy"
       FROM case_rules ORDER BY version DESC LIMIT 1`,
    );
    return rows[0] ?? SHIPPED;
  },

  /** False when somebody was quicker with that version. */
  async record({ version, rules, source, confidence, recordedAt, recordedBy }: CaseRules) {
    const { rowCount } = await database.query(
      `INSERT INTO case_rules (version, rules, source, confidence, recorded_at, recorded_by)
       VALUES ($1, $2::jsonb, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [version, JSON.stringify(rules), source, confidence, recordedAt, recordedBy],
    );
    return rowCount === 1;
  },
});
