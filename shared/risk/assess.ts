import { CONDITION_CODE, CONDITIONS } from '../model/level.ts';
import type { Rule } from '../model/rule.ts';
import { nextTrend } from './crowd.ts';
import { follow, type Trail } from './growth.ts';
import { inside, LEVEL_CODES, type Measurement, measure } from './measurement.ts';
import type {
  Assessment,
  AssessmentContext,
  AssessmentState,
  Judged,
  Observation,
} from './state.ts';
import { transitionOf } from './transition.ts';
import { becomeUnknown } from './unknown.ts';

const MS_PER_SECOND = 1_000;

/** Longest time ahead a projection is told: beyond it a trend says nothing. */
const FURTHEST_PROJECTION_MINUTES = 240;

/**
 * Takes one reading into account. Nothing here knows what time it is: delays are counted in times of
 * measurement, so a back-test and the server agree.
 *
 * Every level is a latch of its own. It goes on when the readings have been at or past its threshold for
 * `onDelaySeconds`, or that of its band, and off when they have been back past the hysteresis for `offDelaySeconds`; the worst
 * latch that is on is the condition. A delay ends only with a reading, so one spike alone raises nothing
 * unless the delay is 0. A reading not newer than the last one changes nothing (duplicates and late ones).
 * From `unknown` one reading is enough, in either direction: whoever was not watched must be shown as found.
 *
 * While the growth that a rule asks for is not known, no active level is cleared. An old reading can raise a level but
 * never lower one; where it raises none, what was unknown stays unknown.
 *
 * `rule` null means watched but not judged: `none` while heard.
 */
export function assess(
  rule: Rule | null,
  context: AssessmentContext,
  state: AssessmentState,
  observation: Observation,
): Assessment {
  if (!isNewer(state, observation)) return { state, transition: null };
  if (observation.verdict === 'suspect') return heardOnly(state, observation);
  const trail = trailAfter(rule, state, observation);
  const measurements = rule && measure(rule, context, observation.value, trail?.perMinute);
  if (observation.verdict === 'fail' || measurements?.length === 0) {
    return unjudged(rule, state, observation, trail);
  }
  const found = judged(rule, measurements ?? [], state, observation, trail);
  return observation.isOld ? worseOnly(state, found) : found;
}

function worseOnly(before: AssessmentState, found: Assessment): Assessment {
  if (CONDITION_CODE[found.state.held] > CONDITION_CODE[before.held]) return found;
  const { condition, since, held } = before;
  return { state: { ...found.state, condition, since, held }, transition: null };
}

function trailAfter(
  rule: Rule | null,
  { recent }: AssessmentState,
  { at, value, verdict }: Observation,
): Trail | null {
  if (!rule?.growth || value === null || verdict === 'fail') return null;
  return follow(rule.growth, recent ?? null, [at, value]);
}

function isNewer(state: AssessmentState, { at }: Observation): boolean {
  return Number.isFinite(at) && (state.lastAt === null || at > state.lastAt);
}

function heardOnly(state: AssessmentState, { at }: Observation): Assessment {
  // A stream that was unknown stays so: a doubtful reading is no ground to call it anything else.
  return { state: { ...state, lastAt: at }, transition: null };
}

function unjudged(
  rule: Rule | null,
  state: AssessmentState,
  observation: Observation,
  trail: Trail | null,
): Assessment {
  const { at, value, verdict } = observation;
  const good = { lastValue: value, valueAt: at, ...(trail && { recent: trail.recent }) };
  const heard = verdict === 'fail' ? {} : good;
  const { state: unknown, transition } = becomeUnknown(rule, state, at, 'unjudged');
  return { state: { ...unknown, ...heard, lastAt: at }, transition };
}

function judged(
  rule: Rule | null,
  measurements: readonly Measurement[],
  state: AssessmentState,
  observation: Observation,
  trail: Trail | null,
): Assessment {
  const wasUnknown = state.condition === 'unknown';
  const { trend, ahead } = trendsOf(rule, state, observation, trail);
  const before = CONDITION_CODE[state.held];
  const timers: (number | null)[] = [null, null, null, null];
  const kept = trail?.perMinute === null ? before : 0;
  const measured = Math.max(kept, highestInside(measurements, before));
  // What is true now: a speed, or what will be, has no next step to grow into.
  const present = trail ? measurements.filter(({ perPerson }) => perPerson !== 0) : measurements;
  const entered = highestInside(present, 0);
  const coming = Math.min(entered + 1, LEVEL_CODES.length);
  const isComing = coming > measured && isProjected(present, coming, coming <= before, ahead);
  const worst = isComing ? coming : measured;
  let code = 0;
  for (const level of LEVEL_CODES) {
    const on = level <= before;
    const within = level <= worst;
    const delay = wasUnknown || within === on ? 0 : delayOf(rule, measurements, level, on);
    const since = within === on ? null : (state.timers?.[level - 1] ?? observation.at);
    const flips = since !== null && observation.at - since >= delay;
    if (!flips) timers[level - 1] = since;
    if (on !== flips) code = level;
  }
  endIdle(timers, code, worst);
  const held = CONDITIONS[code] as Judged;
  const next: AssessmentState = {
    condition: held,
    since: held === state.condition ? state.since : observation.at,
    held,
    lastAt: observation.at,
    lastValue: observation.value,
    valueAt: observation.at,
    timers: timers.some((timer) => timer !== null) ? timers : null,
    trendPerMinute: trend,
    projectedMinutes: minutesToNext(present, entered, trend),
    ...(trail && { recent: trail.recent }),
  };
  if (held === state.condition) return { state: next, transition: null };
  return { state: next, transition: transitionOf(rule, measurements, state, next) };
}

/**
 * Ends the delays of levels that are as the readings say: one that came on with a worse one, which has a shorter delay, waits
 * for nothing any more. Else its wait to come on would count as a wait to go.
 */
function endIdle(timers: (number | null)[], on: number, within: number): void {
  for (const level of LEVEL_CODES) {
    const isOn = level <= on;
    if (isOn === level <= within) timers[level - 1] = null;
  }
}

/** How long readings must disagree with a level: the shortest that a number inside its band asks for. In milliseconds. */
function delayOf(
  rule: Rule | null,
  measurements: readonly Measurement[],
  level: number,
  on: boolean,
): number {
  if (!rule) return 0;
  if (on) return rule.offDelaySeconds * MS_PER_SECOND;
  const own = measurements.flatMap((one) =>
    inside(one, one.value, level, false) ? [one.delays[level] ?? rule.onDelaySeconds] : [],
  );
  return (own.length === 0 ? rule.onDelaySeconds : Math.min(...own)) * MS_PER_SECOND;
}

/** The worst level a number is inside, if the levels up to `before` are on. */
function highestInside(measurements: readonly Measurement[], before: number): number {
  let highest = 0;
  for (const one of measurements) {
    for (const level of LEVEL_CODES) {
      if (level > highest && inside(one, one.value, level, level <= before)) highest = level;
    }
  }
  return highest;
}

function isProjected(
  measurements: readonly Measurement[],
  level: number,
  on: boolean,
  ahead: number,
): boolean {
  // A projection warns one step early and never jumps: "stop entry" is not said of people yet to come.
  return (
    ahead > 0 &&
    measurements.some((one) => inside(one, one.value + ahead * one.perPerson, level, on))
  );
}

/** Growth in a minute, and by how much it is looked ahead to raise one step early. */
function trendsOf(
  rule: Rule | null,
  state: AssessmentState,
  observation: Observation,
  trail: Trail | null,
): { trend: number; ahead: number } {
  // A forecast is a number of its own, held against every step.
  if (rule?.kind === 'forecast') return { trend: trail?.perMinute ?? 0, ahead: 0 };
  const trend = rule?.projectionMinutes ? trendAfter(state, observation) : 0;
  return { trend, ahead: trend * (rule?.projectionMinutes ?? 0) };
}

function trendAfter(state: AssessmentState, observation: Observation): number {
  const { valueAt, lastValue } = state;
  if (state.condition === 'unknown' || valueAt === null || lastValue === null) return 0;
  const count = { ...observation, value: observation.value! };
  return nextTrend(state.trendPerMinute, { at: valueAt, value: lastValue }, count);
}

function minutesToNext(
  measurements: readonly Measurement[],
  entered: number,
  trend: number,
): number | null {
  let soonest = Number.POSITIVE_INFINITY;
  for (const one of measurements) {
    const growth = trend * one.perPerson;
    const minutes =
      ((one.thresholds[entered + 1] ?? Number.POSITIVE_INFINITY) - one.value) / growth;
    if (growth > 0 && minutes < soonest) soonest = Math.max(0, minutes);
  }
  return soonest <= FURTHEST_PROJECTION_MINUTES ? soonest : null;
}
