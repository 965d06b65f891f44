import type { DataState } from '../model/level.ts';
import type { Rule } from '../model/rule.ts';
import type { Assessment, AssessmentContext, AssessmentState } from './state.ts';
import { becomeUnknown } from './unknown.ts';

/** A value is live up to this many periods after it was measured, then stale, then unknown [D]. */
export const LIVE_PERIODS = 2;
/** Silence that makes a stream unknown, in periods, where no rule says otherwise. Source: DOMAIN §3.3 [D]. */
export const SILENCE_PERIODS = 3;

/** A stream whose own time goes on faster than this much of ours is catching up with what waited on its way [D]. */
const CATCHING_UP = 2;

const MS_PER_SECOND = 1_000;

/**
 * How fresh a value measured at `lastAt` is at `now` (both ms): `live` up to two periods, `stale` up to
 * three, else `unknown`. Never heard is `unknown`.
 */
export function freshness(
  lastAt: number | null,
  periodSeconds: number,
  now: number,
  silencePeriods: number = SILENCE_PERIODS,
): DataState {
  if (lastAt === null) return 'unknown';
  const periods = (now - lastAt) / (periodSeconds * MS_PER_SECOND);
  if (periods > silencePeriods) return 'unknown';
  return periods > LIVE_PERIODS ? 'stale' : 'live';
}

/** How long a stream may say nothing before it is unknown, milliseconds. */
export const silenceAllowed = (
  rule: Rule | null,
  { periodSeconds }: Pick<AssessmentContext, 'periodSeconds'>,
): number => (rule?.silencePeriods ?? SILENCE_PERIODS) * periodSeconds * MS_PER_SECOND;

/** A reading by two clocks: `at` it was measured by its own, `heardAt` it came by one of ours that never steps, ms. */
export type Hearing = { at: number; heardAt: number };

/**
 * Whether a reading says how it is now. One within the silence that is allowed does. One that seems older comes from a
 * clock that is slow, or ours is ahead (FAULTS.md F17, F18), or it waited on its way (F16). Only the first two go on as
 * time does: it counts where the one before came no longer ago than is allowed, and not in a rush.
 * @param before the reading of its stream that was heard before it, null where nobody knows when that came
 */
export function isTimely(
  reading: Hearing,
  ageMs: number,
  allowedMs: number,
  before: Hearing | null,
): boolean {
  if (ageMs <= allowedMs) return true;
  if (before === null) return false;
  const passedMs = reading.heardAt - before.heardAt;
  return passedMs <= allowedMs && reading.at - before.at <= CATCHING_UP * passedMs;
}

/**
 * The first millisecond at which time alone changes the state, or null when it cannot. Only silence does
 * that: a delay under way ends with a reading, never without one.
 */
export function nextDueAt(
  rule: Rule | null,
  context: AssessmentContext,
  state: AssessmentState,
): number | null {
  if (state.condition === 'unknown' || state.lastAt === null) return null;
  return state.lastAt + silenceAllowed(rule, context) + 1;
}

/**
 * Turns a stream that has been silent too long into `unknown`. The last value, its time and the condition
 * it was in (`held`) stay, so that an alarm is never cleared by silence. The transition carries the moment
 * the silence became too long, not `now`, so a late sweep writes the same history as a prompt one.
 */
export function assessSilence(
  rule: Rule | null,
  context: AssessmentContext,
  state: AssessmentState,
  now: number,
): Assessment {
  const due = nextDueAt(rule, context, state);
  if (due === null || now < due) return { state, transition: null };
  return becomeUnknown(rule, state, due, 'silence');
}
