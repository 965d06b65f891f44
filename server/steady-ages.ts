import type { Clock } from './clock.ts';

/** A moment by the wall clock, ISO 8601, and whose it is. */
export type Moment = { key: number | string; at: string };

/** How long ago moments were, as this process has lived it. */
export type SteadyAges = {
  /** Milliseconds since each, in their order, never less than 0. Whose moment is not among them is forgotten. */
  of(moments: readonly Moment[]): number[];
};

type Seen = { at: string; since: number };

/**
 * Times by the monotonic clock what is written down by the wall clock, from when each moment was first asked about here: a
 * wall clock set ahead or back meanwhile makes nothing older or younger (FAULTS.md F18). To be asked every second; of
 * what was before, as before a restart, only the wall clock knows.
 */
export function createSteadyAges(clock: Clock): SteadyAges {
  let seen = new Map<Moment['key'], Seen>();

  const seenOf = ({ key, at }: Moment): Seen => {
    const before = seen.get(key);
    if (before?.at === at) return before;
    return { at, since: clock.monotonic() - Math.max(0, clock.now() - Date.parse(at)) };
  };

  return {
    of(moments) {
      seen = new Map(moments.map((moment) => [moment.key, seenOf(moment)]));
      return moments.map(({ key }) => clock.monotonic() - seen.get(key)!.since);
    },
  };
}
