import type { Clock } from '../../server/clock.ts';

/** A clock the test owns: it stands still until it is told otherwise, once or for good. */
export type TestClock = Clock & {
  /** Lets time pass: wall time and the monotonic clock together. */
  advance(milliseconds: number): void;
  /** Sets wall time alone, as an administrator or NTP would; no time passes. */
  set(now: number | string): void;
  /** From here on it also goes by itself, as screens' clocks do, which reckon on from what the server last told. */
  run(): void;
};

export const testClock = (start: number | string = '2026-07-06T02:00:00.000Z'): TestClock => {
  let now = new Date(start).getTime();
  let elapsed = 0;
  let runsSince: number | null = null;
  const ran = () => (runsSince === null ? 0 : Math.floor(performance.now() - runsSince));
  return {
    now: () => now + ran(),
    monotonic: () => elapsed + ran(),
    advance(milliseconds) {
      now += milliseconds;
      elapsed += milliseconds;
    },
    set(next) {
      now = new Date(next).getTime() - ran();
    },
    run() {
      runsSince ??= performance.now();
    },
  };
};
