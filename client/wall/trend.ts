/** Below this part of the older value a change is called steady. */
const STEADY_PART = 0.02;

/** `unknown`: it is not known how it was earlier. */
export type Trend = 'worse' | 'better' | 'same' | 'unknown';

/** A number that can be compared: `badness` grows as things get worse; null while nothing is known. */
export type Compared = { badness: number | null; decimals: number };

/**
 * Whether a number is getting worse. A change of two parts in a hundred is steady, and so is one that is
 * smaller than the last place shown.
 * @param before the same number as it was earlier
 */
export function trendOf({ badness, decimals }: Compared, before: number | null): Trend {
  if (badness === null || before === null) return 'unknown';
  const change = badness - before;
  const smallest = Math.max(Math.abs(before) * STEADY_PART, 0.999 * 10 ** -decimals);
  if (Math.abs(change) < smallest) return 'same';
  return change > 0 ? 'worse' : 'better';
}

const BADNESS: Readonly<Record<Trend, number>> = { worse: 3, better: 1, same: 2, unknown: 0 };

/** One word for several numbers: the worst of what is known. */
const worstTrend = (trends: readonly Trend[]): Trend =>
  trends.reduce<Trend>(
    (worst, trend) => (BADNESS[trend] > BADNESS[worst] ? trend : worst),
    'unknown',
  );

/**
 * The one word for the city. While a red alarm is brought forward it gets worse: counts and levels that were as bad before do
 * not show that.
 */
export const trendOfCity = (trends: readonly Trend[], isBroughtForward: boolean): Trend =>
  isBroughtForward ? 'worse' : worstTrend(trends);

/** The trends a screen may tell: one that hears nothing knows none, whatever it last heard. */
export const toldTrends = (trends: readonly Trend[], isLive: boolean): readonly Trend[] =>
  isLive ? trends : trends.map(() => 'unknown');

/** What is told beside one number; null: that no trend is known at all, the title says once. */
export const toldBeside = (overall: Trend, trend: Trend): Trend | null =>
  overall === 'unknown' && trend === 'unknown' ? null : trend;
