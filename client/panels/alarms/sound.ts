import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Level } from '../../../shared/model/level.ts';

/** No more than ten sounds in ten minutes for one person (FAULTS.md G15); red is never held back. */
const SOUND_WINDOW_MS = 10 * 60_000;
export const MOST_SOUNDS = 10;
export const MUTE_MS = 10 * 60_000;

/** Tones by priority: pitch in hertz, how many. Yellow and blue are for the eye alone. */
export const TONES: Partial<Record<Level, { hertz: number; times: number }>> = {
  red: { hertz: 880, times: 3 },
  orange: { hertz: 660, times: 1 },
};

export type SoundState = { sounded: readonly number[]; mutedUntil: number };

/**
 * Whether an alarm sounds now, and what is remembered after. Only alarms younger than half a minute
 * sound: a tab that wakes up does not play the past again (F42).
 */
export function nextSound(
  state: SoundState,
  alarm: Pick<Alarm, 'level' | 'changedAt' | 'active' | 'acknowledgedAt'>,
  now: number,
): { sounds: boolean; state: SoundState } {
  const recent = state.sounded.filter((at) => now - at < SOUND_WINDOW_MS);
  const fresh = now - Date.parse(alarm.changedAt) < 30_000;
  const sounds =
    TONES[alarm.level] !== undefined &&
    alarm.active &&
    alarm.acknowledgedAt === null &&
    fresh &&
    now >= state.mutedUntil &&
    recent.length < MOST_SOUNDS;
  return { sounds, state: { ...state, sounded: sounds ? [...recent, now] : recent } };
}
