import type { Clock } from './clock.ts';

/**
 * Wall time that never runs back: a server clock set back an hour must not give anybody an hour more
 * (FAULTS.md F18). A clock set forward is believed, which ends sessions early and never late.
 */
export const steadyClock = (clock: Clock): (() => number) => {
  const start = { now: clock.now(), monotonic: clock.monotonic() };
  return () => Math.max(clock.now(), start.now + clock.monotonic() - start.monotonic);
};
