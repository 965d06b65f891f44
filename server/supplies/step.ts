import { isDeepStrictEqual } from 'node:util';
import type {
  SupplyOrder,
  SupplyOrderState,
  SupplyOrderStep,
  SupplyReceipt,
  SupplyStepTaken,
} from '../../shared/model/supply-order.ts';
import { commandsAll, WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { isExpired } from '../../shared/risk/supply-allocation.ts';
import {
  receiptRefusal,
  supplyStateAfter,
  supplyStepRefusal,
  withReceipt,
} from '../../shared/risk/supply-order-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { supplyOrderEntries } from './entry.ts';
import { type LockedOrder, supplyOrderRepository } from './order-repository.ts';
import { type NewMovement, type StockChange, supplyRepository } from './repository.ts';
import { mustKeep } from './stock-acts.ts';

type Act = { caller: Caller; at: string; by: string; reason: string | null };
type Next = {
  state: SupplyOrderState;
  changes: StockChange[];
  movements: NewMovement[];
  came: SupplyReceipt['lines'] | null;
};

/** One in the caller's sight, locked. @throws Problem 404 */
async function lockedOrder(
  caller: Caller,
  id: string,
  transaction: Queryable,
): Promise<LockedOrder> {
  const order = await supplyOrderRepository(transaction).lock(id, caller.scope);
  if (order) return order;
  throw problem(404, 'supply-order-not-found', `there is no order ${id} in your area`);
}

/**
 * Whether this act was done before: by the same person, on what he saw then, and as it is asked now.
 * @throws Problem 412 when somebody was quicker
 */
function isDone(
  order: SupplyOrder,
  basedOn: number,
  by: string,
  isSame: (last: SupplyOrderStep) => boolean,
): boolean {
  if (order.version === basedOn) return false;
  const last = order.steps.at(-1);
  if (order.version === basedOn + 1 && last?.by === by && isSame(last)) return true;
  const got = `basedOn: expected ${order.version}, got ${basedOn}`;
  throw problem(412, 'supply-order-changed-meanwhile', got, order);
}

/** What was good when it was reserved may be over by now. @throws Problem 409 */
function mustBeGood({ lines }: SupplyOrder, today: string): void {
  const over = lines.filter((line) => isExpired(line, today)).map(({ batch }) => batch);
  if (over.length === 0) return;
  throw problem(409, 'supply-expired', `batches that expired before ${today}: ${over.join(', ')}`);
}

/** Writes what an order has become: its step, its ledger, its incident's log and the journal. */
async function written(
  { journal }: Pick<Services, 'journal'>,
  order: LockedOrder,
  { state, changes, movements, came }: Next,
  { caller, at, by, reason }: Act,
  transaction: Queryable,
): Promise<SupplyOrder> {
  const supplies = supplyRepository(transaction);
  const incidents = incidentRepository(transaction);
  // Before the batches, as whoever signs does it, so that nobody waits in a ring.
  // The log of an incident is kept whoever of its two ends is asked.
  if (order.incident !== null) await incidents.lock(order.incident, WHOLE_CITY);
  if (changes.length > 0) await supplies.change(changes);
  if (movements.length > 0) await supplies.addMovements(movements, { at, by, actKey: null });
  const orders = supplyOrderRepository(transaction);
  const steps = [...order.steps, { state, at, by, reason, came }];
  await orders.update({ ...order, state, steps, version: order.version + 1 });
  if (order.incident !== null) {
    const text = [order.number, order.depotName, reason].filter(Boolean).join(' · ');
    const line = { kind: 'supplies', act: state, text, happenedAt: at, enteredAt: at, by } as const;
    await incidents.addLines(order.incident, [line]);
  }
  const made = (await orders.byId(order.id, caller.scope))!;
  await journal.append(transaction, supplyOrderEntries(made, order.home, state, by));
  return made;
}

/** How the stock moves with a step: what is issued leaves, what is cancelled is free again. */
function movedBy(order: SupplyOrder, state: SupplyOrderState, reason: string | null) {
  const kind = ({ issued: 'issue', cancelled: 'release' } as const)[
    state as 'issued' | 'cancelled'
  ];
  if (kind === undefined) return { changes: [], movements: [] };
  return {
    changes: order.lines.map(({ batch, amount }) => ({
      ...{ batch, onHand: kind === 'issue' ? -amount : 0, reserved: -amount },
    })),
    movements: order.lines.map(({ batch, amount }) => ({
      ...{ batch, kind, amount, order: order.id, reason },
    })),
  };
}

/**
 * Issues what is reserved, sends it on its way, or cancels before it has left: at the depot's end. A retry of the
 * step it is on already changes nothing.
 * @throws Problem 403, 404, 409 for a step that does not follow, 412 when somebody was quicker
 */
export async function stepOrder(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  { basedOn, act, reason }: SupplyStepTaken,
): Promise<SupplyOrder> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const order = await lockedOrder(caller, id, transaction);
    const { home, ...told } = order;
    if (!commandsAll(caller.scope, home)) {
      throw problem(403, 'depot-not-yours', `depot: ${order.depot} is not commanded by your area`);
    }
    mustKeep(caller, home);
    const state = supplyStateAfter(act);
    if (isDone(told, basedOn, by, (last) => last.state === state)) return told;
    const refusal = supplyStepRefusal(order.state, act, reason);
    if (refusal) throw problem(409, refusal, `act: ${act} does not follow ${order.state}`);
    if (act === 'issue') mustBeGood(order, shanghaiDay(clock.now()));
    const next = { state, came: null, ...movedBy(order, state, reason) };
    const how = { caller, at: instant(clock.now()), by, reason };
    return written({ journal }, order, next, how, transaction);
  });
  journal.announce();
  return done;
}

/**
 * Signs for what came: received, damaged, sent back or missing, batch by batch, as often as something comes. What is
 * sent back is in the depot again.
 * @throws Problem 404, 409 for more than is due, 412 when somebody was quicker
 */
export async function receiveOrder(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  { basedOn, lines, reason }: SupplyReceipt,
): Promise<SupplyOrder> {
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const { home, ...order } = await lockedOrder(caller, id, transaction);
    const isAtEitherEnd = commandsAll(caller.scope, order) || commandsAll(caller.scope, home);
    if (!isAtEitherEnd) {
      throw problem(403, 'supply-order-not-yours', `order ${id} does not go to ${caller.area}`);
    }
    if (isDone(order, basedOn, by, ({ came }) => isDeepStrictEqual(came, lines))) return order;
    const refusal = receiptRefusal(order, { lines, reason });
    if (refusal) throw problem(409, refusal, `lines: ${refusal} of order ${id}, ${order.state}`);
    const after = withReceipt(order.lines, lines);
    await supplyOrderRepository(transaction).writeLines(id, after.lines);
    const back = lines.filter(({ returned }) => returned > 0);
    const next = {
      ...{ state: after.state, came: lines },
      changes: back.map(({ batch, returned }) => ({ batch, onHand: returned, reserved: 0 })),
      movements: back.map(({ batch, returned: amount }) => ({
        ...{ batch, kind: 'return' as const, amount, order: id, reason },
      })),
    };
    const how = { caller, at: instant(clock.now()), by, reason };
    return written({ journal }, { ...order, home }, next, how, transaction);
  });
  journal.announce();
  return done;
}
