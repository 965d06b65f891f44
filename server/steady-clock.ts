import type { Clock } from './clock.ts';

/**
 * Wall time that never runs back: a server clock set back an hour must not give anybody an hour more
 * (FAULTS.md F18). A clock set forward is believed, which ends sessions early and never late.
 */
export const steadyClock = (clock: Clock): (() => number) => {
  const start = { now: clock.now(), monotonic: clock.monotonic() };
  return () => Math.max(clock.now(), start.now + clock.monotonic() - start.monotonic);
};

/**
 * Wall time at this moment, and from then on the monotonic clock: one that is set ahead an hour ends no delay, as one that is
 * set back begins none anew (FAULTS.md F18).
 */
export const unmovedClock = (clock: Clock): (() => number) => {
  const start = clock.now() - clock.monotonic();
  return () => start + clock.monotonic();
};
