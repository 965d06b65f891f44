import { HOUR_MS, MINUTE_MS } from '../time/units.ts';

/** What is usual at a place in one hour of the week: the median of past weeks and how far they scatter. */
export type CrowdBaseline = {
  median: number;
  /** Median distance from the median (MAD): one wild week does not move it. */
  spread: number;
  /** Weeks it rests on. */
  weeks: number;
};

const HOURS_A_WEEK = 168;
/** The city's clock: UTC+8, without summer time. 1970-01-01 was a Thursday; weeks begin on Monday. */
const CITY_OFFSET_HOURS = 8;
const THURSDAY_HOURS = 72;

/** Hour of the week, 0 to 167 from Monday 00:00 of the city's time. @param at epoch milliseconds */
export const hourOfWeek = (at: number): number =>
  (Math.floor(at / HOUR_MS) + CITY_OFFSET_HOURS + THURSDAY_HOURS) % HOURS_A_WEEK;

/** Of fewer weeks nobody can say what is usual [D]. */
export const LEAST_WEEKS = 3;
/** A count is out of the usual above the median by so many spreads, by half of it, and by so many people [D]. */
const SPREADS = 4;
const SHARE = 0.5;
const LEAST_EXCESS = 100;
/** It must last so long before it is proposed [D]. */
export const DEVIATION_DWELL_MS = 10 * MINUTE_MS;

const medianOf = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The usual of one hour of the week, from one typical count a week; null where there are none. */
export function baselineOf(weekly: readonly number[]): CrowdBaseline | null {
  if (weekly.length === 0) return null;
  const median = medianOf(weekly);
  const spread = medianOf(weekly.map((count) => Math.abs(count - median)));
  return { median, spread, weeks: weekly.length };
}

/** Whether a count is more than is usual there and then; null where nobody knows what is usual. */
export function deviates(count: number, usual: CrowdBaseline | null): boolean | null {
  if (usual === null || usual.weeks < LEAST_WEEKS) return null;
  const { median, spread } = usual;
  return count > median + Math.max(SPREADS * spread, SHARE * median, LEAST_EXCESS);
}

/** A place out of its usual: since when, and when it was counted last. Epoch milliseconds. */
export type Deviating = { from: number; last: number };

/** One count of a place. @param at epoch milliseconds */
export type Counted = { at: number; count: number };

/**
 * How long a place has been out of the usual, one count further; null: it is usual, or nobody knows what is.
 * @param mostGapMs after a longer silence it begins anew: nobody knows who was there meanwhile
 */
export function deviatingAfter(
  before: Deviating | null,
  { at, count }: Counted,
  usual: CrowdBaseline | null,
  mostGapMs: number,
): Deviating | null {
  if (deviates(count, usual) !== true) return null;
  const goesOn = before !== null && at - before.last <= mostGapMs;
  return { from: goesOn ? before.from : at, last: at };
}
