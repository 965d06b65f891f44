import type { Rule } from '../../shared/model/rule.ts';
import { assess } from '../../shared/risk/assess.ts';
import {
  type AssessmentContext,
  type AssessmentState,
  initialState,
  type Observation,
  type Transition,
} from '../../shared/risk/state.ts';

/** 2026-07-06 08:00 in Wuxi. */
export const MORNING = Date.UTC(2026, 6, 6);

export const ONE_MINUTE: AssessmentContext = { periodSeconds: 60 };

const origin = { source: 'made for a test', confidence: 'D' } as const;

/** A water rule with round numbers: steps at 1, 2, 3, 4 m, 0.2 m hysteresis, one minute either way. */
export function aRule(changes: Partial<Rule> = {}): Rule {
  return {
    id: 'test-rule',
    metric: 'water-level',
    kind: 'bands',
    name: '测试',
    nameEnglish: 'Test',
    direction: 'above',
    unit: 'm',
    bands: [
      { level: 'blue', from: 1, ...origin },
      { level: 'yellow', from: 2, ...origin },
      { level: 'orange', from: 3, ...origin },
      { level: 'red', from: 4, ...origin },
    ],
    hysteresis: 0.2,
    density: null,
    onDelaySeconds: 60,
    offDelaySeconds: 60,
    projectionMinutes: null,
    silencePeriods: 3,
    source: 'made for a test',
    confidence: 'D',
    effectiveFrom: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

/** Readings of these values, `everySeconds` apart, the first at MORNING. */
export function readings(values: readonly number[], everySeconds = 60): Observation[] {
  return values.map((value, place) => ({ at: MORNING + place * everySeconds * 1_000, value }));
}

/** Feeds readings one after the other; answers the state after the last and all that was said. */
export function feed(
  rule: Rule | null,
  observations: readonly Observation[],
  context: AssessmentContext = ONE_MINUTE,
  from: AssessmentState = initialState(MORNING - 60_000),
): { state: AssessmentState; transitions: Transition[] } {
  let state = from;
  const transitions: Transition[] = [];
  for (const observation of observations) {
    const result = assess(rule, context, state, observation);
    state = result.state;
    if (result.transition) transitions.push(result.transition);
  }
  return { state, transitions };
}
