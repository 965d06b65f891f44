import { isDeepStrictEqual } from 'node:util';
import type {
  ServiceItem,
  ServiceItemActBody,
  ServiceItemRequest,
} from '../../shared/model/service-item.ts';
import { serviceItemRefusal, stateAfterAct } from '../../shared/risk/service-item.ts';
import { doneBefore, keepMade, mustStand } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type NewStep, serviceItemRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

const entryOf = (item: ServiceItem, step: NewStep): NewEntry => ({
  kind: 'service-item.changed',
  actor: step.actor,
  county: item.county,
  town: null,
  subject: `service-item:${item.id}`,
  data: {
    ...{ act: step.act, name: item.name, code: item.code, department: item.department },
    ...{ state: step.state, reason: step.reason, effectiveFrom: step.effectiveFrom },
    version: step.version,
  },
});

/** The list is the county's (art. 49 ¶2): whoever speaks for one town alone cannot change it. */
function checkCounty({ scope }: Caller, county: string): void {
  const isOwn = scope.town === null && (scope.county === null || scope.county === county);
  if (isOwn) return;
  throw problem(403, 'item-list-of-county', `county: the list of ${county} is kept by its county`);
}

async function checkNamed({ county, department }: ServiceItemRequest, on: Queryable) {
  const { rows } = await on.query<{ county: boolean; department: boolean }>(
    `SELECT EXISTS (SELECT FROM area WHERE code = $1 AND level = 'county') AS county,
       EXISTS (SELECT FROM department WHERE id = $2) AS department`,
    [county, department],
  );
  if (!rows[0]!.county) throw problem(422, 'unknown-county', `county: no county ${county}`);
  if (!rows[0]!.department) {
    throw problem(422, 'unknown-department', `department: no department ${department}`);
  }
}

const toldBy = ({ county, code, name, department, manner, ...rest }: ServiceItemRequest) => ({
  ...{ county, code, name, department, manner, legalBasis: rest.legalBasis },
  ...{ duties: rest.duties, procedure: rest.procedure, termWorkingDays: rest.termWorkingDays },
  reason: rest.reason,
});

/**
 * Asks for an item to be taken on a county's list. The same request by the same person again has no further
 * effect, and sent again under its key it is answered with the item whatever became of it.
 * @throws Problem 403 from a town, 409 when the county has an item of that code, 422
 */
export async function requestItem(
  { database, journal, clock }: Parts,
  caller: Caller,
  request: ServiceItemRequest,
): Promise<ServiceItem> {
  checkCounty(caller, request.county);
  const at = instant(clock.now());
  const actor = actorOf(caller);
  const id = `${request.county}-${request.code}`;
  const life = { state: 'requested', inForce: false, effectiveFrom: at, decidedAt: at } as const;
  const stamp = { decidedBy: actor, version: 1, synthetic: caller.demo };
  const item: ServiceItem = { id, ...request, ...life, ...stamp };
  const kept = await database.transaction(async (transaction) => {
    const items = serviceItemRepository(transaction);
    const { made } = doneBefore();
    if (made !== null) return mustStand(await items.byId(made, caller.scope, at));
    await checkNamed(request, transaction);
    if (!(await items.insert(item))) {
      const before = await items.byId(id, caller.scope, at);
      const isSame = before?.version === 1 && before.decidedBy === actor;
      if (before && isSame && isDeepStrictEqual(toldBy(before), toldBy(request))) return before;
      throw problem(409, 'item-exists', `code: ${request.county} has an item ${request.code}`);
    }
    const { reason, effectiveFrom, version, state } = item;
    const step: NewStep = {
      item: id,
      act: 'request',
      version,
      state,
      reason,
      effectiveFrom,
      at,
      actor,
    };
    await items.addStep(step);
    await keepMade(id, transaction);
    await journal.append(transaction, [entryOf(item, step)]);
    return item;
  });
  journal.announce();
  return kept;
}

function beginOf({ effectiveFrom }: ServiceItemActBody, now: number): string {
  if (effectiveFrom === null) return instant(now);
  if (Date.parse(effectiveFrom) >= now) return instant(Date.parse(effectiveFrom));
  const expected = `expected a moment from ${instant(now)} on, or null for at once`;
  throw problem(422, 'begins-in-the-past', `effectiveFrom: ${expected}, got ${effectiveFrom}`);
}

const REFUSALS = {
  'item-not-in-this-state': 'it is not in a state this may follow',
  'item-own-request': 'who asked for it cannot decide on it',
} as const;

/**
 * One act of the county-level grid body on an item.
 * @throws Problem 403, 404, 409 when somebody was quicker or it is not possible now, 422
 */
export async function actOnItem(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  body: ServiceItemActBody,
): Promise<ServiceItem> {
  const now = clock.now();
  const at = instant(now);
  const effectiveFrom = beginOf(body, now);
  const { act, reason, basedOn } = body;
  await database.transaction(async (transaction) => {
    const items = serviceItemRepository(transaction);
    await items.lock(id, 'alone');
    const item = await items.byId(id, caller.scope, at);
    if (!item) throw problem(404, 'item-not-found', `there is no service item ${id} in your area`);
    checkCounty(caller, item.county);
    if (item.version !== basedOn) {
      const expected = `expected version ${item.version}, got ${basedOn}`;
      throw problem(409, 'changed-meanwhile', `basedOn: ${expected}`, item);
    }
    const [asked] = (await items.steps(id, caller.scope)).slice(-1);
    const refusal = serviceItemRefusal(item.state, act, caller.id, asked!.actor);
    if (refusal) throw problem(409, refusal, `act: ${act} of ${id}: ${REFUSALS[refusal]}`);
    const state = stateAfterAct(act);
    const version = basedOn + 1;
    const actor = actorOf(caller);
    await items.setState(id, state, version);
    const step: NewStep = { item: id, version, act, state, reason, effectiveFrom, at, actor };
    await items.addStep(step);
    await journal.append(transaction, [entryOf(item, step)]);
  });
  journal.announce();
  return (await serviceItemRepository(database).byId(id, caller.scope, at))!;
}
