import { describe, expect, it } from 'vitest';
import { steadyClock } from '../../server/steady-clock.ts';
import { testClock } from '../support/test-clock.ts';

const START = Date.parse('2026-07-06T02:00:00.000Z');
const HOUR_MS = 3_600_000;

describe('the clock of sessions (FAULTS.md F18)', () => {
  it('does not run back when the server clock is set back', () => {
    const clock = testClock(START);
    const now = steadyClock(clock);
    clock.set(START - HOUR_MS);
    clock.advance(1_000);
    expect(now()).toBe(START + 1_000);
  });

  it('believes a clock that is set forward', () => {
    const clock = testClock(START);
    const now = steadyClock(clock);
    clock.set(START + HOUR_MS);
    expect(now()).toBe(START + HOUR_MS);
  });
});
