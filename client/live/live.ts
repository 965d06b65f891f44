import { MINUTE_MS } from '../../shared/time/units.ts';
import { monotonicNow, serverClock } from '../store/clock.ts';
import { liveStore } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import { api } from './api.ts';
import { Connection } from './connection.ts';
import { type Reloads, reloadPage } from './reload-rule.ts';
import { socketTransport } from './socket-transport.ts';

/** A page that finds a newer server reloads itself, at most once in this time. */
const RELOADS: Reloads = { keptAs: 'jw-reloaded-at', pauseMs: MINUTE_MS };

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
    onOutdated: () => reloadPage(RELOADS),
  });
  void connection.start();
}

/** Begins it again once somebody has signed in who sees the same; everybody else loads the page anew. */
export const resumeLive = (): void => void connection?.start();
