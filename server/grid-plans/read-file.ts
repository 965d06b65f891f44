import type { PlanOpinion } from '../../shared/model/grid-plan.ts';
import type { GridPlanFile } from '../../shared/wire/grid-plans.ts';
import type { Caller } from '../identity/caller.ts';
import { type GridPlanServices, gridPlanFor } from './act-on-plan.ts';
import { checkRepository } from './check.ts';
import { withOwnBorders } from './drafts.ts';
import { editRepository } from './edit-repository.ts';
import { groundRepository } from './ground-repository.ts';
import { newestOpinions, opinionRepository } from './opinion-repository.ts';
import { gridPlanRepository, planAnswer } from './repository.ts';
import { resultRepository } from './result-repository.ts';

/** All that is needed to open a plan, of one moment. @throws Problem 404 */
export async function readFile(
  { database, clock }: GridPlanServices,
  caller: Caller,
  id: string,
): Promise<GridPlanFile> {
  return database.transaction(async (view) => {
    await view.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const plan = await gridPlanFor(view, caller, id);
    const opinions = opinionRepository(view);
    const { check, revision, communities } = plan;
    const given = (await opinions.all(id)).map(
      (opinion): PlanOpinion => ({ ...opinion, current: opinion.revision === revision }),
    );
    const newest = new Map(newestOpinions(given).map((opinion) => [opinion.area, opinion]));
    const bodies = await opinions.bodies([...(check?.towns ?? []), ...(check?.communities ?? [])]);
    const ground = groundRepository(view);
    const base = await ground.gridsKnownAt(communities, plan.baseAt);
    return {
      plan: planAnswer(plan, clock.now()),
      communities: withOwnBorders(await ground.communities(communities), base),
      base,
      edits: await editRepository(view).edits(id, plan.standing),
      findings: check && (await checkRepository(view).findings(id, check.revision)),
      needed: bodies.map((body) => ({ ...body, heard: newest.get(body.area) ?? null })),
      opinions: given,
      overlapping: await gridPlanRepository(view).overlapping(plan),
      codes: await resultRepository(view).codes(plan),
    };
  });
}
