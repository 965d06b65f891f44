import { CONDITION_CODE } from '../model/level.ts';
import type { Rule } from '../model/rule.ts';
import { inside, type Measurement } from './measurement.ts';
import type { AssessmentState, Transition, TransitionReason } from './state.ts';

/** Names the number and the threshold that speak for the change: of the level entered, or of the one left. */
export function transitionOf(
  rule: Rule | null,
  measurements: readonly Measurement[],
  before: AssessmentState,
  after: AssessmentState,
): Transition {
  const to = CONDITION_CODE[after.held];
  const raised = to > CONDITION_CODE[before.held] || before.condition === 'unknown';
  const crossed = raised ? to : to + 1;
  const reached = measurements.find((one) => inside(one, one.value, crossed, false));
  const cause = reached ?? measurements[0];
  const threshold = cause ? cause.sign * cause.thresholds[crossed]! : Number.NaN;
  return {
    rule: rule?.id ?? null,
    from: before.condition,
    to: after.condition,
    at: after.since,
    measure: cause?.measure ?? null,
    value: cause ? cause.sign * cause.value : after.lastValue,
    threshold: Number.isFinite(threshold) ? threshold : null,
    reason: reasonOf(before, raised && (!reached || reached.measure === 'forecast')),
  };
}

function reasonOf(before: AssessmentState, projected: boolean): TransitionReason {
  if (before.condition === 'unknown') return before.valueAt === null ? 'first' : 'recovered';
  return projected ? 'projected' : 'band';
}
