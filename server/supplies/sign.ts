import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Incident } from '../../shared/model/incident.ts';
import type { SupplyDepot } from '../../shared/model/supply.ts';
import type { NewSupplyOrder, SupplyBasis, SupplyOrder } from '../../shared/model/supply-order.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { addedUp, allocateSupplies, type SupplyTake } from '../../shared/risk/supply-allocation.ts';
import { mayIssue } from '../../shared/risk/supply-order-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository, type LogLine } from '../incidents/repository.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { basisOf } from './basis.ts';
import { type Ground, groundOf, incidentOf } from './destination.ts';
import { supplyOrderEntries } from './entry.ts';
import { type SignedOrder, supplyOrderRepository } from './order-repository.ts';
import { supplyRepository } from './repository.ts';
import { commandedDepot } from './stock-acts.ts';

const SHORT = 12;

/** Who signs what when: the same for every part. */
type Signing = { draft: NewSupplyOrder; by: string; now: number; actKey: string | null };

/** @throws Problem 403 for another department's word, 422 when that word does not move what lies there */
function checkIssuer({ departments }: Caller, issuedBy: string, depots: SupplyDepot[]): void {
  if (!departments.includes(issuedBy)) {
    const own = departments.join(', ') || 'no department';
    const refusal = departments.length === 0 ? 'no-department' : 'supply-other-department';
    throw problem(
      403,
      refusal,
      `issuedBy: expected a department of yours (${own}), got ${issuedBy}`,
    );
  }
  const deaf = depots.find((depot) => !mayIssue(issuedBy, depot));
  if (deaf === undefined) return;
  const whose = deaf.common ? 'emergency' : `emergency or ${deaf.department}`;
  throw problem(422, 'supply-issuer', `issuedBy: ${deaf.id} expects ${whose}, got ${issuedBy}`);
}

/** Those the order takes from, each once. @throws Problem 403, 404, 422 */
async function depotsOf({ parts }: NewSupplyOrder, caller: Caller, on: Queryable) {
  const depots: SupplyDepot[] = [];
  for (const { depot } of parts) {
    if (depots.some(({ id }) => id === depot)) {
      throw problem(
        422,
        'supply-depot-twice',
        `parts: expected each depot once, got ${depot} twice`,
      );
    }
    depots.push(await commandedDepot(caller, depot, on));
  }
  return depots;
}

/**
 * What goes out of each depot, reserved; all of it or nothing. The batches of all of them are locked at once, so that
 * two orders over the same depots never wait for one another in a ring.
 * @returns by depot
 * @throws Problem 409 with the shortages
 */
async function reserve(
  { parts }: NewSupplyOrder,
  today: string,
  transaction: Queryable,
): Promise<Map<string, SupplyTake[]>> {
  const supplies = supplyRepository(transaction);
  const items = addedUp(parts.flatMap(({ wanted }) => wanted)).map(({ item }) => item);
  const locked = await supplies.lockBatches(
    parts.map(({ depot }) => depot),
    items,
  );
  const drawn = parts.map(({ depot, wanted }) => ({
    depot,
    ...allocateSupplies(
      wanted,
      locked.filter((batch) => batch.depot === depot),
      today,
    ),
  }));
  const short = drawn.flatMap(({ depot, shortages }) =>
    shortages.map((shortage) => ({ depot, ...shortage })),
  );
  if (short.length > 0) {
    const told = short.map(
      ({ depot, item, wanted, free }) => `${depot}: ${item} ${free} of ${wanted}`,
    );
    throw problem(409, 'supply-short', `parts: free are ${told.join(', ')}`, short);
  }
  const takes = drawn.flatMap((one) => one.takes);
  await supplies.change(takes.map(({ batch, amount }) => ({ batch, onHand: 0, reserved: amount })));
  return new Map(drawn.map((one) => [one.depot, one.takes]));
}

/** What this act signed the first time; null for a new one. @throws Problem 422 when the key was another act's */
async function signedBefore(
  { draft: { number, parts }, by, actKey }: Signing,
  transaction: Queryable,
): Promise<SupplyOrder[] | null> {
  const before = actKey === null ? [] : await supplyOrderRepository(transaction).ofAct(by, actKey);
  if (before.length === 0) return null;
  const isSame =
    before.every((one) => one.number === number) &&
    isDeepStrictEqual(
      before.map(({ depot, lines }) => [depot, byItem(lines)]),
      parts.map(({ depot, wanted }) => [depot, byItem(wanted)]),
    );
  if (isSame) return before;
  throw keyUsed();
}

const byItem = (goods: readonly { item: string; amount: number }[]) =>
  addedUp(goods).sort((a, b) => a.item.localeCompare(b.item));

/** A part of the order as it is written down. Where it goes in words alone it stays with its depot's area. */
function partOf(
  { draft, by, now }: Signing,
  depot: SupplyDepot,
  part: number,
  { ground, basis }: { ground: Ground; basis: SupplyBasis | null },
): SignedOrder {
  const { parts: _, destination: __, ...said } = draft;
  const area = ground.county === null ? depot : ground;
  const at = instant(now);
  return {
    ...{ ...said, basis, id: `order-${randomUUID().slice(0, SHORT)}`, part, depot: depot.id },
    ...{ destination: ground.name, place: ground.place, county: area.county, town: area.town },
    ...{ state: 'reserved', steps: [{ state: 'reserved', at, by, reason: null, came: null }] },
    ...{ signedAt: at, signedBy: by, version: 1, synthetic: depot.synthetic },
  };
}

/** Reserves what the parts take and writes that down: with each, and in the ledger. */
async function reserved(
  parts: readonly SignedOrder[],
  { draft, by, now }: Signing,
  transaction: Queryable,
): Promise<void> {
  const takes = await reserve(draft, shanghaiDay(now), transaction);
  for (const { id, depot } of parts) {
    const taken = takes.get(depot)!;
    await supplyOrderRepository(transaction).addLines(id, taken);
    const movements = taken.map(({ batch, amount }) => ({
      ...{ batch, amount, kind: 'reserve' as const, order: id, reason: null },
    }));
    const moved = { at: instant(now), by, actKey: null };
    await supplyRepository(transaction).addMovements(movements, moved);
  }
}

/** False when somebody used the number or the key meanwhile: nothing is written then. */
async function inserted(
  parts: readonly SignedOrder[],
  actKey: string | null,
  transaction: Queryable,
): Promise<boolean> {
  const orders = supplyOrderRepository(transaction);
  // Every order has a first part: whoever has written that has the number and the key.
  for (const part of parts) if (!(await orders.insert(part, actKey))) return false;
  return true;
}

async function logged(
  { id }: Incident,
  { draft, by, now }: Signing,
  depots: readonly SupplyDepot[],
  transaction: Queryable,
): Promise<void> {
  const at = instant(now);
  const text = `${draft.number} · ${depots.map(({ name }) => name).join('、')}`;
  const line: LogLine = {
    ...{ kind: 'supplies', act: 'reserved', text },
    ...{ happenedAt: at, enteredAt: at, by },
  };
  await incidentRepository(transaction).addLines(id, [line]);
}

/**
 * Signs a transfer order (动用指令) and reserves what it takes of each depot, all or none, what expires first going
 * first. Only whoever commands the area of every depot signs, for a department of his own that may move what lies
 * there. A retry with the same key is answered with the first.
 * @throws Problem 403, 404, 409 `supply-short` with what is free, 422
 */
export async function signOrder(
  services: Services,
  caller: Caller,
  draft: NewSupplyOrder,
  actKey: string | null,
): Promise<SupplyOrder[]> {
  const { database, journal, clock } = services;
  const signing: Signing = { draft, by: actorOf(caller), now: clock.now(), actKey };
  const signed = await database.transaction(async (transaction) => {
    const repeated = await signedBefore(signing, transaction);
    if (repeated) return repeated;
    const depots = await depotsOf(draft, caller, transaction);
    checkIssuer(caller, draft.issuedBy, depots);
    const incident = await incidentOf(caller, draft, transaction);
    const ground = await groundOf(caller, draft, incident, draft.destination, transaction);
    const basis = await basisOf(services, caller, draft, transaction);
    const shared = { ground, basis };
    const parts = depots.map((depot, index) => partOf(signing, depot, index + 1, shared));
    if (!(await inserted(parts, actKey, transaction))) {
      // Sent twice at once: what the other sending signed can be seen now.
      const first = await signedBefore(signing, transaction);
      if (first) return first;
      throw problem(409, 'supply-number-used', `number: ${draft.number} is another order's`);
    }
    await reserved(parts, signing, transaction);
    if (incident) await logged(incident, signing, depots, transaction);
    const made: SupplyOrder[] = [];
    for (const [index, { id }] of parts.entries()) {
      const order = (await supplyOrderRepository(transaction).byId(id, caller.scope))!;
      const entries = supplyOrderEntries(order, depots[index]!, 'reserved', signing.by);
      await journal.append(transaction, entries);
      made.push(order);
    }
    return made;
  });
  journal.announce();
  return signed;
}
