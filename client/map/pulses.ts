import type { Alarm } from '../../shared/model/alarm.ts';
import type { Theme } from '../ui/palette.ts';
import { livingPulses, type Pulse } from './layers/halo.ts';
import { conditionHex, rgba } from './map-palette.ts';

/** An alarm older than this when it is first seen is no news: a fresh screen does not flash. */
const NEWS_MS = 10_000;

/** What makes an alarm news: it rose, or rose higher, since it was last looked at. */
const newsKey = ({ id, level, occurrence }: Alarm): string => `${id}:${level}:${occurrence}`;

/** Remembers which alarms were seen; each rise pulses once, wherever the map is. */
export function createPulses() {
  let seen: ReadonlySet<string> | null = null;
  let known: ReadonlyMap<number, Alarm> | null = null;
  let pulses: readonly Pulse[] = [];

  return {
    /**
     * @param frameTime ms of the frame clock
     * @param serverTime epoch ms at the server
     */
    follow(
      alarms: ReadonlyMap<number, Alarm>,
      theme: Theme,
      frameTime: number,
      serverTime: number,
    ): void {
      pulses = livingPulses(pulses, frameTime);
      if (alarms === known) return;
      const before = seen;
      known = alarms;
      seen = new Set([...alarms.values()].map(newsKey));
      if (!before) return;
      const risen = [...alarms.values()].filter(
        (alarm) =>
          alarm.active &&
          alarm.place !== null &&
          !before.has(newsKey(alarm)) &&
          serverTime - Date.parse(alarm.changedAt) < NEWS_MS,
      );
      const born = risen.map(({ place, level }): Pulse => {
        const [lon, lat] = place!;
        return { lon, lat, colour: rgba(conditionHex(theme, level)), startedAt: frameTime };
      });
      pulses = [...pulses, ...born];
    },
    living: (): readonly Pulse[] => pulses,
  };
}
