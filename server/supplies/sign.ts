import { randomUUID } from 'node:crypto';
import type { Incident } from '../../shared/model/incident.ts';
import type { SupplyDepot } from '../../shared/model/supply.ts';
import type {
  NewSupplyOrder,
  SupplyOrder,
  SupplyQuestion,
} from '../../shared/model/supply-order.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { realThingsRefusal } from '../../shared/risk/incident-life.ts';
import { addedUp, allocateSupplies, type SupplyTake } from '../../shared/risk/supply-allocation.ts';
import { supplyTransport } from '../../shared/risk/supply-need.ts';
import { mayIssue } from '../../shared/risk/supply-order-life.ts';
import type { SupplyPreview } from '../../shared/wire/supplies.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository, type LogLine } from '../incidents/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { supplyOrderEntry } from './entry.ts';
import { type SignedOrder, type SupplyGround, supplyOrderRepository } from './order-repository.ts';
import { supplyRepository } from './repository.ts';
import { commandedDepot } from './stock-acts.ts';

const SHORT = 12;

type Ground = SupplyGround | { name: string; place: null; county: null; town: null };

/** Where it goes: the shelter, else the incident, else what was written. @throws Problem 404, 422 */
async function groundOf(
  caller: Caller,
  { shelter }: SupplyQuestion,
  incident: Incident | null,
  written: string | null,
  on: Queryable,
): Promise<Ground> {
  if (shelter !== null) {
    const ground = await supplyOrderRepository(on).shelterGround(shelter, caller.scope);
    if (ground) return ground;
    throw problem(404, 'shelter-not-found', `there is no shelter ${shelter} in your area`);
  }
  if (incident) {
    const { title, place, county, town } = incident;
    return { name: written ?? title, place, county, town };
  }
  if (written !== null) return { name: written, place: null, county: null, town: null };
  const expected = 'expected a shelter, an incident or a place in words, got none of them';
  throw problem(422, 'supply-destination-missing', `destination: ${expected}`);
}

async function incidentOf(
  caller: Caller,
  { incident: id }: SupplyQuestion,
  transaction: Queryable,
): Promise<Incident | null> {
  if (id === null) return null;
  const incident = await incidentRepository(transaction).lock(id, caller.scope, transaction);
  if (!incident)
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  const refusal = realThingsRefusal(incident);
  if (refusal === null) return incident;
  throw problem(409, refusal, `incident: ${id} is ${incident.drill ?? incident.state}`);
}

/** What an order would take from which batch, what is short, and what there is to carry. Nothing is reserved. */
export async function previewOrder(
  { database, clock }: Services,
  caller: Caller,
  question: SupplyQuestion,
): Promise<SupplyPreview> {
  const now = clock.now();
  return database.transaction(async (transaction) => {
    const supplies = supplyRepository(transaction);
    const depot = await commandedDepot(caller, question.depot, transaction);
    const incident = await incidentOf(caller, question, transaction);
    const goesTo =
      question.shelter === null && incident === null
        ? null
        : await groundOf(caller, question, incident, null, transaction);
    const batches = await supplies.batches(depot.id);
    return {
      at: instant(now),
      ...allocateSupplies(question.wanted, batches, shanghaiDay(now)),
      transport: supplyTransport(
        question.wanted,
        await supplies.items(),
        depot.place,
        goesTo?.place ?? null,
      ),
    };
  });
}

/** @throws Problem 422 when that department's word does not move what lies there */
async function checkIssuer(
  { issuedBy }: NewSupplyOrder,
  depot: SupplyDepot,
  transaction: Queryable,
): Promise<void> {
  const isKnown = await supplyOrderRepository(transaction).isDepartment(issuedBy);
  if (isKnown && mayIssue(issuedBy, depot)) return;
  const whose = depot.common ? 'emergency' : `emergency or ${depot.department}`;
  throw problem(422, 'supply-issuer', `issuedBy: expected ${whose}, got ${issuedBy}`);
}

/** What goes out of a depot for an order, reserved; all of it or nothing. @throws Problem 409 with the shortages */
async function reserve(
  { depot, wanted }: NewSupplyOrder,
  today: string,
  transaction: Queryable,
): Promise<SupplyTake[]> {
  const supplies = supplyRepository(transaction);
  const items = addedUp(wanted).map(({ item }) => item);
  const batches = await supplies.lockBatches(depot, items);
  const { takes, shortages } = allocateSupplies(wanted, batches, today);
  if (shortages.length > 0) {
    const told = shortages.map(({ item, wanted: of, free }) => `${item} ${free} of ${of}`);
    throw problem(409, 'supply-short', `wanted: ${depot} has free ${told.join(', ')}`, shortages);
  }
  await supplies.change(takes.map(({ batch, amount }) => ({ batch, onHand: 0, reserved: amount })));
  return takes;
}

/** What this act signed the first time; null for a new one. @throws Problem 409 when the key was another act's */
async function signedBefore(
  { number, depot }: NewSupplyOrder,
  by: string,
  actKey: string | null,
  transaction: Queryable,
): Promise<SupplyOrder | null> {
  const before = actKey && (await supplyOrderRepository(transaction).ofAct(by, actKey));
  if (!before) return null;
  if (before.number === number && before.depot === depot) return before;
  throw problem(409, 'act-key-used', 'idempotency-key: it was the key of another act');
}

type Drawn = { draft: NewSupplyOrder; depot: SupplyDepot; ground: Ground };

/** The order as it is written down. Where it goes in words alone it stays with its depot's area. */
function orderOf({ draft, depot, ground }: Drawn, by: string, at: string): SignedOrder {
  const { wanted: _, destination: __, ...said } = draft;
  const area = ground.county === null ? depot : ground;
  return {
    ...{ ...said, id: `order-${randomUUID().slice(0, SHORT)}`, destination: ground.name },
    ...{ place: ground.place, county: area.county, town: area.town, state: 'reserved' },
    steps: [{ state: 'reserved', at, by, reason: null, came: null }],
    ...{ signedAt: at, signedBy: by, version: 1, synthetic: depot.synthetic },
  };
}

/** Reserves what an order takes and writes that down: with the order, in the ledger. */
async function reserved(
  { id }: SignedOrder,
  draft: NewSupplyOrder,
  { now, by }: { now: number; by: string },
  transaction: Queryable,
): Promise<void> {
  const takes = await reserve(draft, shanghaiDay(now), transaction);
  await supplyOrderRepository(transaction).addLines(id, takes);
  const movements = takes.map(({ batch, amount }) => ({
    ...{ batch, amount, kind: 'reserve' as const, order: id, reason: null },
  }));
  const moved = { at: instant(now), by, actKey: null };
  await supplyRepository(transaction).addMovements(movements, moved);
}

/**
 * Signs a transfer order (动用指令) and reserves what it takes, all or none, what expires first going first. Only
 * whoever commands the depot's area signs, on the word of the body that may move it. A retry with the same key is
 * answered with the first.
 * @throws Problem 403, 404, 409 `supply-short` with what is free, 422
 */
export async function signOrder(
  { database, journal, clock }: Services,
  caller: Caller,
  draft: NewSupplyOrder,
  actKey: string | null,
): Promise<SupplyOrder> {
  const by = actorOf(caller);
  const now = clock.now();
  const at = instant(now);
  const signed = await database.transaction(async (transaction) => {
    const orders = supplyOrderRepository(transaction);
    const repeated = await signedBefore(draft, by, actKey, transaction);
    if (repeated) return repeated;
    const depot = await commandedDepot(caller, draft.depot, transaction);
    await checkIssuer(draft, depot, transaction);
    const incident = await incidentOf(caller, draft, transaction);
    const ground = await groundOf(caller, draft, incident, draft.destination, transaction);
    const order = orderOf({ draft, depot, ground }, by, at);
    if (!(await orders.insert(order, actKey))) {
      // Sent twice at once: what the other sending signed can be seen now.
      const first = await signedBefore(draft, by, actKey, transaction);
      if (first) return first;
      throw problem(409, 'supply-number-used', `number: ${draft.number} is another order's`);
    }
    await reserved(order, draft, { now, by }, transaction);
    const made = (await orders.byId(order.id, caller.scope))!;
    if (incident) {
      const text = `${made.number} · ${depot.name}`;
      const line: LogLine = {
        ...{ kind: 'supplies', act: 'reserved', text },
        ...{ happenedAt: at, enteredAt: at, by },
      };
      await incidentRepository(transaction).addLines(incident.id, [line], transaction);
    }
    await journal.append(transaction, [supplyOrderEntry(made, depot, 'reserved', by)]);
    return made;
  });
  journal.announce();
  return signed;
}
