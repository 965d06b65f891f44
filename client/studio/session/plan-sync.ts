import { NotACoverage } from '../../../shared/geo/coverage/open-coverage.ts';
import { EditRefused } from '../../../shared/geo/coverage/refused.ts';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import type { EditAnswer, GridPlanFile, PlanConflict } from '../../../shared/wire/grid-plans.ts';
import { newActKey } from '../../commands/act-key.ts';
import { moveCursor, readGridPlan, sendEdit } from '../../commands/draw-plan.ts';
import type { Answer, Refusal } from '../../live/api.ts';
import { liveStore } from '../../store/live-store.ts';
import type { DrawingAct } from './drawing.ts';
import { NO_PLAN, planStore } from './plan-store.ts';
import { keepQueue, keptQueue } from './queue-keeper.ts';
import {
  caughtUp,
  confirm,
  conflicted,
  dropFirst,
  enqueue,
  openSession,
  type Pending,
  putAway,
  refuse,
  replayOnTop,
  type Session,
  sending,
  waiting,
  withPlan,
} from './session.ts';

/** A line that dropped is tried again this often while there is something to send. */
const RETRY_MS = 3_000;

let busy = false;
let retry: ReturnType<typeof setTimeout> | null = null;
/** The newest revision the journal has told of. */
let heardRevision = -1;
/** Something else than the drawing may have changed: an opinion, a step of its life, whatever was missed. */
let outdated = false;
let run = 0;

const state = () => planStore.getState();

function put(session: Session): void {
  const { id } = state();
  if (id === null) return;
  keepQueue(id, session.queue);
  planStore.setState({ session });
}

/** Opens the plan of an address and keeps it up with the server until `closePlan`. */
export async function openPlan(id: string): Promise<void> {
  closePlan();
  run += 1;
  const own = run;
  planStore.setState({ ...NO_PLAN, id });
  const answer = await readGridPlan(id);
  if (own !== run) return;
  if (!answer.ok) {
    planStore.setState({ refusal: answer.refusal });
    return;
  }
  if (putOrBreak(() => openSession(answer.value, keptQueue(id)))) void pump();
}

/** Shows a session, or why the grids it lies on cannot be drawn on. @returns whether they can */
function putOrBreak(make: () => Session): boolean {
  try {
    put(make());
    return true;
  } catch (error) {
    if (!(error instanceof NotACoverage) && !(error instanceof EditRefused)) throw error;
    planStore.setState({ session: null, broken: error.message });
    return false;
  }
}

export function closePlan(): void {
  run += 1;
  busy = false;
  heardRevision = -1;
  outdated = false;
  if (retry) clearTimeout(retry);
  retry = null;
  planStore.setState(NO_PLAN);
}

/**
 * Draws, undoes or redoes: on the screen at once, and on its way to the server in its order.
 * @throws EditRefused when it cannot be drawn: nothing has happened then
 */
export function perform(done: DrawingAct): void {
  const { session } = state();
  if (!session) return;
  const next = enqueue(session, newActKey(), done);
  // Nothing to undo or redo: the server would only say so.
  if (next.shown === session.shown) return;
  put(next);
  void pump();
}

const isTransient = ({ status }: Refusal): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500;

const send = (plan: GridPlan, { act, key }: Pending): Promise<Answer<EditAnswer>> =>
  act.kind === 'edit'
    ? sendEdit(plan.id, plan.revision, act.edit, key)
    : moveCursor(plan.id, plan.revision, act.kind, key);

/**
 * Sends what waits, then takes what others did, one thing at a time: a reading that overtook an act, or an act that
 * overtook a reading, would show the same edit twice or not at all.
 */
async function pump(): Promise<void> {
  if (busy) return;
  busy = true;
  const own = run;
  let more = true;
  while (more && own === run) more = await step();
  if (own === run) busy = false;
}

/** @returns whether there may be more to do at once */
async function step(): Promise<boolean> {
  const { session } = state();
  if (!session || session.conflict) return false;
  const [first] = session.queue;
  if (first) return sendFirst(session, first);
  const isBehind = outdated || heardRevision > session.file.plan.revision;
  return isBehind && readAgain(caughtUp);
}

async function sendFirst(session: Session, first: Pending): Promise<boolean> {
  const own = run;
  put(sending(session, first.key));
  const answer = await send(session.file.plan, first);
  if (own !== run) return false;
  if (!answer.ok) return onRefusal(first, answer.refusal);
  planStore.setState({ reachable: true });
  // An act that had come before is answered with the plan of now, and others may have drawn on it since.
  if (answer.value.plan.revision !== session.file.plan.revision + 1) outdated = true;
  put(confirm(state().session!, first.key, answer.value));
  return true;
}

/** @returns whether the next act may be sent now */
async function onRefusal(first: Pending, refusal: Refusal): Promise<boolean> {
  const session = state().session!;
  if (isTransient(refusal)) {
    put(waiting(session));
    planStore.setState({ reachable: refusal.status !== 0 });
    return tryLater();
  }
  if (refusal.status !== 412 || first.act.kind !== 'edit') {
    put(refuse(session, first.key, refusal.error));
    return refusal.status !== 412 || readAgain(caughtUp);
  }
  const conflict = refusal.details as PlanConflict;
  if (conflict.contested.length > 0) {
    put(conflicted(session, conflict));
    return false;
  }
  const isLaid = await readAgain(replayOnTop);
  if (isLaid) planStore.setState(({ laidOnTop }) => ({ laidOnTop: laidOnTop + 1 }));
  return isLaid;
}

function tryLater(): false {
  if (retry) clearTimeout(retry);
  retry = setTimeout(() => void pump(), RETRY_MS);
  return false;
}

/** Reads what the server has now and goes on from there. */
async function readAgain(how: (session: Session, file: GridPlanFile) => Session): Promise<boolean> {
  const { id, session } = state();
  if (id === null || !session) return false;
  const own = run;
  const heard = heardRevision;
  outdated = false;
  const answer = await readGridPlan(id);
  if (own !== run) return false;
  planStore.setState({ reachable: answer.ok });
  if (!answer.ok) {
    outdated = true;
    return isTransient(answer.refusal) && tryLater();
  }
  if (heardRevision === heard) heardRevision = answer.value.plan.revision;
  return putOrBreak(() => how(state().session!, answer.value));
}

/** The analyst’s answer to a conflict: his act on top of theirs, or without it. */
export async function settleConflict(how: 'replay' | 'drop'): Promise<void> {
  if (await readAgain(how === 'replay' ? replayOnTop : dropFirst)) void pump();
}

export const putAwayReturned = (key: string): void => put(putAway(state().session!, key));

/** The plan as an act of its life has left it; opinions and findings are read anew. */
export function tookStep(plan: GridPlan): void {
  const { session } = state();
  if (session?.file.plan.id !== plan.id) return;
  put(withPlan(session, plan));
  outdated = true;
  void pump();
}

/** Follows the journal: what others draw and decide in the open plan comes in without a reload. */
export function followJournal(): () => void {
  return liveStore.subscribe((live, before) => {
    const { id } = state();
    if (id === null) return;
    const isBack = live.status === 'live' && before.status !== 'live';
    if (isBack) outdated = true;
    const known = before.journal.at(-1)?.number ?? 0;
    const news =
      live.journal === before.journal
        ? []
        : live.journal.filter(({ number, subject }) => number > known && subject === `plan:${id}`);
    for (const { kind, data } of news) {
      if (kind !== 'plan.drawn') outdated = true;
      heardRevision = Math.max(heardRevision, Number(data.revision ?? -1));
    }
    if (isBack || news.length > 0) void pump();
  });
}
