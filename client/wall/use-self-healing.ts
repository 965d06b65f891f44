import { useEffect } from 'react';
import { api } from '../live/api.ts';
import { liveStore } from '../store/live-store.ts';
import { mayReload, RELOADED_AT } from './reload-rule.ts';

/** A wall that stays not live this long, though the server answers, begins anew. */
const STUCK_MS = 90_000;
const LOOK_MS = 15_000;

function reload(): void {
  const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
  if (!mayReload(last, Date.now())) return;
  sessionStorage.setItem(RELOADED_AT, String(Date.now()));
  window.location.reload();
}

/** Only a server that answers is worth a reload: without it the browser would show its own error page. */
async function reloadWhenServerAnswers(): Promise<void> {
  const answer = await api.get('/api/desks');
  if (answer.ok) reload();
}

/**
 * Keeps an unattended page well: another server (another `boot`) means perhaps another client, and a
 * page that cannot find back though the server answers is reloaded, never more often than the rule says.
 */
export function useSelfHealing(): void {
  useEffect(() => {
    let boot = liveStore.getState().boot;
    const stop = liveStore.subscribe((live) => {
      if (live.boot === null || live.boot === boot) return;
      const restarted = boot !== null;
      boot = live.boot;
      if (restarted) void reloadWhenServerAnswers();
    });
    let stuckSince: number | null = null;
    const timer = setInterval(() => {
      if (liveStore.getState().status === 'live') {
        stuckSince = null;
        return;
      }
      stuckSince ??= performance.now();
      if (performance.now() - stuckSince > STUCK_MS) void reloadWhenServerAnswers();
    }, LOOK_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, []);
}
