import { isDeepStrictEqual } from 'node:util';
import type { Shelter, ShelterState } from '../../shared/model/shelter.ts';
import type { OpeningOrder, ShelterStateChange } from '../../shared/model/shelter-file.ts';
import { type StepProblem, statesToOpen, stepProblem } from '../../shared/risk/shelter-state.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { actOn } from './acts.ts';
import { type KeptShelter, shelterFileRepository } from './file-repository.ts';
import { shelterOrdersRepository } from './orders-repository.ts';

const STEP_MESSAGES: Readonly<Record<StepProblem, string>> = {
  'step-not-allowed': 'to: expected a state that may follow',
  'order-missing': 'order: expected the order this shelter is opened on, got null',
  'order-not-due': 'order: expected null, only opening needs one',
  'reason-missing': 'reason: expected why it cannot be used, got null',
};

/** What stands against a step; its order must come from a department of the register, and not from the future. */
async function checkStep(change: ShelterStateChange, now: number, transaction: Queryable) {
  const found = stepProblem(change);
  if (found !== null) {
    const got = `${STEP_MESSAGES[found]} (${change.from} → ${change.to})`;
    throw problem(422, `shelter-${found}`, got);
  }
  const { order } = change;
  if (order === null) return;
  const files = shelterFileRepository(transaction);
  if (!(await files.isDepartment(order.issuedBy))) {
    const expected = 'expected a department of the register';
    throw problem(
      422,
      'shelter-order-unknown',
      `order.issuedBy: ${expected}, got ${order.issuedBy}`,
    );
  }
  if (Date.parse(order.issuedAt) > now) {
    const expected = `expected a moment before ${instant(now)}`;
    throw problem(
      422,
      'shelter-order-unknown',
      `order.issuedAt: ${expected}, got ${order.issuedAt}`,
    );
  }
}

/** What whoever commands an order in force has to know: it sends people to a door that is no longer open. */
async function shutToOrders(
  { id, name }: Shelter,
  state: ShelterState,
  caller: Caller,
  transaction: Queryable,
): Promise<NewEntry[]> {
  if (state === 'open') return [];
  const orders = await shelterOrdersRepository(transaction).sentTo(id);
  return orders.map(({ id: order, number, incident, county, town, heads }) => ({
    kind: 'evacuation.changed',
    ...{ actor: actorOf(caller), county, town, subject: `evacuation:${order}` },
    data: { act: 'evacuation-shelter-shut', name: `${number} · ${name}`, incident, state, heads },
  }));
}

/**
 * Takes a shelter a step further. Opening needs an order, or it is refused.
 * @throws Problem 404, 409 when it is in another state than the caller saw, 422 on a step that may not follow
 */
export const stepShelter = (
  services: Services,
  caller: Caller,
  id: string,
  change: ShelterStateChange,
): Promise<void> =>
  actOn(services, caller, id, async (kept, transaction, now) => {
    const { state } = kept.shelter;
    const { from, to, reason, order } = change;
    const isDone = state === to && kept.step?.by === caller.id;
    // Said twice, e.g. after an answer that was lost on its way.
    if (isDone && isDeepStrictEqual(kept.step?.order, order)) return null;
    if (state !== from) {
      throw problem(409, 'shelter-moved-on', `from: shelter ${id} is ${state}, got ${from}`);
    }
    await checkStep(change, now, transaction);
    const files = shelterFileRepository(transaction);
    const step = { state: to, at: instant(now), by: caller.id, reason, order };
    await files.addStep(id, step);
    const besides = await shutToOrders(kept.shelter, to, caller, transaction);
    return { kind: 'shelter.state-changed', data: { ...change }, changesRegister: true, besides };
  });

/**
 * Takes a shelter that the caller has locked through every state until it is open, on one order, none skipped.
 * @returns what the journal has to tell; the caller appends it and reads the registers anew after the commit
 * @throws Problem 409 where it cannot be opened from its state, 422 on an order of nobody's
 */
export async function openByOrder(
  { shelter, county }: KeptShelter,
  order: OpeningOrder,
  caller: Caller,
  now: number,
  transaction: Queryable,
): Promise<NewEntry[]> {
  const states = statesToOpen(shelter.state);
  if (states === null) {
    const got = `shelter ${shelter.id} is ${shelter.state}`;
    throw problem(409, 'shelter-cannot-open', `opens: ${got}`, [shelter.name]);
  }
  const files = shelterFileRepository(transaction);
  const subject = `shelter:${shelter.id}`;
  const of = { actor: actorOf(caller), county, town: shelter.town, subject };
  const entries: NewEntry[] = [];
  let from = shelter.state;
  for (const to of states) {
    const change = { from, to, reason: null, order: to === 'open' ? order : null };
    await checkStep(change, now, transaction);
    const step = { state: to, at: instant(now), by: caller.id, reason: null, order: change.order };
    await files.addStep(shelter.id, step);
    const data = { name: shelter.name, ...change };
    entries.push({ kind: 'shelter.state-changed', ...of, data });
    from = to;
  }
  if (states.length === 0) return [];
  return [...entries, { kind: 'register.changed', ...of, data: { name: shelter.name } }];
}
