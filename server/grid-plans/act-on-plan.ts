import type { GridPlan } from '../../shared/model/grid-plan.ts';
import type { PlanStepped } from '../../shared/wire/grid-plans.ts';
import { instant } from '../clock.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { changedMeanwhile, conflictOf } from './conflict.ts';
import type { Drafts } from './drafts.ts';
import { gridPlanRepository, planAnswer, type StoredGridPlan } from './repository.ts';

/** What acts on plans need: the platform's services and the drafts that were replayed. */
export type GridPlanServices = Pick<Services, 'database' | 'journal' | 'clock'> & {
  drafts: Drafts;
};

type Change = Parameters<ReturnType<typeof gridPlanRepository>['write']>[1];

/** What comes of an act: what of the plan changes, and what the journal says. */
export type Outcome = { change: Change; entries: (after: StoredGridPlan) => NewEntry[] };

type Acting = { plan: StoredGridPlan; transaction: Transaction; now: number; at: string };

const notFound = (id: string) =>
  problem(404, 'plan-not-found', `there is no plan ${id} in your area`);

/** One plan in the caller's area. @throws Problem 404 */
export async function gridPlanFor(
  on: Queryable,
  caller: Caller,
  id: string,
): Promise<StoredGridPlan> {
  const plan = await gridPlanRepository(on).byId(id, caller.scope);
  if (!plan) throw notFound(id);
  return plan;
}

/** Whoever sees one town may read a plan that reaches further, and not draw or decide in it. */
export function checkWholeArea(caller: Caller, plan: Pick<StoredGridPlan, 'town' | 'id'>): void {
  if (caller.scope.town === null || caller.scope.town === plan.town) return;
  throw problem(403, 'plan-reaches-further', `plan ${plan.id} reaches beyond your area`);
}

/** A line of the journal about a plan, where the plan is. */
export const gridPlanEntry = (
  kind: NewEntry['kind'],
  { id, county, town }: Pick<StoredGridPlan, 'id' | 'county' | 'town'>,
  actor: string,
  data: NewEntry['data'],
): NewEntry => ({ kind, actor, county, town, subject: `plan:${id}`, data });

export const steppedEntry = (
  plan: StoredGridPlan,
  step: string,
  actor: string,
  more = {},
): NewEntry => {
  const { id, name, state, revision } = plan;
  const data: PlanStepped = { plan: id, name, step, state, revision };
  return gridPlanEntry('plan.stepped', plan, actor, { ...data, ...more });
};

/**
 * One act on one plan: locked, done, journalled and told. The act names the revision it was decided on;
 * on an older one it gets both versions and changes nothing (F37).
 * @param act what comes of it; null where it was done before
 * @throws Problem 404 outside the caller's area, 412 when the drawing is another by now
 */
export async function actOnGridPlan(
  services: GridPlanServices,
  caller: Caller,
  { id, basedOn }: { id: string; basedOn: number | null },
  act: (acting: Acting) => Promise<Outcome | null>,
): Promise<GridPlan> {
  const { database, journal, clock, drafts } = services;
  const done = await database.transaction(async (transaction) => {
    const plans = gridPlanRepository(transaction);
    const plan = await plans.lock(id, caller.scope);
    if (!plan) throw notFound(id);
    const now = clock.now();
    if (basedOn !== null && basedOn !== plan.revision) {
      const draft = await drafts.of(transaction, plan);
      throw changedMeanwhile(
        await conflictOf(transaction, plan, draft, { basedOn, edit: null, now }),
      );
    }
    const at = instant(now);
    const outcome = await act({ plan, transaction, now, at });
    if (!outcome) return planAnswer(plan, now);
    const { change, entries } = outcome;
    const stamp = { changedBy: actorOf(caller), changedAt: at };
    await plans.write(id, { ...stamp, ...change });
    const after: StoredGridPlan = { ...plan, ...stamp, ...change };
    await journal.append(transaction, entries(after));
    return planAnswer(after, now);
  });
  journal.announce();
  return done;
}
