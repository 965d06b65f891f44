import type { Band, Rule } from '../../../shared/model/rule.ts';
import { follow, growthAsTold, type Sample } from '../../../shared/risk/growth.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import type { TrendPoint } from './trend-points.ts';

/** The rule remembers a value every sixth of its window (risk/growth.ts): a mean over more is none of these. */
const SIXTHS = 6;

/** Where a value would be now, had it changed as fast as a step of the ladder since the window began. */
export type GrowthLimit = { band: Band; end: Sample };

/** What a rule of growth or forecast judged last, by times of measurement. */
export type GrowthLine = {
  start: Sample;
  end: Sample;
  /** Change per the rule's own period, minute or hour. */
  speed: number;
  limits: readonly GrowthLimit[];
  /** What the value will be within the rule's minutes; null where it looks no further. */
  ahead: Sample | null;
};

/** A rule that looks at a window of time. */
export type WindowedRule = Rule & { growth: NonNullable<Rule['growth']> };

export const isWindowed = (rule: Rule | undefined): rule is WindowedRule => rule?.growth != null;

/**
 * The window of the rule as it stands at the newest point: the same walk over the values as the rule's own. Null while
 * the growth is not known, or where a point is the mean of a stretch that says nothing of the window.
 * @param least what counts of people are told as at least: below it nothing is said of growth
 */
export function growthLine(
  { growth, kind, projectionMinutes }: Pick<WindowedRule, 'growth' | 'kind' | 'projectionMinutes'>,
  points: readonly TrendPoint[],
  least = Number.NEGATIVE_INFINITY,
): GrowthLine | null {
  const good = points.filter(({ count, suspect }) => suspect < count);
  const [before, newest] = good.slice(-2);
  if (!before || !newest || isTooCoarse(growth.windowMinutes, before, newest)) return null;
  let trail: ReturnType<typeof follow> = { recent: [], perMinute: null };
  for (const { at, value } of good) trail = follow(growth, trail.recent, [at, value]);
  const { perMinute, recent } = trail;
  if (perMinute === null) return null;
  const [start, end] = [recent[0]!, [newest.at, newest.value] as const];
  if (start[1] < least || end[1] < least) return null;
  const speed = growthAsTold(growth, perMinute);
  const elapsed = end[0] - start[0];
  const perUnit = growthAsTold(growth, 1);
  const ends = ({ from }: Band): Sample => [
    end[0],
    start[1] + (from / perUnit) * (elapsed / MINUTE_MS),
  ];
  const minutes = kind === 'forecast' ? projectionMinutes : null;
  return {
    ...{ start, end, speed },
    limits: growth.bands.map((band) => ({ band, end: ends(band) })),
    ahead: minutes === null ? null : [end[0] + minutes * MINUTE_MS, end[1] + perMinute * minutes],
  };
}

const isTooCoarse = (windowMinutes: number, before: TrendPoint, newest: TrendPoint): boolean =>
  newest.count > 1 && newest.at - before.at > (windowMinutes * MINUTE_MS) / SIXTHS;
