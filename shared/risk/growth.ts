import type { Growth } from '../model/rule.ts';
import { METRICS, type Metric } from '../model/stream.ts';
import { MINUTE_MS } from '../time/units.ts';

/** A value and when it was measured, epoch ms. */
export type Sample = readonly [at: number, value: number];

/** What is remembered of a window, and how fast the value grew over it; null while that is not known. */
export type Trail = { recent: readonly Sample[]; perMinute: number | null };

const MINUTES = { minute: 1, hour: 60 } as const;

/**
 * A window is remembered by a value every sixth of it: eight numbers of a day say as much as a thousand. Its
 * beginning is therefore known to a sixth. Project defaults [D].
 */
const SIXTHS = 6;
/** Growth is told once half a window was heard, and not across a silence of three: nobody knows what was between. */
const LEAST_SHARE = 1 / 2;
const MOST_WINDOWS = 3;

/**
 * Takes one more value into a window, by times of measurement. Growth is the change since the window began, so a
 * ripple counts once and not with every reading.
 */
export function follow(
  { windowMinutes }: Pick<Growth, 'windowMinutes'>,
  before: readonly Sample[] | null,
  [at, value]: Sample,
): Trail {
  const window = windowMinutes * MINUTE_MS;
  const known = before ?? [];
  const firstInside = known.findIndex(([moment]) => moment > at - window);
  // The last one before the window stays: a window begins there and not at the first reading within.
  const kept = firstInside === -1 ? known.slice(-1) : known.slice(Math.max(0, firstInside - 1));
  const oldest = kept[0];
  if (!oldest || at - oldest[0] > MOST_WINDOWS * window) {
    return { recent: [[at, value]], perMinute: null };
  }
  const isNext = at - kept.at(-1)![0] >= window / SIXTHS;
  const elapsed = at - oldest[0];
  return {
    recent: isNext ? [...kept, [at, value]] : kept,
    perMinute: elapsed < window * LEAST_SHARE ? null : ((value - oldest[1]) / elapsed) * MINUTE_MS,
  };
}

/** Growth a minute as the rule tells it: a minute or an hour. */
export const growthAsTold = ({ per }: Pick<Growth, 'per'>, perMinute: number): number =>
  perMinute * MINUTES[per];

/** The unit of a metric's growth, e.g. m/h. */
export const growthUnit = (metric: Metric, { per }: Pick<Growth, 'per'>): string =>
  `${METRICS[metric].unit}/${per === 'hour' ? 'h' : 'min'}`;
