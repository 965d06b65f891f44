import type { RuleChange, RuleVersion } from '../../shared/model/rule.ts';
import type { RuleTest, RuleTestResult } from '../../shared/wire/rule-test.ts';
import { api } from '../live/api.ts';

/** Records a further version of a rule; 409 when somebody was quicker. */
export const changeRule = (change: RuleChange) =>
  api.send<RuleVersion>('PUT', `/api/rules/${encodeURIComponent(change.rule.id)}`, change);

/** Holds a rule against what was measured. Changes nothing. */
export const testRule = (test: RuleTest) =>
  api.send<RuleTestResult>('POST', '/api/rules/test', test);
