import { isPlanOpen, stateAfterDrawing } from '../../shared/risk/grid-plan-life.ts';
import { drawingAfter } from '../../shared/risk/grid-plan-log.ts';
import type {
  FailingEdit,
  PlanDrawn,
  RebaseAnswer,
  RebaseBody,
} from '../../shared/wire/grid-plans.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import {
  actOnGridPlan,
  checkWholeArea,
  type GridPlanServices,
  gridPlanEntry,
} from './act-on-plan.ts';
import { drawWhatApplies, openBase } from './drafts.ts';
import { editRepository } from './edit-repository.ts';
import { groundRepository } from './ground-repository.ts';

/**
 * Draws a plan anew on the grids in force now. Edits that no longer apply are named, and left out only
 * when that was asked for; they stay in the journal.
 * @throws Problem 404, 403, 409 `rebase-conflict` with the edits that fail, 412
 */
export async function rebasePlan(
  services: GridPlanServices,
  caller: Caller,
  id: string,
  { basedOn, leaveOut }: RebaseBody,
): Promise<RebaseAnswer> {
  let leftOut: FailingEdit[] = [];
  const plan = await actOnGridPlan(
    services,
    caller,
    { id, basedOn },
    async ({ plan, transaction, now }) => {
      checkWholeArea(caller, plan);
      if (!isPlanOpen(plan.state)) {
        throw problem(409, 'plan-wrong-state', `the plan is ${plan.state} and is drawn on no more`);
      }
      const ground = groundRepository(transaction);
      const stored = editRepository(transaction);
      const baseAt = instant(now);
      const places = await ground.communities(plan.communities);
      const { base } = openBase(await ground.gridsKnownAt(plan.communities, baseAt), places);
      const edits = await stored.edits(plan.id, plan.standing.slice(0, plan.cursor));
      leftOut = (await drawWhatApplies(base, edits)).failing;
      if (leftOut.length > 0 && !leaveOut) {
        const numbers = leftOut.map(({ number }) => number).join(', ');
        const what = `edits ${numbers} do not apply to the grids in force now`;
        throw problem(409, 'rebase-conflict', `leaveOut: ${what}`, leftOut);
      }
      // What was undone could not be judged one by one; it stays in the journal.
      const cut = [...leftOut.map(({ number }) => number), ...plan.standing.slice(plan.cursor)];
      const revision = plan.revision + 1;
      const by = actorOf(caller);
      const act = { revision, act: 'rebase', number: null, cut } as const;
      await stored.addAct(id, act, { by, at: baseAt, actKey: null });
      const { standing, cursor } = drawingAfter(plan, act);
      const state = stateAfterDrawing(plan.state);
      const data: PlanDrawn = {
        plan: id,
        act: 'rebase',
        revision,
        cursor,
        state,
        edit: null,
        cut,
        grids: [],
      };
      return {
        change: { standing: [...standing], cursor, revision, state, baseAt },
        entries: () => [gridPlanEntry('plan.drawn', plan, by, data)],
      };
    },
  );
  return { plan: { ...plan, baseOutdated: false }, leftOut };
}
