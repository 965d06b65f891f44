import type {
  WatchRuleChange,
  WatchRuleCreation,
  WatchRuleVersion,
} from '../../shared/model/watch-rule.ts';
import { joinWatchTrials } from '../../shared/risk/watch-trial.ts';
import type { WatchRuleTest, WatchRuleTestResult } from '../../shared/wire/watch-rule.ts';
import { type Answer, api } from '../live/api.ts';

const pathOf = (id: string) => `/api/watch-rules/${encodeURIComponent(id)}`;

/** A new watch rule, in force at once. */
export const createWatchRule = (creation: WatchRuleCreation) =>
  api.send<WatchRuleVersion>('POST', '/api/watch-rules', creation);

/** Records a further version of a watch rule; 409 when somebody was quicker. */
export const changeWatchRule = (change: WatchRuleChange) =>
  api.send<WatchRuleVersion>('PUT', pathOf(change.rule.id), change);

/** Ends a watch rule: its alarms are cleared. */
export const retireWatchRule = (id: string, basedOn: number) =>
  api.send<WatchRuleVersion>('POST', `${pathOf(id)}/retirement`, { basedOn });

/**
 * Holds a watch rule against what was measured, some places at a time. Changes nothing.
 * @param onPart told the result so far after each part; answers false to stop there
 */
export async function testWatchRule(
  test: WatchRuleTest,
  onPart: (soFar: WatchRuleTestResult) => boolean,
): Promise<Answer<WatchRuleTestResult>> {
  const parts: WatchRuleTestResult[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const part: Answer<WatchRuleTestResult> = await api.send('POST', '/api/watch-rules/test', {
      ...test,
      after,
    });
    if (!part.ok) return part;
    parts.push(part.value);
    after = onPart(joinWatchTrials(parts)) ? part.value.next : null;
  }
  return { ok: true, value: joinWatchTrials(parts) };
}
