import type { Alarm } from '../../shared/model/alarm.ts';
import type { Theme } from '../ui/palette.ts';
import { conditionHex } from './map-palette.ts';

/** A pulse begins when an alarm rises, goes outward twice and is over. */
export const PULSE_MS = 2_600;
const TIMES = 2;
const NARROWEST_PX = 8;
const WIDEST_PX = 42;
const STRONGEST = 0.86;

/** Where an alarm has just risen, in the colour of its level; `startedAt` in ms of the frame clock. */
export type Pulse = { alarm: number; lon: number; lat: number; colour: string; startedAt: number };

/** Pulses that are still to be seen. */
export const livingPulses = (pulses: readonly Pulse[], now: number): readonly Pulse[] =>
  pulses.filter(({ startedAt }) => now - startedAt < PULSE_MS);

export type PulseRing = { radiusPx: number; opacity: number };

/** A ring that widens and fades. @param age ms since the pulse began */
export function ringAt(age: number): PulseRing {
  // The clock of frames stands still within one: a pulse can have begun a little after the frame it is drawn in.
  const progress = ((Math.max(0, age) / PULSE_MS) * TIMES) % 1;
  return {
    radiusPx: NARROWEST_PX + progress * (WIDEST_PX - NARROWEST_PX),
    opacity: STRONGEST * (1 - progress),
  };
}

/** For people whom motion makes ill: it comes, stays as it is, and goes. */
export const STILL_RING: PulseRing = { radiusPx: 18, opacity: STRONGEST };

/** An alarm older than this when it is first seen is no news: a fresh screen does not flash. */
const NEWS_MS = 10_000;

/** What makes an alarm news: it rose, or rose higher, since it was last looked at. */
const newsKey = ({ id, level, occurrence }: Alarm): string => `${id}:${level}:${occurrence}`;

/**
 * Remembers which alarms were seen; each rise pulses once, wherever the map is. Neither filters nor a hidden layer hold it
 * back: they choose what stands on the map, and none may have an alarm rise without a word.
 */
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
      const born = risen.map(({ id, place, level }): Pulse => {
        const [lon, lat] = place!;
        return { alarm: id, lon, lat, colour: conditionHex(theme, level), startedAt: frameTime };
      });
      pulses = [...pulses, ...born];
    },
    living: (): readonly Pulse[] => pulses,
  };
}
