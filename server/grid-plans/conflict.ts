import { applyEdit, changedKeys } from '../../shared/geo/coverage/apply-edit.ts';
import { type Coverage, gridOutline } from '../../shared/geo/coverage/coverage.ts';
import { EditRefused } from '../../shared/geo/coverage/refused.ts';
import type { GridEdit, GridKey } from '../../shared/model/grid-edit.ts';
import { drawingAt, inDraft } from '../../shared/risk/grid-plan-log.ts';
import type { PlanConflict } from '../../shared/wire/grid-plans.ts';
import type { Queryable } from '../database/database.ts';
import { problem } from '../plugins/errors.ts';
import { commonKeys, type Draft, drawWhatApplies } from './drafts.ts';
import { editRepository } from './edit-repository.ts';
import { planAnswer, type StoredGridPlan } from './repository.ts';

const looksOf = (coverage: Coverage, key: GridKey): string =>
  JSON.stringify([coverage.grids.get(key), gridOutline(coverage, key)]);

/** The grids that are not the same in both, to the last vertex. */
export const keysThatDiffer = (one: Coverage, other: Coverage): GridKey[] =>
  changedKeys(one, other).filter((key) => looksOf(one, key) !== looksOf(other, key));

/** The grids an edit changes; one that does not apply is asked for the grids it names itself. */
function touchedBy(coverage: Coverage, edit: GridEdit): GridKey[] {
  try {
    return applyEdit(coverage, edit).changed;
  } catch (error) {
    if (error instanceof EditRefused) return [...error.grids];
    throw error;
  }
}

/**
 * What somebody is told whose edit was drawn on an older revision: both versions and the difference. His
 * edit comes back to him whole, so that he can send it again or draw it anew.
 */
export async function conflictOf(
  database: Queryable,
  plan: StoredGridPlan,
  draft: Draft,
  { basedOn, edit, now }: { basedOn: number; edit: GridEdit | null; now: number },
): Promise<PlanConflict> {
  const stored = editRepository(database);
  const log = await stored.log(plan.id);
  const then = inDraft(drawingAt(log, Math.min(basedOn, plan.revision)));
  const present = plan.standing.slice(0, plan.cursor);
  const edits = await stored.edits(plan.id, plan.standing);
  const earlier = await stored.edits(plan.id, then);
  const { coverage: before } = await drawWhatApplies(draft.base, earlier);
  const since = edits.filter(({ number }) => present.includes(number) && !then.includes(number));
  const moved = keysThatDiffer(before, draft.coverage);
  return {
    basedOn,
    mine: edit,
    plan: planAnswer(plan, now),
    edits,
    since,
    undone: then.filter((number) => !present.includes(number)),
    contested: edit === null ? moved : commonKeys(touchedBy(before, edit), moved),
  };
}

export const changedMeanwhile = (conflict: PlanConflict) =>
  problem(
    412,
    'plan-changed-meanwhile',
    `basedOn: revision ${conflict.plan.revision} of ${conflict.plan.changedAt} by ` +
      `${conflict.plan.changedBy} is newer than ${conflict.basedOn}; nothing was stored`,
    conflict,
  );
