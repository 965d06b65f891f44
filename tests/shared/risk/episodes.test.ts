import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../shared/model/level.ts';
import { episodesOf, timeByCondition } from '../../../shared/risk/episodes.ts';
import type { Transition } from '../../../shared/risk/state.ts';

/** Changes of one stream: at which minute it became what. */
const changes = (...steps: [minute: number, to: Condition][]): Transition[] =>
  steps.map(([minute, to], step) => ({
    rule: 'level',
    from: steps[step - 1]?.[1] ?? 'unknown',
    to,
    at: minute,
    measure: null,
    value: null,
    threshold: null,
    reason: 'band',
  }));

describe('the risings of a stream', () => {
  it('last from the first level to none, as bad as they got', () => {
    const steps = changes([0, 'none'], [3, 'blue'], [5, 'red'], [7, 'yellow'], [9, 'none']);
    expect(episodesOf(steps, 20)).toEqual([{ from: 3, to: 9, worst: 'red' }]);
  });

  it('go on while nothing is known, and up to the end when they did not end', () => {
    const steps = changes([3, 'blue'], [5, 'unknown'], [6, 'blue'], [8, 'none'], [9, 'orange']);
    expect(episodesOf(steps, 20)).toEqual([
      { from: 3, to: 8, worst: 'blue' },
      { from: 9, to: 20, worst: 'orange' },
    ]);
  });

  it('are none of a stream that only fell silent', () => {
    expect(episodesOf(changes([0, 'none'], [5, 'unknown'], [8, 'none']), 20)).toEqual([]);
  });
});

describe('the time in each condition', () => {
  it('adds up to the span, unknown before the first change', () => {
    const time = timeByCondition(changes([3, 'blue'], [5, 'unknown'], [6, 'none']), 0, 20);
    expect(time).toEqual({ none: 14, blue: 2, yellow: 0, orange: 0, red: 0, unknown: 4 });
  });
});
