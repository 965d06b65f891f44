import type { RuleChange, RuleCreation, RuleVersion } from '../../shared/model/rule.ts';
import { joinTrials } from '../../shared/risk/rule-trial.ts';
import type { RuleTest, RuleTestResult } from '../../shared/wire/rule-test.ts';
import { type Answer, api } from '../live/api.ts';

/** Records a further version of a rule; 409 when somebody was quicker. */
export const changeRule = (change: RuleChange) =>
  api.send<RuleVersion>('PUT', `/api/rules/${encodeURIComponent(change.rule.id)}`, change);

/** A new rule, in force at once; 409 when its area has one for the same metric. */
export const createRule = (creation: RuleCreation) =>
  api.send<RuleVersion>('POST', '/api/rules', creation);

/** Ends a rule: its streams are judged again by what the register says. */
export const retireRule = (id: string, basedOn: number) =>
  api.send<RuleVersion>('POST', `/api/rules/${encodeURIComponent(id)}/retirement`, { basedOn });

/**
 * Holds a rule against what was measured, part by part. Changes nothing.
 * @param onPart told the result so far after each part; answers false to stop there
 */
export async function testRule(
  test: RuleTest,
  onPart: (soFar: RuleTestResult) => boolean,
): Promise<Answer<RuleTestResult>> {
  const parts: RuleTestResult[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const part: Answer<RuleTestResult> = await api.send('POST', '/api/rules/test', {
      ...test,
      after,
    });
    if (!part.ok) return part;
    parts.push(part.value);
    after = onPart(joinTrials(parts)) ? part.value.next : null;
  }
  return { ok: true, value: joinTrials(parts) };
}
