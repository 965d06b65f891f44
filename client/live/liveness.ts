import { NOT_LIVE_AFTER_MS } from '../../shared/wire/protocol.ts';

/** How often the silence is looked at; it adds at most this to NOT_LIVE_AFTER_MS. */
const LOOK_INTERVAL_MS = 500;

/** @property wall the machine's own clock, epoch ms: it may be set, and it goes on while the machine sleeps */
type Clocks = { monotonic(): number; wall(): number };

/**
 * Watches for the server's signs of life by a clock that only goes forward. A machine that slept finds
 * out at the first look or the first message, whichever comes first, before the message is used (F42): on some
 * machines the forward clock stands still meanwhile, so the wall clock that ran ahead of it counts as silence too. One that is
 * set ahead by hand costs a fresh picture.
 */
export function createLiveness({ monotonic, wall }: Clocks, onSilent: (silentMs: number) => void) {
  let heard = { monotonic: monotonic(), wall: wall() };
  let silent = false;
  let timer: ReturnType<typeof setInterval> | null = null;

  const hear = () => {
    heard = { monotonic: monotonic(), wall: wall() };
    silent = false;
  };
  const look = () => {
    const silentMs = monotonic() - heard.monotonic;
    if (silent || Math.max(silentMs, wall() - heard.wall) <= NOT_LIVE_AFTER_MS) return;
    silent = true;
    onSilent(silentMs);
  };
  return {
    start() {
      hear();
      timer ??= setInterval(look, LOOK_INTERVAL_MS);
    },
    /** Anything the server said. */
    heard() {
      look();
      hear();
    },
    isSilent: () => silent,
    stop() {
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
}
