import { describe, expect, it } from 'vitest';
import {
  checkQuality,
  NO_READINGS,
  QUALITY_LIMITS,
  type QualityCheck,
  type QualityLimits,
} from '../../../shared/risk/quality.ts';
import { MORNING } from '../../support/risk.ts';

const PERIOD_SECONDS = 60;
const LIMITS: QualityLimits = { ratePerMinute: 1, spike: 0.8, stuckAfter: 3, resting: 0 };

/** Checks of these values, a minute apart. */
function check(values: readonly number[], limits = LIMITS, minutes = 1): QualityCheck[] {
  let state = NO_READINGS;
  return values.map((value, place) => {
    const at = MORNING + place * minutes * 60_000;
    const result = checkQuality(limits, PERIOD_SECONDS, state, { at, value });
    state = result.state;
    return result;
  });
}
const verdicts = (values: readonly number[]) => check(values).map(({ verdict }) => verdict);

describe('the quality checks', () => {
  it('find nothing in a stream that moves as it should', () => {
    expect(verdicts([1, 1.2, 1.1, 1.3])).toEqual(['good', 'good', 'good', 'good']);
  });

  it('doubt a change no water can make', () => {
    expect(check([1, 2.5]).at(-1)).toMatchObject({ verdict: 'suspect', flags: ['rate'] });
    expect(check([1, 2.5], LIMITS, 2).at(-1)!.flags).not.toContain('rate');
  });

  it('believe the new height once it stays', () => {
    expect(verdicts([1, 2.5, 2.6])).toEqual(['good', 'suspect', 'good']);
  });

  it('know a spike by what follows, and do not doubt the way back', () => {
    const [, , back] = check([1, 2.5, 1.1]);
    expect(back).toMatchObject({ verdict: 'good', flags: [], previousWasSpike: true });
    expect(check([1, 1.9, 2.8]).at(-1)!.previousWasSpike).toBe(false);
  });

  it('doubt a value that stands still, then give it up', () => {
    expect(verdicts([2, 2, 2, 2, 2, 2, 2.1])).toEqual([
      'good',
      'good',
      'suspect',
      'suspect',
      'suspect',
      'fail',
      'good',
    ]);
  });

  it('let what rests stand still', () => {
    expect(new Set(verdicts(Array(20).fill(0)))).toEqual(new Set(['good']));
  });

  it('note a gap without blaming the reading after it', () => {
    const after = checkQuality(LIMITS, PERIOD_SECONDS, check([1]).at(-1)!.state, {
      at: MORNING + 181_000,
      value: 1.1,
    });
    expect(after).toMatchObject({ verdict: 'good', flags: ['gap'] });
  });

  it('learn nothing from a late or repeated reading', () => {
    const { state } = check([1, 1.1]).at(-1)!;
    const late = checkQuality(LIMITS, PERIOD_SECONDS, state, { at: MORNING, value: 50 });
    expect(late.state).toBe(state);
    expect(late.verdict).toBe('good');
  });

  it('do not doubt a leap of gas, which may be a leak', () => {
    expect(check([0, 60], QUALITY_LIMITS.gas).at(-1)!.verdict).toBe('good');
  });
});
