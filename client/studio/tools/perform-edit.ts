import { EditRefused } from '../../../shared/geo/coverage/refused.ts';
import type { GridEdit, GridKey } from '../../../shared/model/grid-edit.ts';
import { liveStore } from '../../store/live-store.ts';
import { type DrawingAct, freshKey, isNew, present } from '../session/drawing.ts';
import { planStore } from '../session/plan-store.ts';
import { perform } from '../session/plan-sync.ts';
import { lockOf } from './lock.ts';
import { choose, setStudio, studioStore } from './studio-store.ts';

/** Whether the open plan may be drawn on, here and now. */
export function mayDraw(): boolean {
  const state = planStore.getState().session?.file.plan.state ?? null;
  return lockOf(state, liveStore.getState().me?.role, studioStore.getState().replayAt) === null;
}

/** Does what was asked, or says why it cannot be drawn. @returns whether it was done */
function tryAct(make: () => DrawingAct): boolean {
  if (!mayDraw()) return false;
  try {
    perform(make());
    const done = { refused: null, marked: null, preview: null, snapMark: null };
    setStudio({ ...done, look: lookForDrawing() });
    return true;
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    setStudio({ refused: error.reason, preview: null, marked: error.place ?? null });
    return false;
  }
}

/** What is drawn is seen: nobody draws on what was in force. */
const lookForDrawing = () => {
  const { look } = studioStore.getState();
  return look === 'before' ? 'after' : look;
};

export const tryEdit = (make: () => GridEdit): boolean =>
  tryAct(() => ({ kind: 'edit', edit: make() }));

export const undo = (): boolean => tryAct(() => ({ kind: 'undo' }));
export const redo = (): boolean => tryAct(() => ({ kind: 'redo' }));

/** Joins the chosen grids into the first of them that has a code. */
export function mergeChosen(): boolean {
  const { selection } = studioStore.getState();
  if (selection.length < 2) return false;
  const into = selection.find((key) => !isNew(key)) ?? selection[0]!;
  const done = tryEdit(() => ({ kind: 'merge', grids: [...selection], into }));
  if (done) choose([into]);
  return done;
}

/** The key the next new grid of the open plan gets, or one of those after it. */
export function nextKey(ahead = 0): GridKey {
  const { session } = planStore.getState();
  return session ? freshKey(session.shown, ahead) : `new-${1 + ahead}`;
}

/** The draft as it is on the screen; null while no plan is open. */
export const draftNow = () => {
  const { session } = planStore.getState();
  return session && present(session.shown);
};
