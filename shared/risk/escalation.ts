import type { ESCALATION_DESKS, EscalationDesk } from '../model/alarm-wait.ts';
import type { Level } from '../model/level.ts';

/**
 * After so many seconds without an acknowledgement an alarm is taken to the next desk up, and after as many
 * again to the one above. Confidence D: defaults of this project. No source states them.
 */
export const ESCALATION_SECONDS: Readonly<Record<Level, number | null>> = {
  red: 120,
  orange: 300,
  yellow: 900,
  blue: null,
};

/** The desks above an alarm's own area, nearest first; what concerns the whole city is the city's alone. */
export const desksAbove = (town: string | null): readonly EscalationDesk[] =>
  town === null ? ['city'] : (['county', 'city'] satisfies typeof ESCALATION_DESKS);

/**
 * How many desks above should know of an alarm by now.
 * @param waitedMs how long nobody acknowledged it, milliseconds
 */
export function escalationStep(level: Level, town: string | null, waitedMs: number): number {
  const seconds = ESCALATION_SECONDS[level];
  if (seconds === null || waitedMs < 0) return 0;
  return Math.min(desksAbove(town).length, Math.floor(waitedMs / (seconds * 1_000)));
}
