import { isDeepStrictEqual } from 'node:util';
import { isRealDay } from '../../shared/model/moment.ts';
import {
  ORDERING_DEPARTMENT,
  type SupplyDepot,
  type SupplyIntake,
  type SupplyItem,
  type SupplyItemChange,
  type SupplyScrap,
} from '../../shared/model/supply.ts';
import { commandsAll } from '../../shared/risk/command-area.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { keepsDepot } from '../../shared/risk/supply-order-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { stockEntry } from './entry.ts';
import { supplyRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/** A depot the caller sees and commands. @throws Problem 404, 403 when it is a larger area's */
export async function commandedDepot(
  caller: Caller,
  id: string,
  on: Queryable,
): Promise<SupplyDepot> {
  const depot = await supplyRepository(on).depot(id, caller.scope);
  if (!depot) throw problem(404, 'depot-not-found', `there is no depot ${id} in your area`);
  if (commandsAll(caller.scope, depot)) return depot;
  const of = depot.town ?? depot.county ?? 'the city';
  throw problem(403, 'depot-not-yours', `depot: ${id} is commanded by ${of}, got ${caller.area}`);
}

/** @throws Problem 403 when it is another department's to see to */
export function mustKeep(caller: Caller, depot: Pick<SupplyDepot, 'department'>): void {
  if (keepsDepot(caller.departments, depot)) return;
  const own = caller.departments.join(', ');
  const expected = `expected somebody of ${depot.department} or ${ORDERING_DEPARTMENT}`;
  if (own === '') throw problem(403, 'no-department', `depot: ${expected}, got no department`);
  throw problem(403, 'depot-other-department', `depot: ${expected}, got ${own}`);
}

const isSameIntake = (kept: object, depot: string, { id, ...come }: SupplyIntake): boolean =>
  isDeepStrictEqual(kept, { batch: id, depot, ...come });

function checkExpiry({ expiresOn }: SupplyIntake, today: string): void {
  if (expiresOn === null || (isRealDay(expiresOn) && expiresOn >= today)) return;
  throw problem(
    422,
    'supply-expiry-past',
    `expiresOn: expected ${today} or later, got ${expiresOn}`,
  );
}

/**
 * Takes goods into a depot as a batch of their own. The same again brings nothing twice.
 * @throws Problem 404, 403, 409 when the id is another batch's, 422 for goods that are over already
 */
export async function takeIn(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  intake: SupplyIntake,
): Promise<void> {
  const by = actorOf(caller);
  const now = clock.now();
  await database.transaction(async (transaction) => {
    const supplies = supplyRepository(transaction);
    const depot = await commandedDepot(caller, id, transaction);
    mustKeep(caller, depot);
    const at = instant(now);
    const items = await supplies.items();
    if (!items.some((item) => item.id === intake.item)) {
      const got = `item: expected an item of the catalogue, got ${intake.item}`;
      throw problem(422, 'supply-item-unknown', got);
    }
    checkExpiry(intake, shanghaiDay(now));
    if (!(await supplies.addBatch(id, intake, { at, synthetic: caller.demo || depot.synthetic }))) {
      const kept = await supplies.intakeOf(intake.id);
      if (kept && isSameIntake(kept, id, intake)) return;
      throw problem(409, 'supply-batch-exists', `id: ${intake.id} is another batch`);
    }
    const { item, amount, expiresOn } = intake;
    const movement = {
      batch: intake.id,
      kind: 'intake',
      amount,
      order: null,
      reason: null,
    } as const;
    await supplies.addMovements([movement], { at, by, actKey: null });
    const data = { act: 'supply-intake', batch: intake.id, item, amount, expiresOn };
    await journal.append(transaction, [stockEntry(depot, data, by)]);
  });
  journal.announce();
}

/**
 * Scraps what nobody has reserved of a batch. A retry with the same key has no further effect.
 * @throws Problem 404, 403, 409 when less is free than that
 */
export async function scrap(
  { database, journal, clock }: Parts,
  caller: Caller,
  id: string,
  { amount, reason }: SupplyScrap,
  actKey: string | null,
): Promise<string> {
  const by = actorOf(caller);
  const depot = await database.transaction(async (transaction) => {
    const supplies = supplyRepository(transaction);
    const batch = await supplies.lockBatch(id, caller.scope);
    if (!batch)
      throw problem(404, 'supply-batch-not-found', `there is no batch ${id} in your area`);
    const home = await commandedDepot(caller, batch.depot, transaction);
    mustKeep(caller, home);
    const before = actKey && (await supplies.ofAct(by, actKey));
    if (before) {
      if (before.batch === id && before.amount === amount) return batch.depot;
      throw keyUsed();
    }
    const free = batch.onHand - batch.reserved;
    if (amount > free) {
      throw problem(409, 'supply-not-free', `amount: expected at most ${free}, got ${amount}`);
    }
    await supplies.change([{ batch: id, onHand: -amount, reserved: 0 }]);
    const movement = { batch: id, kind: 'scrap', amount, order: null, reason } as const;
    await supplies.addMovements([movement], { at: instant(clock.now()), by, actKey });
    const data = { act: 'supply-scrap', batch: id, item: batch.item, amount, reason };
    await journal.append(transaction, [stockEntry(home, data, by)]);
    return batch.depot;
  });
  journal.announce();
  return depot;
}

/** Writes a line of the catalogue. @throws Problem 409 when somebody was quicker */
export async function keepItem(
  { database, journal }: Parts,
  caller: Caller,
  id: string,
  { basedOn, item }: SupplyItemChange,
): Promise<SupplyItem> {
  const kept = await database.transaction(async (transaction) => {
    const supplies = supplyRepository(transaction);
    const before = await supplies.lockItem(id);
    const next: SupplyItem = {
      ...{ id, ...item, version: basedOn + 1 },
      synthetic: before?.synthetic ?? caller.demo,
    };
    if (isDeepStrictEqual(before, next)) return next;
    if ((before?.version ?? 0) !== basedOn) {
      const expected = `basedOn: expected ${before?.version ?? 0}, got ${basedOn}`;
      throw problem(409, 'changed-meanwhile', expected, before);
    }
    await supplies.writeItem(next);
    const data = { name: item.name, code: item.code, source: item.source, version: next.version };
    await journal.append(transaction, [
      {
        ...{ kind: 'supply-item.changed', actor: actorOf(caller), county: null, town: null },
        ...{ subject: `supply-item:${id}`, data },
      },
    ]);
    return next;
  });
  journal.announce();
  return kept;
}
