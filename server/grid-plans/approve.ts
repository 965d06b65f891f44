import { gridOutline } from '../../shared/geo/coverage/coverage.ts';
import type { GridPlan } from '../../shared/model/grid-plan.ts';
import { approvalRefusal, isPlanOpen, missingOpinions } from '../../shared/risk/grid-plan-life.ts';
import { workingDeadline } from '../../shared/time/working-days.ts';
import type { Approval, OverlappingPlan } from '../../shared/wire/grid-plans.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import { workingCalendar } from '../working-calendar.ts';
import {
  actOnGridPlan,
  checkWholeArea,
  type GridPlanServices,
  gridPlanFor,
  steppedEntry,
} from './act-on-plan.ts';
import { approvedGrids } from './approved-grids.ts';
import type { Draft } from './drafts.ts';
import { editRepository } from './edit-repository.ts';
import { groundRepository } from './ground-repository.ts';
import { newestOpinions, opinionRepository } from './opinion-repository.ts';
import { gridPlanRepository, type StoredGridPlan } from './repository.ts';
import { resultRepository } from './result-repository.ts';
import { type WitnessedGrid, witness } from './witness.ts';

const gridsOf = ({ coverage }: Draft): WitnessedGrid[] =>
  [...coverage.grids].map(([key, { kind, community, parent }]) => ({
    ...{ key, kind, community, parent },
    outline: gridOutline(coverage, key),
  }));

/** Those that will change the ground, or give it back, before this plan could. */
const inTheWay = (overlaps: readonly OverlappingPlan[]): OverlappingPlan[] =>
  overlaps.filter(({ state }) => !isPlanOpen(state));

async function refuseUnlessDue(
  transaction: Queryable,
  caller: Caller,
  plan: StoredGridPlan,
  { effectiveFrom, answer, now }: { effectiveFrom: string; answer: string | null; now: number },
): Promise<void> {
  const overlaps = inTheWay(await gridPlanRepository(transaction).overlapping(plan));
  const all = await opinionRepository(transaction).all(plan.id);
  const opinions = newestOpinions(all.filter(({ revision }) => revision === plan.revision));
  const reason = approvalRefusal(plan, {
    ...{ by: actorOf(caller), now, effectiveFrom, answer, opinions },
    drawnBy: await editRepository(transaction).authors(plan.id),
    temporaryUntil: plan.temporaryUntil,
    overlapsApproved: overlaps.length > 0,
  });
  if (!reason) return;
  const details = { missing: missingOpinions(plan, opinions), plans: overlaps };
  throw problem(409, reason, `approve is not possible: ${reason}`, details);
}

/** The database judges the drawing too, by other code; when it disagrees nothing is approved. */
async function refuseUnlessWitnessed(transaction: Queryable, draft: Draft): Promise<void> {
  const codes = draft.communities.map(({ code }) => code);
  const registered = await groundRepository(transaction).communities(codes);
  const found = (await witness(transaction, gridsOf(draft), registered)).filter(
    ({ rule }) => rule !== 'several-parts',
  );
  if (found.length === 0) return;
  const what = found.map(({ rule, grids }) => `${rule} ${grids.join('+')}`).join(', ');
  throw problem(409, 'plan-database-disagrees', `approve is not possible: ${what}`, found);
}

/**
 * Approves a plan for a day: its grids get their codes and are stored word for word, and the clock for its
 * filing begins. One county's approvals go one after another, so that two plans over the same ground are
 * never both approved on the same base.
 * @throws Problem 404, 403, 409 with what is missing or in the way, 412
 */
export async function approvePlan(
  services: GridPlanServices & { filingWorkingDays: number },
  caller: Caller,
  id: string,
  { basedOn, effectiveFrom, answer }: Approval,
): Promise<GridPlan> {
  const seen = await gridPlanFor(services.database, caller, id);
  checkWholeArea(caller, seen);
  const draft = await services.drafts.of(services.database, seen);
  return actOnGridPlan(services, caller, { id, basedOn }, async ({ transaction, now, at }) => {
    const plans = gridPlanRepository(transaction);
    await plans.holdCounty(seen.county);
    // Read after the county is held: what came into force meanwhile counts.
    const plan = (await plans.byId(id, caller.scope))!;
    const from = effectiveFrom === null ? at : instant(Date.parse(effectiveFrom));
    await refuseUnlessDue(transaction, caller, plan, { effectiveFrom: from, answer, now });
    await refuseUnlessWitnessed(transaction, draft);
    const results = resultRepository(transaction);
    const grids = approvedGrids(draft, {
      county: plan.county,
      isTemporary: plan.temporaryUntil !== null,
      given: await results.codesGiven(plan.communities),
    });
    await results.insert(id, grids, at);
    const calendar = await workingCalendar(transaction);
    const by = actorOf(caller);
    const fileBy = instant(workingDeadline(now, services.filingWorkingDays, calendar));
    const codes = grids.map(({ key, code, change }) => ({ key, code, change }));
    return {
      change: {
        ...{ state: 'approved', approvedBy: by, approvedAt: at, approvalAnswer: answer },
        ...{ effectiveFrom: from, fileBy },
      },
      entries: (after) => [
        steppedEntry(after, 'approve', by, { effectiveFrom: from, fileBy, answer, grids: codes }),
      ],
    };
  });
}
