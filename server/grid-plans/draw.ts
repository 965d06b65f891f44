import { applyEdit } from '../../shared/geo/coverage/apply-edit.ts';
import type { Coverage } from '../../shared/geo/coverage/coverage.ts';
import { formOf } from '../../shared/geo/coverage/metrics.ts';
import { EditRefused } from '../../shared/geo/coverage/refused.ts';
import type { GridEdit, GridKey } from '../../shared/model/grid-edit.ts';
import { isPlanOpen, stateAfterDrawing } from '../../shared/risk/grid-plan-life.ts';
import { drawingAfter, undone } from '../../shared/risk/grid-plan-log.ts';
import type {
  DrawnGrid,
  EditAnswer,
  EditDrawn,
  PlanDrawn,
  PlanEdit,
} from '../../shared/wire/grid-plans.ts';
import { instant } from '../clock.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import {
  checkWholeArea,
  type GridPlanServices,
  gridPlanEntry,
  gridPlanFor,
} from './act-on-plan.ts';
import { changedMeanwhile, conflictOf, keysThatDiffer } from './conflict.ts';
import type { Draft } from './drafts.ts';
import { editRepository } from './edit-repository.ts';
import { gridPlanRepository, planAnswer, type StoredGridPlan } from './repository.ts';

/** The drawing goes from one coverage to another. */
type Move = {
  act: 'edit' | 'undo' | 'redo';
  /** Null while a new edit has no number yet. */
  number: number | null;
  edit: GridEdit | null;
  coverage: Coverage;
};

const drawnGrid = (coverage: Coverage, key: GridKey): DrawnGrid | null => {
  const facts = coverage.grids.get(key);
  if (!facts) return null;
  const { name, households } = facts;
  return { name, households, areaSquareMetres: Math.round(formOf(coverage, key).areaSquareMetres) };
};

/** What the grids a move touches were before and after it: what the journal keeps of it. */
const touchedGrids = (before: Coverage, after: Coverage): PlanDrawn['grids'] =>
  keysThatDiffer(before, after).map((key) => ({
    key,
    before: drawnGrid(before, key),
    after: drawnGrid(after, key),
  }));

function checkOpen(plan: StoredGridPlan): void {
  if (isPlanOpen(plan.state)) return;
  throw problem(409, 'plan-wrong-state', `the plan is ${plan.state} and is drawn on no more`);
}

/** Stores one move of the drawing under the plan's lock; the revision must still be the one it began on. */
async function store(
  { journal }: GridPlanServices,
  transaction: Transaction,
  caller: Caller,
  plan: StoredGridPlan,
  draft: Draft,
  move: Move,
  { at, actKey }: { at: string; actKey: string | null },
): Promise<{ after: StoredGridPlan; edit: PlanEdit }> {
  const stored = editRepository(transaction);
  const by = actorOf(caller);
  const number = move.number ?? (await stored.nextNumber(plan.id));
  if (move.edit) await stored.insert(plan.id, { number, edit: move.edit, by, at }, actKey);
  const [edit] = await stored.edits(plan.id, [number]);
  const cut = move.act === 'edit' ? [...undone(plan)] : [];
  const revision = plan.revision + 1;
  const done = { by, at, actKey: move.edit ? null : actKey };
  await stored.addAct(plan.id, { revision, act: move.act, number, cut }, done);
  const { standing, cursor } = drawingAfter(plan, { act: move.act, number, cut });
  const change = {
    ...{ standing: [...standing], cursor, revision, state: stateAfterDrawing(plan.state) },
    ...{ changedBy: by, changedAt: at },
  };
  await gridPlanRepository(transaction).write(plan.id, change);
  const after = { ...plan, ...change };
  const data: PlanDrawn = {
    ...{ plan: plan.id, act: move.act, revision, cursor, state: after.state },
    ...{ edit: edit!, cut, grids: touchedGrids(draft.coverage, move.coverage) },
  };
  await journal.append(transaction, [gridPlanEntry('plan.drawn', plan, by, data)]);
  return { after, edit: edit! };
}

/** Works a move out on the revision it names, outside of any lock, and stores it if that still stands. */
async function draw(
  services: GridPlanServices,
  caller: Caller,
  id: string,
  { basedOn, edit, actKey }: { basedOn: number; edit: GridEdit | null; actKey: string | null },
  moveOn: (draft: Draft, plan: StoredGridPlan) => Promise<Move>,
): Promise<EditAnswer> {
  const { database, journal, clock, drafts } = services;
  const seen = await gridPlanFor(services.database, caller, id);
  checkWholeArea(caller, seen);
  const editOfAct = async (on: Queryable) =>
    actKey && editRepository(on).ofAct(id, actorOf(caller), actKey);
  // Whoever came back with a fresh reading would be told that it cannot be done, because it is.
  const known = await editOfAct(database);
  if (known) return { plan: planAnswer(seen, clock.now()), edit: known };
  const draft = await drafts.of(database, seen);
  const move = basedOn === seen.revision ? await moveOn(draft, seen) : null;
  const done = await database.transaction(async (transaction) => {
    const plan = (await gridPlanRepository(transaction).lock(id, caller.scope)) ?? seen;
    const now = clock.now();
    const repeated = await editOfAct(transaction);
    if (repeated) return { after: plan, edit: repeated, isNew: false };
    if (move === null || plan.revision !== basedOn) {
      const present = await drafts.of(transaction, plan);
      throw changedMeanwhile(await conflictOf(transaction, plan, present, { basedOn, edit, now }));
    }
    checkOpen(plan);
    const at = instant(now);
    const stored = await store(services, transaction, caller, plan, draft, move, { at, actKey });
    return { ...stored, isNew: true };
  });
  if (done.isNew && move) {
    const { revision } = done.after;
    drafts.advance(done.after, { ...draft, revision, coverage: move.coverage });
    journal.announce();
  }
  return { plan: planAnswer(done.after, clock.now()), edit: done.edit };
}

function applied(draft: Draft, edit: GridEdit): Coverage {
  try {
    return applyEdit(draft.coverage, edit).coverage;
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    const { reason, grids, place } = error;
    throw problem(422, `edit-${reason}`, `edit: refused: ${error.message}`, {
      reason,
      grids,
      place,
    });
  }
}

/**
 * One act of drawing. A retry with the same key is answered with what was drawn the first time.
 * @throws Problem 404, 403, 409 when the plan is closed, 412 with both versions, 422 `edit-<reason>`
 */
export const drawEdit = (
  services: GridPlanServices,
  caller: Caller,
  id: string,
  { basedOn, edit }: EditDrawn,
  actKey: string | null,
): Promise<EditAnswer> =>
  draw(services, caller, id, { basedOn, edit, actKey }, async (draft, plan) => {
    checkOpen(plan);
    return { act: 'edit', number: null, edit, coverage: applied(draft, edit) };
  });

/**
 * Moves the cursor over the list of edits by one; a retry with the same key does not move it again.
 * @throws Problem 404, 403, 409 when the plan is closed or `plan-nothing-to-<act>`, 412 with both versions
 */
export const moveCursor = (
  services: GridPlanServices,
  caller: Caller,
  id: string,
  { basedOn, act, actKey }: { basedOn: number; act: 'undo' | 'redo'; actKey: string },
): Promise<EditAnswer> =>
  draw(services, caller, id, { basedOn, edit: null, actKey }, async (_draft, plan) => {
    checkOpen(plan);
    const cursor = act === 'undo' ? plan.cursor - 1 : plan.cursor + 1;
    const number = plan.standing[Math.min(cursor, plan.cursor)];
    if (cursor < 0 || number === undefined) {
      throw problem(409, `plan-nothing-to-${act}`, `there is nothing to ${act} in plan ${id}`);
    }
    const moved = await services.drafts.at(services.database, plan, cursor);
    return { act, number, edit: null, coverage: moved };
  });
