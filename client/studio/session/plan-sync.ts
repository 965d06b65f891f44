import { NotACoverage } from '../../../shared/geo/coverage/open-coverage.ts';
import { EditRefused } from '../../../shared/geo/coverage/refused.ts';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import type { EditAnswer, PlanConflict, PlanFile } from '../../../shared/wire/grid-plans.ts';
import { newActKey } from '../../commands/act-key.ts';
import { moveCursor, readPlan, sendEdit } from '../../commands/draw-plan.ts';
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
  const answer = await readPlan(id);
  if (own !== run) return;
  if (!answer.ok) {
    planStore.setState({ refusal: answer.refusal });
    return;
  }
  heardRevision = answer.value.plan.revision;
  try {
    put(openSession(answer.value, keptQueue(id)));
  } catch (error) {
    if (!(error instanceof NotACoverage) && !(error instanceof EditRefused)) throw error;
    planStore.setState({ broken: error.message });
    return;
  }
  void pump();
}

export function closePlan(): void {
  run += 1;
  busy = false;
  heardRevision = -1;
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
  put(enqueue(session, newActKey(), done));
  void pump();
}

const isTransient = ({ status }: Refusal): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500;

const send = (plan: GridPlan, { act, key }: Pending): Promise<Answer<EditAnswer>> =>
  act.kind === 'edit'
    ? sendEdit(plan.id, plan.revision, act.edit, key)
    : moveCursor(plan.id, plan.revision, act.kind);

/** Sends what waits, one act after another. */
async function pump(): Promise<void> {
  const { session } = state();
  const first = session?.queue[0];
  if (busy || !session || !first || session.conflict) return;
  busy = true;
  const own = run;
  put(sending(session, first.key));
  const answer = await send(session.file.plan, first);
  if (own !== run) return;
  busy = false;
  if (answer.ok) {
    planStore.setState({ reachable: true });
    put(confirm(state().session!, first.key, answer.value));
  } else if (!(await onRefusal(first, answer.refusal))) return;
  await catchUp();
  void pump();
}

/** @returns whether the next act may be sent now */
async function onRefusal(first: Pending, refusal: Refusal): Promise<boolean> {
  const session = state().session!;
  if (isTransient(refusal)) {
    put(waiting(session));
    planStore.setState({ reachable: refusal.status !== 0 });
    retry = setTimeout(() => void pump(), RETRY_MS);
    return false;
  }
  if (refusal.status !== 412 || first.act.kind !== 'edit') {
    put(refuse(session, first.key, refusal.error));
    return refusal.status !== 412 || refresh();
  }
  const conflict = refusal.details as PlanConflict;
  if (conflict.contested.length > 0) {
    put(conflicted(session, conflict));
    return false;
  }
  planStore.setState(({ laidOnTop }) => ({ laidOnTop: laidOnTop + 1 }));
  return decide(replayOnTop);
}

/** Reads what the server has now and goes on from there. */
async function decide(how: (session: Session, file: PlanFile) => Session): Promise<boolean> {
  const { id, session } = state();
  if (id === null || !session) return false;
  const own = run;
  const answer = await readPlan(id);
  if (own !== run) return false;
  if (!answer.ok) {
    planStore.setState({ reachable: false });
    return false;
  }
  heardRevision = Math.max(heardRevision, answer.value.plan.revision);
  put(how(state().session!, answer.value));
  return true;
}

const refresh = (): Promise<boolean> => decide(caughtUp);

/** Takes what others drew meanwhile, while nothing of one's own is under way. */
async function catchUp(): Promise<void> {
  const { session } = state();
  if (!session || busy || session.conflict || session.queue.length > 0) return;
  if (heardRevision > session.file.plan.revision) await refresh();
}

/** The analyst’s answer to a conflict: his act on top of theirs, or without it. */
export async function settleConflict(how: 'replay' | 'drop'): Promise<void> {
  if (await decide(how === 'replay' ? replayOnTop : dropFirst)) void pump();
}

export const putAwayReturned = (key: string): void => put(putAway(state().session!, key));

/** The plan as an act of its life has left it; opinions and findings are read anew. */
export function tookStep(plan: GridPlan): void {
  const { session } = state();
  if (session?.file.plan.id !== plan.id) return;
  put(withPlan(session, plan));
  void refresh();
}

/** Follows the journal: what others draw and decide in the open plan comes in without a reload. */
export function followJournal(): () => void {
  return liveStore.subscribe((live, before) => {
    const { id, session } = state();
    if (live.status === 'live' && before.status !== 'live' && session) void comeBack();
    if (id === null || live.journal === before.journal) return;
    const known = before.journal.at(-1)?.number ?? 0;
    const news = live.journal.filter(
      ({ number, subject }) => number > known && subject === `plan:${id}`,
    );
    if (news.length === 0 || !session) return;
    for (const { data } of news) {
      heardRevision = Math.max(heardRevision, Number(data.revision ?? -1));
    }
    if (news.some(({ kind }) => kind !== 'plan.drawn') && session.queue.length === 0) {
      void refresh();
    } else void catchUp();
  });
}

/** The line is back: what waits is sent, and what was missed is read. */
async function comeBack(): Promise<void> {
  if (busy || state().session?.conflict) return;
  if (state().session!.queue.length > 0) void pump();
  else await refresh();
}
