import { useEffect } from 'react';
import { api } from '../live/api.ts';
import { mayReloadNow, type Reloads, reloadPage } from '../live/reload-rule.ts';
import { monotonicNow } from '../store/clock.ts';
import { liveStore } from '../store/live-store.ts';
import { createHealing } from './healing.ts';

const LOOK_MS = 15_000;
/** A server that restarts in a loop must not make its walls flash. */
const RELOADS: Reloads = { keptAs: 'jw-wall-reloaded-at', pauseMs: 120_000 };

/** Only a server that answers is worth a reload: without it the browser would show its own error page. */
async function reloadWhenServerAnswers(): Promise<void> {
  if (!mayReloadNow(RELOADS)) return;
  const answer = await api.get('/api/desks');
  if (answer.ok) reloadPage(RELOADS);
}

/**
 * Keeps an unattended page well: one that should begin anew does so as soon as the server answers, never more often than the
 * rule says, and asks again at every look until it has.
 */
export function useSelfHealing(): void {
  useEffect(() => {
    const healing = createHealing(liveStore.getState().boot);
    const look = () => {
      if (healing.wantsReload(liveStore.getState(), monotonicNow())) void reloadWhenServerAnswers();
    };
    const stop = liveStore.subscribe((live, before) => {
      if (live.boot !== before.boot) look();
    });
    const timer = setInterval(look, LOOK_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, []);
}
