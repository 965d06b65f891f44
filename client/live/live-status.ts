import type { createServerClock } from '../store/clock.ts';
import type { LiveStateStore } from './picture-writer.ts';

type Parts = {
  store: LiveStateStore;
  clock: ReturnType<typeof createServerClock>;
  isSilent: () => boolean;
};

/**
 * Whether what is on the screen passes for the present. It is `not-live` as soon as nothing was heard for
 * NOT_LIVE_AFTER_MS, and `live` again only when the server is heard AND a picture taken since is on the screen: what
 * piled up in a sleeping socket never passes for the present.
 */
export function createLiveStatus({ store, clock, isSilent }: Parts) {
  /** The picture on the screen was taken since the server was last heard of without a break. */
  let current = false;
  /** Nothing was heard for too long: the first word must be followed by a fresh picture. */
  let stale = false;

  function beNotLive(silentMs: number): void {
    const { heartbeat, boot, notLiveSince } = store.getState();
    const known = heartbeat !== null || boot !== null;
    const since = known ? clock.now() - silentMs : null;
    store.setState({ status: 'not-live', notLiveSince: notLiveSince ?? since });
  }
  function becomeLive(): void {
    const { boot, status } = store.getState();
    if (!current || isSilent() || boot === null || status === 'live') return;
    store.setState({ status: 'live', notLiveSince: null });
  }
  return {
    isCurrent: () => current,
    beNotLive,
    becomeLive,
    /** What is shown lacks something; that is not said yet, as a fresh picture may come at once. */
    lapse(): void {
      current = false;
    },
    /** Nothing was heard, or nothing that could be understood. */
    turnStale(silentMs: number): void {
      current = false;
      stale = true;
      beNotLive(silentMs);
    },
    /** @returns whether this is the first word after a silence */
    wake(): boolean {
      const wasStale = stale;
      stale = false;
      return wasStale;
    },
    /** @param isFresh whether the picture shown was asked for since a fresh one was demanded */
    show(isFresh: boolean): void {
      current = isFresh && !stale;
      becomeLive();
    },
  };
}
