import { toldCount } from '../model/fewest-told.ts';

/** What a zone's counts came to in one stretch of time; stretches before the first have numbers below 0. */
export type StretchMean = {
  stretch: number;
  /** Persons. */
  value: number;
  /** When the last of them was taken, epoch ms. */
  lastAt: number;
};

/** How one zone was counted, by stretches that rise, and how long its counter may say nothing, ms. */
export type ZoneMeans = { silenceMs: number; means: readonly StretchMean[] };

/** Stretches of equal length: the first begins at `from`, epoch ms. */
export type Stretches = { from: number; lengthMs: number; count: number };

/** @property unknown zones that were not heard: then `value`, in persons, is a least number */
export type CrowdThen = { at: number; value: number; unknown: number };

/** What a zone had in each stretch; null: its counter had been silent too long. */
function countsOf({ silenceMs, means }: ZoneMeans, { from, lengthMs, count }: Stretches) {
  const byStretch = new Map(means.map((mean) => [mean.stretch, mean]));
  let newest = means.findLast(({ stretch }) => stretch < 0);
  return Array.from({ length: count }, (_, stretch) => {
    newest = byStretch.get(stretch) ?? newest;
    if (!newest || from + stretch * lengthMs - newest.lastAt > silenceMs) return null;
    return toldCount(newest.value);
  });
}

/**
 * How many were in all zones of an event together, stretch by stretch. A zone that says nothing in a stretch has what it
 * had, until it has been silent too long; then the sum is a least number and says so. Stretches in which no zone was
 * heard are left out. Few count as ten, or the true number could be worked out from the sum.
 */
export function sumOfZones(zones: readonly ZoneMeans[], stretches: Stretches): CrowdThen[] {
  const counts = zones.map((zone) => countsOf(zone, stretches));
  return Array.from({ length: stretches.count }, (_, stretch): CrowdThen => {
    const heard = counts.flatMap((of) => of[stretch] ?? []);
    const value = heard.reduce((sum, count) => sum + count, 0);
    const at = stretches.from + stretch * stretches.lengthMs;
    return { at, value, unknown: zones.length - heard.length };
  }).filter(({ unknown }) => unknown < zones.length);
}
