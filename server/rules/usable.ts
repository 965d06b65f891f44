import type { Rule } from '../../shared/model/rule.ts';
import { ruleProblems } from '../../shared/risk/check-rule.ts';
import { problem } from '../plugins/errors.ts';

/** The rule itself. Throws Problem 422 on one that could not be used. */
export function usableRule(rule: Rule): Rule {
  const problems = ruleProblems(rule);
  if (problems.length > 0) {
    throw problem(422, 'rule-unusable', `rule: ${problems.join(', ')}`, problems);
  }
  return rule;
}
