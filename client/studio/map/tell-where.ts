import type { Position } from '../../../shared/model/common.ts';
import { sayPresence } from '../../live/presences.ts';
import { monotonicNow } from '../../store/clock.ts';
import { liveStore } from '../../store/live-store.ts';
import { forgetSilent } from '../../store/presence-store.ts';
import { planStore } from '../session/plan-store.ts';
import { studioStore } from '../tools/studio-store.ts';

/** Others take a silent analyst for gone after fifteen seconds. */
const AGAIN_MS = 5_000;
const MOST_GRIDS = 50;

let at: Position | null = null;

function say(): void {
  const { session } = planStore.getState();
  if (!session) return;
  const { selection, preview, tool } = studioStore.getState();
  const held = selection.slice(0, MOST_GRIDS);
  const editing = preview?.changed.slice(0, MOST_GRIDS) ?? (tool === 'select' ? [] : held);
  sayPresence({ plan: session.file.plan.id, at, selection: held, editing: [...editing] });
}

/** Tells the others in the plan where this analyst’s hand is. */
export function tellWhere(place: Position): void {
  at = place;
  say();
}

/** Tells them what is chosen too, and that one is still there; forgets who says nothing. @returns leaves the plan */
export function followPresence(): () => void {
  const timer = setInterval(() => {
    say();
    forgetSilent(monotonicNow());
  }, AGAIN_MS);
  const end = studioStore.subscribe((now, before) => {
    if (now.selection !== before.selection || now.preview !== before.preview) say();
  });
  const endPlan = planStore.subscribe((now, before) => {
    if (now.session && !before.session) say();
  });
  // What was said before the line was there, or while it was down, nobody heard.
  const endLive = liveStore.subscribe((now, before) => {
    if (now.status === 'live' && before.status !== 'live') say();
  });
  return () => {
    clearInterval(timer);
    end();
    endPlan();
    endLive();
    at = null;
    sayPresence({ plan: null, at: null, selection: [], editing: [] });
  };
}
