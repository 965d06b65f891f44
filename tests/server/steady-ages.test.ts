import { expect, it } from 'vitest';
import { createSteadyAges } from '../../server/steady-ages.ts';
import { testClock } from '../support/test-clock.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

const setUp = () => {
  const clock = testClock();
  const ages = createSteadyAges(clock);
  const stamp = () => new Date(clock.now()).toISOString();
  return { clock, stamp, ageOf: (key: string, at: string) => ages.of([{ key, at }])[0] };
};

it.each([HOUR, -HOUR])('what is waited for grows no older by a wall clock set %i ms', (step) => {
  const { clock, stamp, ageOf } = setUp();
  const since = stamp();
  expect(ageOf('one', since)).toBe(0);
  clock.advance(10 * SECOND);
  clock.set(clock.now() + step);
  expect(ageOf('one', since)).toBe(10 * SECOND);
});

it('what was before is as old as the wall clock says, and never younger than now', () => {
  const { clock, stamp, ageOf } = setUp();
  const since = stamp();
  clock.advance(HOUR);
  expect(ageOf('one', since)).toBe(HOUR);
  expect(ageOf('two', new Date(clock.now() + HOUR).toISOString())).toBe(0);
});

it('another moment of the same begins anew', () => {
  const { clock, stamp, ageOf } = setUp();
  const first = stamp();
  ageOf('one', first);
  clock.advance(HOUR);
  const second = stamp();
  expect(ageOf('one', second)).toBe(0);
  clock.advance(SECOND);
  expect(ageOf('one', second)).toBe(SECOND);
});
