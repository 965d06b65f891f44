import type { Rule } from '../model/rule.ts';
import { assess } from './assess.ts';
import { assessSilence } from './silence.ts';
import {
  type AssessmentContext,
  type AssessmentState,
  initialState,
  type Observation,
  type Transition,
} from './state.ts';

export type BackTest = { transitions: Transition[]; state: AssessmentState };

/**
 * What a rule would have said of stored readings, in the order given, silence between them included. `until`
 * (ms) is when the test ends: silence after the last reading counts up to there.
 */
export function backTest(
  rule: Rule | null,
  context: AssessmentContext,
  observations: readonly Observation[],
  until: number = observations.at(-1)?.at ?? 0,
): BackTest {
  const transitions: Transition[] = [];
  let state = initialState(observations[0]?.at ?? until);
  for (const observation of observations) {
    const silence = assessSilence(rule, context, state, observation.at);
    const heard = assess(rule, context, silence.state, observation);
    state = heard.state;
    if (silence.transition) transitions.push(silence.transition);
    if (heard.transition) transitions.push(heard.transition);
  }
  const end = assessSilence(rule, context, state, until);
  if (end.transition) transitions.push(end.transition);
  return { transitions, state: end.state };
}
