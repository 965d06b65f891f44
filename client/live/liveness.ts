import { NOT_LIVE_AFTER_MS } from '../../shared/wire/protocol.ts';

/** How often the silence is looked at; it adds at most this to NOT_LIVE_AFTER_MS. */
const LOOK_INTERVAL_MS = 500;

/**
 * Watches for the server's signs of life by a clock that only goes forward. A machine that slept finds
 * out at the first look or the first message, whichever comes first, before the message is used (F42).
 */
export function createLiveness(monotonic: () => number, onSilent: (silentMs: number) => void) {
  let heardAt = monotonic();
  let silent = false;
  let timer: ReturnType<typeof setInterval> | null = null;

  const look = () => {
    const silentMs = monotonic() - heardAt;
    if (silent || silentMs <= NOT_LIVE_AFTER_MS) return;
    silent = true;
    onSilent(silentMs);
  };
  return {
    start() {
      heardAt = monotonic();
      silent = false;
      timer ??= setInterval(look, LOOK_INTERVAL_MS);
    },
    /** Anything the server said. */
    heard() {
      look();
      heardAt = monotonic();
      silent = false;
    },
    isSilent: () => silent,
    stop() {
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
}
