import type { RuleChange, RuleCreation, RuleVersion } from '../../shared/model/rule.ts';
import { joinTrials } from '../../shared/risk/rule-trial.ts';
import type { RuleTest, RuleTestResult } from '../../shared/wire/rule-test.ts';
import { api } from '../live/api.ts';
import { testInParts } from './test-in-parts.ts';

/** Records a further version of a rule; 409 when somebody was quicker. */
export const changeRule = (change: RuleChange) =>
  api.send<RuleVersion>('PUT', `/api/rules/${encodeURIComponent(change.rule.id)}`, change);

/** A new rule, in force at once; 409 when its area has one for the same metric. */
export const createRule = (creation: RuleCreation) =>
  api.send<RuleVersion>('POST', '/api/rules', creation);

/** Ends a rule: its streams are judged again by what the register says. */
export const retireRule = (id: string, basedOn: number) =>
  api.send<RuleVersion>('POST', `/api/rules/${encodeURIComponent(id)}/retirement`, { basedOn });

/** What a rule would have said of what was measured; see `testInParts`. */
export const testRule = (test: RuleTest, onPart: (soFar: RuleTestResult) => boolean) =>
  testInParts('/api/rules/test', test, joinTrials, onPart);
