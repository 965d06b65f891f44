import type { GridPlan } from '../../shared/model/grid-plan.ts';
import {
  consultRefusal,
  filingRefusal,
  missingOpinions,
  opinionRefusal,
  stateAfterFiling,
  stepRefusal,
} from '../../shared/risk/grid-plan-life.ts';
import type { FilingDone, OpinionGiven } from '../../shared/wire/grid-plans.ts';
import { doneBefore } from '../act-keys/made.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import {
  actOnGridPlan,
  checkWholeArea,
  type GridPlanServices,
  steppedEntry,
} from './act-on-plan.ts';
import { groundRepository } from './ground-repository.ts';
import { opinionRepository } from './opinion-repository.ts';

const refuse = (reason: string | null, step: string, details?: unknown): void => {
  if (reason) throw problem(409, reason, `${step} is not possible: ${reason}`, details);
};

/** Puts a checked plan before the bodies it concerns. @throws Problem 404, 409, 412 */
export const consultPlan = (
  services: GridPlanServices,
  caller: Caller,
  id: string,
  basedOn: number,
): Promise<GridPlan> =>
  actOnGridPlan(services, caller, { id, basedOn }, async ({ plan, at }) => {
    checkWholeArea(caller, plan);
    refuse(consultRefusal(plan), 'consult');
    return {
      change: { state: 'consulting', consultedAt: at },
      entries: (after) => [
        steppedEntry(after, 'consult', actorOf(caller), {
          towns: plan.check?.towns ?? [],
          communities: plan.check?.communities ?? [],
        }),
      ],
    };
  });

/** A body is heard by whoever sees its area. @throws Problem 403 */
async function checkOwnBody(
  services: GridPlanServices,
  caller: Caller,
  area: string,
): Promise<void> {
  if (caller.scope.town === null || caller.scope.town === area) return;
  const own = await groundRepository(services.database).placed([area], caller.scope);
  if (own.length > 0) return;
  throw problem(403, 'plan-opinion-elsewhere', `area: ${area} is not in your area`);
}

/**
 * Records what a body answered; a newer answer stands before an older, and a retry with the same key is no other answer.
 * @throws Problem 403, 404, 409, 412
 */
export async function recordOpinion(
  services: GridPlanServices,
  caller: Caller,
  id: string,
  { basedOn, ...given }: OpinionGiven,
): Promise<GridPlan> {
  await checkOwnBody(services, caller, given.area);
  return actOnGridPlan(services, caller, { id, basedOn }, async ({ plan, transaction, at }) => {
    if (doneBefore().isRepeat) return null;
    refuse(opinionRefusal(plan, given), 'opinion');
    const opinions = opinionRepository(transaction);
    const by = actorOf(caller);
    const { revision } = plan;
    await opinions.insert({ ...given, plan: id, revision, recordedBy: by, recordedAt: at });
    const missing = missingOpinions(plan, await opinions.all(id));
    const { area, verdict, reason, organisation } = given;
    const more = { area, verdict, reason, organisation, missing: missing.length };
    return { change: {}, entries: (after) => [steppedEntry(after, 'opine', by, more)] };
  });
}

/** Records the filing with the city's grid body (art. 49). @throws Problem 404, 409 */
export const filePlan = (
  services: GridPlanServices,
  caller: Caller,
  id: string,
  { number, filedAt }: FilingDone,
): Promise<GridPlan> =>
  actOnGridPlan(services, caller, { id, basedOn: null }, async ({ plan, now }) => {
    checkWholeArea(caller, plan);
    refuse(filingRefusal(plan, filedAt, now), 'file');
    const recordedBy = actorOf(caller);
    const filing = { number, filedAt: new Date(filedAt).toISOString(), recordedBy };
    return {
      change: { state: stateAfterFiling(plan.state), filing },
      entries: (after) => [steppedEntry(after, 'file', recordedBy, { number, filedAt })],
    };
  });

/** The city's grid body answered. @throws Problem 404, 409 */
export const acknowledgePlan = (
  services: GridPlanServices,
  caller: Caller,
  id: string,
): Promise<GridPlan> =>
  actOnGridPlan(services, caller, { id, basedOn: null }, async ({ plan, at }) => {
    checkWholeArea(caller, plan);
    refuse(stepRefusal('acknowledge', plan.state), 'acknowledge');
    return {
      change: { state: 'acknowledged', acknowledgedAt: at },
      entries: (after) => [steppedEntry(after, 'acknowledge', actorOf(caller))],
    };
  });

/**
 * Ends a plan that is not in force: refused by those who decide, or taken back by those who drew it. What
 * was drawn and said stays to be read, and codes that were given stay given.
 * @throws Problem 404, 409
 */
export const closePlan = (
  services: GridPlanServices,
  caller: Caller,
  id: string,
  step: 'reject' | 'withdraw',
  reason: string,
): Promise<GridPlan> =>
  actOnGridPlan(services, caller, { id, basedOn: null }, async ({ plan, at }) => {
    checkWholeArea(caller, plan);
    refuse(stepRefusal(step, plan.state), step);
    if (step === 'reject' && plan.draftedBy === actorOf(caller)) {
      refuse('plan-same-account', step);
    }
    const by = actorOf(caller);
    const state = step === 'reject' ? 'rejected' : 'withdrawn';
    return {
      change: { state, closedAt: at, closedBy: by, closingReason: reason },
      entries: (after) => [steppedEntry(after, step, by, { reason })],
    };
  });
