import type { Metric } from '../model/stream.ts';
import { MINUTE_MS } from '../time/units.ts';
import { SILENCE_PERIODS } from './silence.ts';
import type { Verdict } from './state.ts';

/** What the checks found, in QARTOD's words: a gap before, too fast a change, a value that stands still. */
export const QUALITY_FLAGS = ['gap', 'rate', 'stuck'] as const;
export type QualityFlag = (typeof QUALITY_FLAGS)[number];

/**
 * What no working instrument does. null: not checked. `stuckAfter` equal readings are suspect, twice as many
 * fail; `resting` is a value at which standing still means nothing is happening.
 */
export type QualityLimits = {
  ratePerMinute: number | null;
  spike: number | null;
  stuckAfter: number | null;
  resting: number | null;
};

/** Gas and smoke may truly leap, a vane turns as it likes, and a shelter on standby counts nobody for months: those are not checked. */
const UNCHECKED: QualityLimits = {
  ratePerMinute: null,
  spike: null,
  stuckAfter: null,
  resting: null,
};

/** Project defaults [D], in the unit of the metric. */
export const QUALITY_LIMITS: Readonly<Record<Metric, QualityLimits>> = {
  'water-level': { ratePerMinute: 0.5, spike: 0.5, stuckAfter: 36, resting: null },
  rainfall: { ratePerMinute: 150, spike: null, stuckAfter: 10, resting: 0 },
  'wind-speed': { ratePerMinute: 40, spike: 25, stuckAfter: 10, resting: 0 },
  'wind-direction': UNCHECKED,
  gas: { ...UNCHECKED, stuckAfter: 20, resting: 0 },
  smoke: { ...UNCHECKED, stuckAfter: 20, resting: 0 },
  temperature: { ratePerMinute: 200, spike: 60, stuckAfter: 60, resting: null },
  'air-quality': { ratePerMinute: 300, spike: 200, stuckAfter: 20, resting: null },
  'traffic-speed': { ratePerMinute: 200, spike: null, stuckAfter: 20, resting: 0 },
  'crowd-count': { ...UNCHECKED, stuckAfter: 30, resting: 0 },
  'shelter-occupancy': UNCHECKED,
  position: UNCHECKED,
};

/** What the checks remember of a stream: plain JSON. */
export type QualityState = {
  lastAt: number | null;
  last: number | null;
  /** The one before the last. */
  earlier: number | null;
  /** How many readings in a row had the last value. */
  equal: number;
};

export const NO_READINGS: QualityState = { lastAt: null, last: null, earlier: null, equal: 0 };

export type QualityCheck = {
  state: QualityState;
  verdict: Verdict;
  flags: QualityFlag[];
  /** Only the next reading shows a spike: the one before stood alone, and is to be marked so in history. */
  previousWasSpike: boolean;
};

const MS_PER_SECOND = 1_000;

/**
 * Checks one reading (`at` in ms) against those before it. A change too fast is suspect, unless it only goes
 * back to where the stream was before a spike; a value that stands still is suspect, then fails; a gap alone
 * is no fault of the reading. A late or repeated reading is good and changes nothing.
 */
export function checkQuality(
  limits: QualityLimits,
  periodSeconds: number,
  state: QualityState,
  { at, value }: { at: number; value: number },
): QualityCheck {
  const { lastAt, last, earlier } = state;
  if (lastAt === null || last === null) {
    const first = { lastAt: at, last: value, earlier: null, equal: 1 };
    return { state: first, verdict: 'good', flags: [], previousWasSpike: false };
  }
  if (at <= lastAt) return { state, verdict: 'good', flags: [], previousWasSpike: false };
  const equal = value === last ? state.equal + 1 : 1;
  const previousWasSpike = isSpike(limits, earlier, last, value);
  const flags: QualityFlag[] = [];
  if (at - lastAt > SILENCE_PERIODS * periodSeconds * MS_PER_SECOND) flags.push('gap');
  if (!previousWasSpike && isTooFast(limits, value - last, at - lastAt)) flags.push('rate');
  const patience = value === limits.resting ? null : limits.stuckAfter;
  if (patience !== null && equal >= patience) flags.push('stuck');
  const next = { lastAt: at, last: value, earlier: last, equal };
  return { state: next, verdict: verdictOf(flags, equal, patience), flags, previousWasSpike };
}

function isSpike(
  { spike }: QualityLimits,
  earlier: number | null,
  last: number,
  value: number,
): boolean {
  if (spike === null || earlier === null) return false;
  // Both neighbours must lie on the same side, else it is a step on the way and not a spike.
  const standsOut = (last - earlier) * (last - value) > 0;
  return standsOut && Math.abs(last - (earlier + value) / 2) > spike;
}

function isTooFast({ ratePerMinute }: QualityLimits, change: number, elapsed: number): boolean {
  return ratePerMinute !== null && Math.abs(change) > (ratePerMinute * elapsed) / MINUTE_MS;
}

function verdictOf(flags: readonly QualityFlag[], equal: number, patience: number | null): Verdict {
  if (patience !== null && equal >= 2 * patience) return 'fail';
  return flags.some((flag) => flag !== 'gap') ? 'suspect' : 'good';
}
