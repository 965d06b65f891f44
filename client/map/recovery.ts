/** The graphics processor needs a moment before it gives a new context. */
const REBUILD_AFTER_MS = 300;
const LONGEST_WAIT_MS = 30_000;
/** After so many failures to build in a row the page is fetched anew. */
const MAX_FAILURES = 3;

type Parts = {
  build(): void;
  reload(): void;
  /** Told whether there is a map, whenever it was tried to build one. */
  tell(isThere: boolean): void;
};

/**
 * Builds the map, and builds it again after its WebGL context was lost (F41). maplibre alone would bring back its own
 * layers but not deck.gl's, whose device keeps programs of the dead context; a new map needs no care for
 * either. Failures wait longer each time, then the page reloads itself, with its view in its address. A page that never had a
 * map does not: the next would have none either, and what is beside the map is of use (F43). It goes on trying.
 */
export function createRecovery({ build, reload, tell }: Parts) {
  let failures = 0;
  let stood = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const attempt = () => {
    timer = null;
    try {
      build();
      failures = 0;
      stood = true;
    } catch (error) {
      console.error('the map cannot be built', error);
      failures += 1;
      schedule();
    }
    tell(failures === 0);
  };
  const schedule = () => {
    const wait = Math.min(LONGEST_WAIT_MS, REBUILD_AFTER_MS * 4 ** failures);
    timer ??= setTimeout(stood && failures >= MAX_FAILURES ? reload : attempt, wait);
  };
  return {
    begin: attempt,
    lost: schedule,
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
