import { VERDICTS, type Verdict } from '../model/alarm-verdict.ts';
import { LEAST_VERDICTS, type RuleRecord } from '../wire/rule-record.ts';

/**
 * How often a rule was found to have cried wolf: judged false among all that were judged, those left unclear
 * included. Alarms nobody judged count neither way.
 * @param span ISO 8601, `to` not included
 */
export function ruleRecord(
  alarms: readonly { verdict: Verdict | null }[],
  span: { from: string; to: string },
): RuleRecord {
  const counts: Record<Verdict, number> = { real: 0, false: 0, unclear: 0 };
  for (const { verdict } of alarms) if (verdict !== null) counts[verdict] += 1;
  const judged = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  const falseShare = judged < LEAST_VERDICTS ? null : counts.false / judged;
  return { ...span, alarms: alarms.length, ...counts, falseShare };
}
