/** The graphics processor needs a moment before it gives a new context. */
const REBUILD_AFTER_MS = 300;
const LONGEST_WAIT_MS = 30_000;
/** After so many failures to build in a row the page is fetched anew. */
const MAX_FAILURES = 3;

type Parts = { build(): void; reload(): void };

/**
 * Builds the map again after its WebGL context was lost (F41). maplibre alone would bring back its own
 * layers but not deck.gl's, whose device keeps programs of the dead context; a new map needs no care for
 * either. Failures wait longer each time, then the page reloads itself, with its view in its address.
 */
export function createRecovery({ build, reload }: Parts) {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const rebuild = () => {
    timer = null;
    try {
      build();
      failures = 0;
    } catch (error) {
      console.error('the map cannot be built', error);
      failures += 1;
      schedule();
    }
  };
  const schedule = () => {
    const wait = Math.min(LONGEST_WAIT_MS, REBUILD_AFTER_MS * 4 ** failures);
    timer ??= setTimeout(failures >= MAX_FAILURES ? reload : rebuild, wait);
  };
  return {
    lost: schedule,
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
