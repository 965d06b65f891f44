import { useSyncExternalStore } from 'react';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';

/** How many of the newest server times are kept: a minute of heartbeats. */
const OFFSET_SAMPLES = 30;
/**
 * Nothing is so late on its way: a line that says nothing for NOT_LIVE_AFTER_MS counts as dead. A time so far below what was
 * learned is of a server whose clock was set back [D].
 */
const SET_BACK_MS = 10_000;

/** Milliseconds that only go forward, whatever happens to the machine's clock (F18). */
export const monotonicNow = (): number => performance.now();

/**
 * The server's clock as seen from here. Each time it tells arrives late by the way it took, never
 * early, so the greatest difference of the last minute is the one closest to the truth, unless the server's clock was set
 * back in that minute: then what is new would seem long past, and no alarm of it would sound (F18).
 */
export function createServerClock(monotonic: () => number, wall: () => number) {
  let offsets: number[] = [];
  let offset: number | null = null;
  return {
    /** @param serverTime ISO 8601 as the server told it, read at this moment */
    observe(serverTime: string): number {
      const told = Date.parse(serverTime) - monotonic();
      if (told < Math.max(...offsets) - SET_BACK_MS) offsets = [];
      offsets = [...offsets, told].slice(-OFFSET_SAMPLES);
      offset = Math.max(...offsets);
      return offset;
    },
    /** Forgets what was learned: the server was restarted, or this machine slept. */
    forget() {
      offsets = [];
    },
    /** Epoch milliseconds at the server; before it ever spoke, of this machine. */
    now: (): number => (offset === null ? wall() : monotonic() + offset),
  };
}

export const serverClock = createServerClock(monotonicNow, () => Date.now());

/** Epoch milliseconds at the server, free of this machine's clock. Ages are counted from it. */
export const serverNow = (): number => serverClock.now();

const secondListeners = new Set<() => void>();
let second = 0;
let timer: ReturnType<typeof setInterval> | null = null;

function onSecond(listener: () => void): () => void {
  secondListeners.add(listener);
  timer ??= setInterval(() => {
    second += 1;
    for (const tell of secondListeners) tell();
  }, 1_000);
  return () => {
    secondListeners.delete(listener);
    if (secondListeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** Renders the component anew every second, for ages and clocks; one timer for all of them. */
export const useSeconds = (): number =>
  useSyncExternalStore(
    onSecond,
    () => second,
    () => 0,
  );

/** The end of the step of so many milliseconds that runs, epoch ms; renders anew when the next begins. */
export const useClockSteps = (ms: number): number => {
  const end = () => (Math.floor(serverNow() / ms) + 1) * ms;
  return useSyncExternalStore(onSecond, end, end);
};

const today = (): string => shanghaiDay(serverNow());

/** Renders the component anew when a day begins in the city, for times that stand without their date. */
export const useToday = (): string => useSyncExternalStore(onSecond, today, today);
