/** Everything but moving units is looked at at most this often (F32). */
export const SCENE_INTERVAL_MS = 100;
/** What telemetry tells waits this long after any look; an alarm this long after the look that took the alarm before it. */
const NEWS_INTERVAL_MS = 33;

/** Counters that rise with all that is heard. */
export type Heard = { frame: number; alarms: number };

/**
 * Tells when the stores are to be looked at. An alarm does not wait because something else was just looked at; of a
 * flood of alarms there is one look for all that came within 33 ms.
 */
export function createLookTimes(): (frameTime: number, heard: Heard) => boolean {
  let at = Number.NEGATIVE_INFINITY;
  let alarmsAt = Number.NEGATIVE_INFINITY;
  let seen: Heard = { frame: -1, alarms: -1 };
  return (frameTime, { frame, alarms }) => {
    const hasAlarm = alarms !== seen.alarms;
    const isDue =
      frameTime - at >= SCENE_INTERVAL_MS ||
      (frame !== seen.frame && frameTime - at >= NEWS_INTERVAL_MS) ||
      (hasAlarm && frameTime - alarmsAt >= NEWS_INTERVAL_MS);
    if (!isDue) return false;
    at = frameTime;
    if (hasAlarm) alarmsAt = frameTime;
    seen = { frame, alarms };
    return true;
  };
}
