import type { Condition, Level } from '../model/level.ts';
import type { Sample } from './growth.ts';

/** A condition somebody judged: everything but `unknown`. */
export type Judged = 'none' | Level;

/** Verdict of the quality checks on one reading; see quality.ts. */
export type Verdict = 'good' | 'suspect' | 'fail';

/**
 * One reading as the rules see it. `at` is the time of measurement in ms since the epoch; `value` is the
 * number or the head count, null for a position; `in` and `out` count people since the reading before.
 * A `suspect` reading counts as heard but moves nothing; a `fail` one makes the condition unknown. One that is `old`
 * (silence.ts) says nothing of now but that it is worse.
 */
export type Observation = {
  at: number;
  value: number | null;
  in?: number;
  out?: number;
  verdict?: Verdict;
  isOld?: boolean;
};

/** What the rules must know of the thing watched besides its readings. */
export type AssessmentContext = {
  periodSeconds: number;
  capacity?: number | null;
  effectiveAreaSquareMetres?: number | null;
};

/**
 * Everything the rules remember of a stream: plain JSON, so that it can sit in one narrow row.
 * Times are ms since the epoch, all of them times of measurement.
 */
export type AssessmentState = {
  /** What is shown. */
  condition: Condition;
  /** When it began. */
  since: number;
  /** The last judged condition: what an unknown stream was in when it fell silent. */
  held: Judged;
  /** When it was last heard, whatever was said. */
  lastAt: number | null;
  /** The last good value, kept through silence, and when it was measured: its age counts from there. */
  lastValue: number | null;
  valueAt: number | null;
  /** For blue, yellow, orange, red: since when the readings disagree with that level being on or off. */
  timers: readonly (number | null)[] | null;
  /** Smoothed growth of a head count, persons a minute; 0 when unknown. */
  trendPerMinute: number;
  /** Minutes until the next worse step is crossed at this trend; null when not rising. */
  projectedMinutes: number | null;
  /** What a rule that looks at growth remembers of its window; absent otherwise. */
  recent?: readonly Sample[];
};

/** Which number was held against a threshold. */
export type Measure = 'value' | 'ratio' | 'density' | 'rate' | 'forecast';

/**
 * `band` a threshold was crossed; `projected` it will be; `silence` nothing was heard for too long;
 * `recovered` heard and judged again; `first` judged for the first time; `unjudged` heard, but capacity is
 * unknown or the instrument fails its checks.
 */
export const TRANSITION_REASONS = [
  'band',
  'projected',
  'silence',
  'recovered',
  'first',
  'unjudged',
] as const;
export type TransitionReason = (typeof TRANSITION_REASONS)[number];

/** The only thing assessment says. `value` and `threshold` are in the unit of `measure`. */
export type Transition = {
  rule: string | null;
  from: Condition;
  to: Condition;
  at: number;
  measure: Measure | null;
  value: number | null;
  threshold: number | null;
  reason: TransitionReason;
};

export type Assessment = { state: AssessmentState; transition: Transition | null };

/** A stream that was registered at `at` and has not spoken yet: unknown, not safe. */
export function initialState(at: number): AssessmentState {
  return {
    condition: 'unknown',
    since: at,
    held: 'none',
    lastAt: null,
    lastValue: null,
    valueAt: null,
    timers: null,
    trendPerMinute: 0,
    projectedMinutes: null,
  };
}
