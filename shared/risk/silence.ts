import type { DataState } from '../model/level.ts';
import type { Rule } from '../model/rule.ts';
import type { Assessment, AssessmentContext, AssessmentState } from './state.ts';
import { becomeUnknown } from './unknown.ts';

/** A value is live up to this many periods after it was measured, then stale, then unknown [D]. */
export const LIVE_PERIODS = 2;
/** Silence that makes a stream unknown, in periods, where no rule says otherwise. Source: DOMAIN §3.3 [D]. */
export const SILENCE_PERIODS = 3;

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
  const periods = rule?.silencePeriods ?? SILENCE_PERIODS;
  return state.lastAt + periods * context.periodSeconds * MS_PER_SECOND + 1;
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
