import { monotonicNow, serverClock } from '../store/clock.ts';
import { liveStore } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import { api } from './api.ts';
import { Connection } from './connection.ts';
import { socketTransport } from './socket-transport.ts';

/** A page that finds a newer server reloads itself, at most once in this time. */
const RELOAD_PAUSE_MS = 60_000;
const RELOADED_AT = 'jw-reloaded-at';

function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
  if (Date.now() - last < RELOAD_PAUSE_MS) return;
  sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  location.reload();
}

let connection: Connection | null = null;

/** Begins the page's live link, once. */
export function startLive(): void {
  const unfolding = import('./unfold-coverage.ts');
  // Asked for again when it is needed, if it cannot be had now.
  unfolding.catch(() => undefined);
  connection = new Connection({
    api,
    transport: socketTransport(),
    unfold: async (version, topology) => {
      const { unfoldCoverage } = await unfolding.catch(() => import('./unfold-coverage.ts'));
      return unfoldCoverage(version, topology);
    },
    telemetry,
    clock: serverClock,
    store: liveStore,
    monotonic: monotonicNow,
    wall: () => Date.now(),
    random: Math.random,
    onOutdated: reloadOnce,
  });
  void connection.start();
}

/** Begins it again once somebody has signed in who sees the same; everybody else loads the page anew. */
export const resumeLive = (): void => void connection?.start();
