/**
 * The only two ways server code learns the time, injected so that tests own it.
 * `now` is wall time for stamps, epoch milliseconds; `monotonic` never steps and measures ages (F18).
 */
export type Clock = { now(): number; monotonic(): number };

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** `at` as every API and table of ours writes it: ISO 8601, UTC, milliseconds. */
export const instant = (at: number): string => new Date(at).toISOString();
