import { EditRefused } from '../../../shared/geo/coverage/refused.ts';
import type { GridEdit } from '../../../shared/model/grid-edit.ts';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import type { EditAnswer, GridPlanFile, PlanConflict } from '../../../shared/wire/grid-plans.ts';
import {
  act,
  type Drawing,
  type DrawingAct,
  drawingOf,
  openBase,
  withFreeKeys,
} from './drawing.ts';

/** An act on its way. `queued` until it is its turn, `sending` until the server has answered. */
export type Pending = { key: string; act: DrawingAct; state: 'queued' | 'sending' };

/** An act that did not go in, and why: an id of the engine or of the API. Kept until it is put away. */
export type Returned = { key: string; act: DrawingAct; reason: string };

/**
 * A plan that is open: what the server has confirmed, the acts on their way, in order, and the drawing with
 * both, which is what the screen shows.
 */
export type Session = {
  readonly file: GridPlanFile;
  /** As of when the grids are that the drawing lies on; the plan may have been moved onto others since. */
  readonly baseAt: string;
  readonly confirmed: Drawing;
  readonly queue: readonly Pending[];
  readonly shown: Drawing;
  readonly returned: readonly Returned[];
  /** Another drew first on the same grids: nothing more is sent until the analyst has decided. */
  readonly conflict: PlanConflict | null;
};

/**
 * Opens a plan, with acts that were not yet sent when its page was left.
 * @throws NotACoverage, EditRefused when what is stored cannot be drawn
 */
export function openSession(
  file: GridPlanFile,
  queue: readonly Pending[] = [],
  known: Drawing | null = null,
): Session {
  const edits = file.edits.map(({ edit }) => edit);
  const base = known ? known.coverages[0]! : openBase(file);
  const confirmed = drawingOf(base, edits, file.plan.cursor);
  const waiting = queue.map((pending) => ({ ...pending, state: 'queued' as const }));
  const { baseAt } = file.plan;
  const session = { file, baseAt, confirmed, shown: confirmed, returned: [], conflict: null };
  return redrawn({ ...session, queue: waiting });
}

/** The queue drawn on what is confirmed; an act that no longer fits goes back with its reason. */
function redrawn(session: Session): Session {
  let shown = session.confirmed;
  const [queue, returned]: [Pending[], Returned[]] = [[], []];
  for (const pending of session.queue) {
    try {
      shown = act(shown, pending.act);
      queue.push(pending);
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      returned.push({ key: pending.key, act: pending.act, reason: error.reason });
    }
  }
  return { ...session, queue, shown, returned: [...session.returned, ...returned] };
}

/** An act of this analyst, shown at once. @throws EditRefused when it cannot be drawn */
export const enqueue = (session: Session, key: string, done: DrawingAct): Session => ({
  ...session,
  shown: act(session.shown, done),
  queue: [...session.queue, { key, act: done, state: 'queued' }],
});

export const sending = (session: Session, key: string): Session => ({
  ...session,
  queue: session.queue.map((one) => (one.key === key ? { ...one, state: 'sending' } : one)),
});

/** The line dropped: everything waits again, in its order. */
export const waiting = (session: Session): Session => ({
  ...session,
  queue: session.queue.map((one) => ({ ...one, state: 'queued' })),
});

/** The server has taken the first act: it moves from what is on its way to what is confirmed. */
export function confirm(session: Session, key: string, { plan, edit }: EditAnswer): Session {
  const pending = session.queue.find((one) => one.key === key);
  if (!pending) return withPlan(session, plan);
  const confirmed = act(session.confirmed, pending.act);
  const { edits, plan: before } = session.file;
  const kept = pending.act.kind === 'edit' ? [...edits.slice(0, before.cursor), edit] : edits;
  const queue = session.queue.filter((one) => one.key !== key);
  return { ...session, file: { ...session.file, plan, edits: kept }, confirmed, queue };
}

/** The server refused: the act goes back to its author, and what was drawn on it is drawn without it. */
export function refuse(session: Session, key: string, reason: string): Session {
  const refused = session.queue.find((one) => one.key === key);
  if (!refused) return session;
  return redrawn({
    ...session,
    queue: session.queue.filter((one) => one.key !== key),
    returned: [...session.returned, { key, act: refused.act, reason }],
  });
}

/** What the server has now, told by a fresh reading; what is on its way is drawn on top. */
export function caughtUp(session: Session, file: GridPlanFile): Session {
  const sameBase = file.plan.baseAt === session.baseAt;
  const fresh = openSession(file, session.queue, sameBase ? session.confirmed : null);
  return { ...fresh, returned: [...session.returned, ...fresh.returned] };
}

/** Another drew first on the same grids: the sending stops until the analyst has decided. */
export const conflicted = (session: Session, conflict: PlanConflict): Session => ({
  ...waiting(session),
  conflict,
});

/** The analyst lays his act on top of what others drew; keys that were taken meanwhile are given anew. */
export function replayOnTop(session: Session, file: GridPlanFile): Session {
  const { queue, ...rest } = session;
  const fresh = caughtUp({ ...rest, queue: [], conflict: null }, file);
  const renamed = queue.map((one) =>
    one.act.kind === 'edit'
      ? { ...one, act: { ...one.act, edit: withFreeKeys(fresh.confirmed, one.act.edit) } }
      : one,
  );
  return redrawn({ ...waiting({ ...fresh, queue: renamed }), conflict: null });
}

/** The analyst gives up the act that was too late; what came after it is kept where it still fits. */
export const dropFirst = (session: Session, file: GridPlanFile): Session =>
  replayOnTop({ ...session, queue: session.queue.slice(1) }, file);

export const withPlan = (session: Session, plan: GridPlan): Session => ({
  ...session,
  file: { ...session.file, plan },
});

export const putAway = (session: Session, key: string): Session => ({
  ...session,
  returned: session.returned.filter((one) => one.key !== key),
});

/** The edits that changed the grids, newest last, with what has become of each. */
export type EditState = 'confirmed' | 'sending' | 'queued' | 'undone';

/** Every edit of the drawing as it is shown. @returns in their order, each with its state */
export function editStates({ shown, confirmed, queue }: Session): [GridEdit, EditState][] {
  const states = new Map(
    queue.flatMap((one) => (one.act.kind === 'edit' ? [[one.act.edit, one.state] as const] : [])),
  );
  return shown.edits.map((edit, index) => {
    if (index >= shown.cursor) return [edit, 'undone'];
    return [edit, confirmed.edits.includes(edit) ? 'confirmed' : (states.get(edit) ?? 'queued')];
  });
}
