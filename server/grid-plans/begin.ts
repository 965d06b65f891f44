import { randomUUID } from 'node:crypto';
import type { GridPlan } from '../../shared/model/grid-plan.ts';
import type { NewGridPlan } from '../../shared/wire/grid-plans.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import { type GridPlanServices, gridPlanEntry } from './act-on-plan.ts';
import { groundRepository } from './ground-repository.ts';
import { gridPlanRepository, planAnswer } from './repository.ts';

const SHORT = 8;

/** The county of the communities, and their town when they share one. @throws Problem 422 naming the field */
async function placeOf({ communities }: NewGridPlan, caller: Caller, transaction: Queryable) {
  const found = await groundRepository(transaction).placed(communities, caller.scope);
  const missing = communities.filter((code) => !found.some((one) => one.code === code));
  if (missing.length > 0 || new Set(communities).size < communities.length) {
    const what = `expected each community of your area once, got ${communities.join(', ')}`;
    throw problem(422, 'plan-community-unknown', `communities: ${what}`, missing);
  }
  const counties = new Set(found.map(({ county }) => county));
  if (counties.size > 1) {
    const what = `expected communities of one county-level area, got ${[...counties].join(', ')}`;
    throw problem(422, 'plan-spans-counties', `communities: ${what}`);
  }
  const towns = new Set(found.map(({ town }) => town));
  return { county: found[0]!.county, town: towns.size === 1 ? found[0]!.town : null };
}

/**
 * Begins a plan on the grids in force now. A retry with the same key is answered with the first.
 * @throws Problem 422 naming the field
 */
export async function beginGridPlan(
  { database, journal, clock }: GridPlanServices,
  caller: Caller,
  draft: NewGridPlan,
  actKey: string | null,
): Promise<GridPlan> {
  const now = clock.now();
  if (draft.temporaryUntil !== null && Date.parse(draft.temporaryUntil) <= now) {
    throw problem(
      422,
      'plan-temporary-ends-early',
      `temporaryUntil: expected after ${instant(now)}`,
    );
  }
  const by = actorOf(caller);
  const begun = await database.transaction(async (transaction) => {
    const plans = gridPlanRepository(transaction);
    const repeated = actKey && (await plans.ofAct(by, actKey));
    if (repeated) return repeated;
    const id = `plan-${randomUUID().slice(0, SHORT)}`;
    const place = await placeOf(draft, caller, transaction);
    const plan = {
      ...{ ...draft, ...place, id, communities: [...draft.communities].sort() },
      ...{ draftedBy: by, draftedAt: instant(now), synthetic: caller.demo },
    };
    await plans.insert(plan, actKey);
    const { name, communities } = plan;
    const entry = gridPlanEntry('plan.drafted', plan, by, { plan: id, name, communities });
    await journal.append(transaction, [entry]);
    return (await plans.byId(id, caller.scope))!;
  });
  journal.announce();
  return planAnswer(begun, now);
}
