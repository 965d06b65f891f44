import { MINUTE_MS } from '../time/units.ts';

/** One head count: epoch milliseconds and persons. */
export type CountPoint = { at: number; value: number };

/** Counts of so long are looked at; fewer, or older than so many periods, tell nothing [D]. */
const WINDOW_MS = 30 * MINUTE_MS;
const LEAST_POINTS = 6;
const MOST_PERIODS_OLD = 3;
/** Further ahead a trend says nothing [D]. */
const FURTHEST_MINUTES = 240;
/** Four of five lie within so many standard errors of a slope. */
const EIGHTY_PERCENT = 1.28;

/** Minutes until the capacity is reached: the likeliest, and the span that holds it four times of five. */
export type CapacityForecast =
  | { kind: 'unknown' }
  | { kind: 'reached' }
  | { kind: 'not-soon' }
  | { kind: 'expected'; earliest: number; likely: number; latest: number | null };

type Slope = { perMinute: number; error: number };

/** The straight line of least squares: growth a minute, and its standard error. */
function slopeOf(points: readonly CountPoint[], end: number): Slope {
  const minutes = points.map(({ at }) => (at - end) / MINUTE_MS);
  const n = points.length;
  const meanMinute = minutes.reduce((sum, minute) => sum + minute, 0) / n;
  const meanValue = points.reduce((sum, { value }) => sum + value, 0) / n;
  let squares = 0;
  let products = 0;
  points.forEach(({ value }, index) => {
    const away = minutes[index]! - meanMinute;
    squares += away * away;
    products += away * (value - meanValue);
  });
  const perMinute = squares > 0 ? products / squares : 0;
  const left = points.reduce((sum, { value }, index) => {
    const fitted = meanValue + perMinute * (minutes[index]! - meanMinute);
    return sum + (value - fitted) ** 2;
  }, 0);
  const error = squares > 0 && n > 2 ? Math.sqrt(left / (n - 2) / squares) : 0;
  return { perMinute, error };
}

const soon = (minutes: number): number | null =>
  minutes > 0 && minutes <= FURTHEST_MINUTES ? minutes : null;

/**
 * When a zone will be full if its count grows as it has in the last half hour, by least squares; the
 * span is 80 % of the slope's own uncertainty and of nothing else. Old or few counts tell nothing: a
 * crowd that is not counted is not known to stay.
 * @param points counts in any order, @param periodSeconds how often the stream promised to count
 * @param now epoch milliseconds
 */
export function forecastCapacity(
  points: readonly CountPoint[],
  capacity: number,
  periodSeconds: number,
  now: number,
): CapacityForecast {
  const recent = points
    .filter(({ at }) => at > now - WINDOW_MS && at <= now)
    .sort((a, b) => a.at - b.at);
  const last = recent.at(-1);
  if (!last || now - last.at > MOST_PERIODS_OLD * periodSeconds * 1_000) return { kind: 'unknown' };
  if (last.value >= capacity) return { kind: 'reached' };
  if (recent.length < LEAST_POINTS) return { kind: 'unknown' };
  const { perMinute, error } = slopeOf(recent, last.at);
  const room = capacity - last.value;
  const minutesAt = (growth: number) => (growth > 0 ? soon(room / growth) : null);
  const earliest = minutesAt(perMinute + EIGHTY_PERCENT * error);
  if (earliest === null) return { kind: 'not-soon' };
  const likely = minutesAt(perMinute);
  if (likely === null) return { kind: 'not-soon' };
  return {
    kind: 'expected',
    earliest,
    likely,
    latest: minutesAt(perMinute - EIGHTY_PERCENT * error),
  };
}
