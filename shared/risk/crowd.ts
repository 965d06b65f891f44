import { MINUTE_MS } from '../time/units.ts';

/** Fruin's levels of service for a walkway, A free to F jammed. */
export const SERVICE_LEVELS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type ServiceLevel = (typeof SERVICE_LEVELS)[number];

/** Lower edges of B to F in persons a square metre, walkway. Source: Fruin 1971 [S]. */
const WALKWAY_EDGES = [0.31, 0.43, 0.72, 1.08, 2.17] as const;

/**
 * How fast the trend follows, as the time constant of its average. Ten minutes is a project default [D]:
 * a head count that jitters by 3 % then moves a 15-minute projection by about 4 points.
 */
const TREND_MINUTES = 10;

/** Persons as a percentage of capacity, or null where no capacity is known. */
export function ratioPercent(count: number, capacity: number | null | undefined): number | null {
  return capacity != null && capacity > 0 ? (100 * count) / capacity : null;
}

/** Persons a square metre of effective area, or null where no area is known. */
export function density(count: number, squareMetres: number | null | undefined): number | null {
  return squareMetres != null && squareMetres > 0 ? count / squareMetres : null;
}

/** Fruin's level of service on a walkway at a density in persons a square metre. */
export function serviceLevel(personsPerSquareMetre: number): ServiceLevel {
  const index = WALKWAY_EDGES.findIndex((edge) => personsPerSquareMetre < edge);
  return SERVICE_LEVELS[index === -1 ? WALKWAY_EDGES.length : index]!;
}

/** A head count at a moment (ms), with the door counts since the one before where doors are counted. */
export type CrowdCount = { at: number; value: number; in?: number; out?: number };

/**
 * Growth in persons a minute after one more count, smoothed from the growth before. Doors are believed
 * before the difference of two counts, which carries the noise of both. It starts at 0 and so needs about
 * ten minutes of steady growth before it says so: a first jump projects nothing.
 */
export function nextTrend(
  trendPerMinute: number,
  before: { at: number; value: number } | null,
  count: CrowdCount,
): number {
  if (before === null || count.at <= before.at) return trendPerMinute;
  const minutes = (count.at - before.at) / MINUTE_MS;
  const net =
    count.in !== undefined && count.out !== undefined
      ? count.in - count.out
      : count.value - before.value;
  const weight = 1 - Math.exp(-minutes / TREND_MINUTES);
  return trendPerMinute + weight * (net / minutes - trendPerMinute);
}

/** Minutes until `count` persons growing by `trendPerMinute` are `limit`; 0 if reached, null if never. */
export function minutesUntil(count: number, limit: number, trendPerMinute: number): number | null {
  if (count >= limit) return 0;
  return trendPerMinute > 0 ? (limit - count) / trendPerMinute : null;
}
