import type { ESCALATION_DESKS, EscalationDesk } from '../model/alarm-wait.ts';

/** An alarm that comes back within this flutters and has been waiting since it first rose; later it is another one [D]. */
export const FLUTTER_MS = 600_000;

/** The desks above an alarm's own area, nearest first; what concerns the whole city is the city's alone. */
export const desksAbove = (town: string | null): readonly EscalationDesk[] =>
  town === null ? ['city'] : (['county', 'city'] satisfies typeof ESCALATION_DESKS);

/**
 * How many desks above should know of an alarm by now: one after the seconds of its level without an
 * acknowledgement, the next after as many again.
 * @param seconds the threshold in force for its level; null: it is never taken further
 * @param waitedMs how long nobody acknowledged it, milliseconds
 */
export function escalationStep(
  seconds: number | null,
  town: string | null,
  waitedMs: number,
): number {
  if (seconds === null || waitedMs < 0) return 0;
  return Math.min(desksAbove(town).length, Math.floor(waitedMs / (seconds * 1_000)));
}
