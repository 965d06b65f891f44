import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/risk/assess.ts';
import { assessSilence, freshness, isTimely, nextDueAt } from '../../../shared/risk/silence.ts';
import { initialState } from '../../../shared/risk/state.ts';
import { aRule, feed, MORNING, ONE_MINUTE, readings } from '../../support/risk.ts';

const MINUTE = 60_000;
const RULE = aRule();
const orange = feed(RULE, readings([3.5])).state;

describe('freshness', () => {
  it('is live up to two periods, stale up to three, then unknown', () => {
    expect(freshness(MORNING, 60, MORNING + 2 * MINUTE)).toBe('live');
    expect(freshness(MORNING, 60, MORNING + 2 * MINUTE + 1)).toBe('stale');
    expect(freshness(MORNING, 60, MORNING + 3 * MINUTE)).toBe('stale');
    expect(freshness(MORNING, 60, MORNING + 3 * MINUTE + 1)).toBe('unknown');
    expect(freshness(null, 60, MORNING)).toBe('unknown');
  });
});

describe('silence', () => {
  it('begins a millisecond after the third missed period', () => {
    expect(nextDueAt(RULE, ONE_MINUTE, orange)).toBe(MORNING + 3 * MINUTE + 1);
    expect(assessSilence(RULE, ONE_MINUTE, orange, MORNING + 3 * MINUTE).transition).toBeNull();
  });

  it('turns unknown at the moment it was due, however late the sweep, and keeps what was known', () => {
    const { state, transition } = assessSilence(RULE, ONE_MINUTE, orange, MORNING + 90 * MINUTE);
    expect(transition).toMatchObject({
      from: 'orange',
      to: 'unknown',
      at: MORNING + 3 * MINUTE + 1,
      value: 3.5,
      reason: 'silence',
    });
    expect(state).toMatchObject({ held: 'orange', lastValue: 3.5, valueAt: MORNING });
  });

  it('is said once', () => {
    const { state } = assessSilence(RULE, ONE_MINUTE, orange, MORNING + 9 * MINUTE);
    expect(nextDueAt(RULE, ONE_MINUTE, state)).toBeNull();
    expect(assessSilence(RULE, ONE_MINUTE, state, MORNING + 99 * MINUTE).transition).toBeNull();
  });

  it('is nothing new for a stream never heard', () => {
    const never = initialState(MORNING);
    expect(assessSilence(RULE, ONE_MINUTE, never, MORNING + 99 * MINUTE).transition).toBeNull();
  });

  it('does not end a delay under way', () => {
    const pending = feed(RULE, readings([0, 3.5])).state;
    const result = assessSilence(RULE, ONE_MINUTE, pending, MORNING + 3 * MINUTE);
    expect(result).toEqual({ state: pending, transition: null });
  });

  it('takes the number of periods from the rule', () => {
    const patient = aRule({ silencePeriods: 10 });
    expect(nextDueAt(patient, ONE_MINUTE, orange)).toBe(MORNING + 10 * MINUTE + 1);
    expect(nextDueAt(null, ONE_MINUTE, orange)).toBe(MORNING + 3 * MINUTE + 1);
  });
});

describe('a reading that seems older than the silence allowed', () => {
  const ALLOWED = 3 * MINUTE;
  /** The next of its stream, measured a minute after the one before, came so long after that. */
  const next = (passed: number, age = 9 * MINUTE) =>
    isTimely({ at: MORNING + MINUTE, heardAt: passed }, age, ALLOWED, { at: MORNING, heardAt: 0 });

  it('says how it is now where its stream goes on as time does', () => {
    expect(next(MINUTE)).toBe(true);
    expect(next(MINUTE / 2)).toBe(true);
    expect(next(ALLOWED)).toBe(true);
  });

  it('does not in a rush, after a silence, or as the first that is heard', () => {
    expect(next(1_000)).toBe(false);
    expect(next(ALLOWED + 1)).toBe(false);
    expect(isTimely({ at: MORNING, heardAt: 0 }, ALLOWED + 1, ALLOWED, null)).toBe(false);
    expect(isTimely({ at: MORNING, heardAt: 0 }, ALLOWED, ALLOWED, null)).toBe(true);
  });
});

describe('a stream heard again', () => {
  const silent = assessSilence(RULE, ONE_MINUTE, orange, MORNING + 9 * MINUTE).state;
  const heard = (value: number) =>
    assess(RULE, ONE_MINUTE, silent, { at: MORNING + 10 * MINUTE, value });

  it('is shown as found by its one reading, worse or better', () => {
    expect(heard(4.1).transition).toMatchObject({
      from: 'unknown',
      to: 'red',
      reason: 'recovered',
    });
    expect(heard(0.5).transition).toMatchObject({ from: 'unknown', to: 'none' });
  });

  it('keeps the level it had within the hysteresis', () => {
    expect(heard(2.9).state.condition).toBe('orange');
    expect(heard(2.7).state.condition).toBe('yellow');
  });
});
