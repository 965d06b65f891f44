import type { Rule } from '../model/rule.ts';
import type { Assessment, AssessmentState, TransitionReason } from './state.ts';

/**
 * The state after nobody can say how the stream is, since `since` (ms). What it was in (`held`) and its
 * last good value stay; delays under way and the trend are forgotten. No transition if it was unknown.
 */
export function becomeUnknown(
  rule: Rule | null,
  before: AssessmentState,
  since: number,
  reason: TransitionReason,
): Assessment {
  const state: AssessmentState = {
    ...before,
    condition: 'unknown',
    timers: null,
    trendPerMinute: 0,
    projectedMinutes: null,
  };
  if (before.condition === 'unknown') return { state, transition: null };
  return {
    state: { ...state, since },
    transition: {
      rule: rule?.id ?? null,
      from: before.condition,
      to: 'unknown',
      at: since,
      measure: null,
      value: before.lastValue,
      threshold: null,
      reason,
    },
  };
}
