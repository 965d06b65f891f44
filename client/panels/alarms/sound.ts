import type { Alarm } from '../../../shared/model/alarm.ts';
import { LEVELS, type Level } from '../../../shared/model/level.ts';
import { alarmSource } from '../../../shared/risk/alarm-source.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';

/** No more than ten sounds in ten minutes for one person (FAULTS.md G15). */
const SOUND_WINDOW_MS = 10 * MINUTE_MS;
export const MOST_SOUNDS = 10;
/** Of these, so many are kept for red: a flood of lesser alarms never uses up what the worst needs [D]. */
const KEPT_FOR_RED = 3;
/** What flutters sounds once in this time (F48); only a worse level is told sooner. */
const SAME_SOURCE_MS = MINUTE_MS;
/** What is older does not sound: a tab that wakes up does not play the past again (F42). But see createEar. */
const FRESH_MS = 30_000;

/** Tones by priority: pitch in hertz, how many. Yellow and blue are for the eye alone. */
export const TONES: Partial<Record<Level, { hertz: number; times: number }>> = {
  red: { hertz: 880, times: 3 },
  orange: { hertz: 660, times: 1 },
};

/**
 * A moment by two clocks. What the server told is as old as its clock says; what was heard here, and a mute, by one that never
 * steps (F18). @property server epoch ms @property steady ms as `monotonicNow` counts
 */
export type Moment = { server: number; steady: number };

/** One sound that was played. `at` is steady ms. */
type Sounded = { at: number; source: string; level: Level };
/** @property mutedUntil steady ms */
export type SoundState = { sounded: readonly Sounded[]; mutedUntil: number };

/** An alarm as the ear is told of it. */
export type Audible = {
  alarm: Pick<
    Alarm,
    'level' | 'changedAt' | 'active' | 'acknowledgedAt' | 'stream' | 'feed' | 'watch' | 'event'
  >;
  /** Shelved, suppressed by design, or out of service: for the eye alone. */
  setAside: boolean;
  /** When it was taken to a further desk, ISO 8601; null: it was not. */
  escalatedAt: string | null;
  /**
   * When the server told it, ISO 8601; null: it came with a picture. A reading that was long on its way raises an alarm of a
   * time gone by, which nobody has heard of yet.
   */
  toldAt: string | null;
};

/** The order in which alarms that came together are offered: the worst first. */
export const soundsBefore = (one: Audible, other: Audible): number =>
  LEVELS.indexOf(one.alarm.level) - LEVELS.indexOf(other.alarm.level);

const isWorse = (level: Level, other: Level) => LEVELS.indexOf(level) < LEVELS.indexOf(other);

/** Whether there is room for one more, in all and for this source. @param now steady ms */
function hasRoom(recent: readonly Sounded[], source: string, level: Level, now: number): boolean {
  const most = level === 'red' ? MOST_SOUNDS : MOST_SOUNDS - KEPT_FOR_RED;
  if (recent.length >= most) return false;
  return !recent.some(
    (one) => one.source === source && now - one.at < SAME_SOURCE_MS && !isWorse(level, one.level),
  );
}

const newestOf = (...moments: readonly (string | null)[]): number =>
  Math.max(...moments.map((moment) => (moment === null ? 0 : Date.parse(moment))));

/** Whether an alarm sounds now, and what is remembered after. */
export function nextSound(
  state: SoundState,
  { alarm, setAside, escalatedAt, toldAt }: Audible,
  { server, steady }: Moment,
): { sounds: boolean; state: SoundState } {
  const recent = state.sounded.filter(({ at }) => steady - at < SOUND_WINDOW_MS);
  const source = alarmSource(alarm);
  const { level } = alarm;
  const sounds =
    TONES[level] !== undefined &&
    alarm.active &&
    alarm.acknowledgedAt === null &&
    !setAside &&
    server - newestOf(alarm.changedAt, toldAt, escalatedAt) < FRESH_MS &&
    steady >= state.mutedUntil &&
    hasRoom(recent, source, level, steady);
  const sounded = sounds ? [...recent, { at: steady, source, level }] : recent;
  return { sounds, state: { ...state, sounded } };
}
