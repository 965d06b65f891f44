import { expect, it } from 'vitest';
import { createServerClock } from '../../../client/store/clock.ts';

const NOON = Date.parse('2026-11-22T04:00:00.000Z');
const HOUR = 3_600_000;
const EVERY_MS = 2_000;

/** A screen that has heard a minute of heartbeats; `tell` is the next one, `lateMs` on its way. */
function setUp() {
  const time = { ms: 1_000, server: NOON };
  const clock = createServerClock(
    () => time.ms,
    () => 0,
  );
  const tell = (lateMs = 0) => {
    time.ms += EVERY_MS;
    time.server += EVERY_MS;
    clock.observe(new Date(time.server - lateMs).toISOString());
    return clock.now() - time.server;
  };
  for (let beat = 0; beat < 30; beat += 1) tell();
  return { time, tell };
}

it.each([-HOUR, -11_000, HOUR])(
  "follows the server's clock with the first word after a step of %i ms (F18)",
  (step) => {
    const { time, tell } = setUp();
    time.server += step;
    expect(tell()).toBe(0);
    expect(tell(300)).toBe(0);
  },
);

it('is not put back by a message that was long on its way', () => {
  const { tell } = setUp();
  expect(tell(9_000)).toBe(0);
});

it('is right again with the next message after one that was later than any should be', () => {
  const { tell } = setUp();
  expect(tell(20_000)).toBe(-20_000);
  expect(tell()).toBe(0);
});
