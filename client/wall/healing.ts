import type { LiveState } from '../store/live-store.ts';

/** A wall that stays not live this long, though the server answers, begins anew. */
export const STUCK_MS = 90_000;

type Live = Pick<LiveState, 'boot' | 'status'>;

/**
 * What an unattended page sees of the server, and whether it should begin anew: another server (another `boot`) means perhaps
 * another client. A reload that could not be made at once is still owed: it came too soon after the last, or nobody answered.
 * @param boot of the server this page began with; null: not known yet
 */
export function createHealing(boot: string | null) {
  let known = boot;
  let owed = false;
  let stuckSince: number | null = null;
  return {
    /** @param now monotonic milliseconds */
    wantsReload(live: Live, now: number): boolean {
      if (live.boot !== null && live.boot !== known) {
        owed ||= known !== null;
        known = live.boot;
      }
      if (live.status === 'live') stuckSince = null;
      else stuckSince ??= now;
      return owed || (stuckSince !== null && now - stuckSince > STUCK_MS);
    },
  };
}
