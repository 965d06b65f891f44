import type { Level } from '../model/level.ts';
import type { WatchRule } from '../model/watch-rule.ts';
import { MINUTE_MS } from '../time/units.ts';
import type { Answer } from './answer.ts';
import { type FenceMemory, UNSEEN } from './geofence.ts';

/**
 * What is remembered of a rule at a place: plain JSON. `level` of the alarm that stands, null while none does;
 * `since` when the answers began to disagree with that, ms since the epoch.
 */
export type WatchMemory = FenceMemory & { level: Level | null; since: number | null };

export const FRESH: WatchMemory = { ...UNSEEN, level: null, since: null };

const MS_PER_SECOND = 1_000;

/** How long yes must last before the alarm rises, ms: the rule's own minutes are part of what it says. */
export function onDelayMs({ watches, onDelaySeconds }: WatchRule): number {
  const minutes =
    watches.kind === 'geofence'
      ? (watches.minutes ?? 0)
      : watches.kind === 'absence' && watches.from === 'inside'
        ? watches.minutes
        : 0;
  return Math.max(minutes * MINUTE_MS, onDelaySeconds * MS_PER_SECOND);
}

export const offDelayMs = ({ offDelaySeconds }: WatchRule): number =>
  offDelaySeconds * MS_PER_SECOND;

/**
 * One step of the latch. Unknown keeps everything as it is: it raises nothing, clears nothing, and a delay under way
 * neither ends by it nor is forgotten.
 * @param now ms since the epoch
 */
export function stepLatch(
  rule: WatchRule,
  memory: WatchMemory,
  answer: Answer,
  now: number,
): WatchMemory {
  if (answer === 'unknown') return memory;
  const isOn = memory.level !== null;
  if ((answer === 'yes') === isOn) {
    const level = isOn ? rule.level : null;
    return memory.since === null && memory.level === level
      ? memory
      : { ...memory, level, since: null };
  }
  // A clock set back must not make a delay longer.
  const since = Math.min(memory.since ?? now, now);
  if (now - since < (isOn ? offDelayMs(rule) : onDelayMs(rule))) {
    return since === memory.since ? memory : { ...memory, since };
  }
  return { ...memory, level: isOn ? null : rule.level, since: null };
}

/** When time alone may change the latch, ms since the epoch; null while nothing is under way. */
export function latchDueAt(rule: WatchRule, { level, since }: WatchMemory): number | null {
  if (since === null) return null;
  return since + (level === null ? onDelayMs(rule) : offDelayMs(rule));
}

/** A delay is written down once it has run for so long; a restart costs no more of it [D]. */
export const KEPT_AFTER_MS = MINUTE_MS;

/** Whether what is remembered must be written, so that a restart or another node has it. */
export function isWorthKeeping(kept: WatchMemory, next: WatchMemory, now: number): boolean {
  if (kept.level !== next.level || kept.side !== next.side) return true;
  if (kept.crossed !== next.crossed) return true;
  if (kept.since === next.since) return false;
  return next.since === null || now - next.since >= KEPT_AFTER_MS;
}
