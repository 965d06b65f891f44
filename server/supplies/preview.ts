import type { SupplyBatch, SupplyDepot } from '../../shared/model/supply.ts';
import type { SupplyQuestion } from '../../shared/model/supply-order.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { splitSupplies } from '../../shared/risk/supply-allocation.ts';
import { supplyTransport } from '../../shared/risk/supply-need.ts';
import type { SupplyPreview } from '../../shared/wire/supplies.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../identity/caller.ts';
import type { Services } from '../services.ts';
import { groundOf, incidentOf } from './destination.ts';
import { nearestFirst } from './nearest-first.ts';
import { supplyRepository } from './repository.ts';
import { commandedDepot } from './stock-acts.ts';

async function placeOf(caller: Caller, question: SupplyQuestion, on: Queryable) {
  const incident = await incidentOf(caller, question, on);
  if (question.shelter === null && incident === null) return null;
  return (await groundOf(caller, question, incident, null, on)).place;
}

/** What an order would take from which depots and batches, what is short, and what there is to carry. Nothing is reserved. */
export async function previewOrder(
  { database, clock }: Services,
  caller: Caller,
  question: SupplyQuestion,
): Promise<SupplyPreview> {
  const now = clock.now();
  return database.transaction(async (transaction) => {
    const supplies = supplyRepository(transaction);
    const place = await placeOf(caller, question, transaction);
    const depots: SupplyDepot[] = [];
    for (const id of question.depots) depots.push(await commandedDepot(caller, id, transaction));
    const asked: (SupplyDepot & { batches: SupplyBatch[] })[] = [];
    for (const { depot } of nearestFirst(depots, place)) {
      asked.push({ ...depot, batches: await supplies.batches(depot.id) });
    }
    const { parts, shortages } = splitSupplies(question.wanted, asked, shanghaiDay(now));
    const items = await supplies.items();
    const withTransport = parts.map(({ depot: id, takes }) => {
      const from = asked.find((one) => one.id === id)!.place;
      return { depot: id, takes, transport: supplyTransport(takes, items, from, place) };
    });
    return { at: instant(now), parts: withTransport, shortages };
  });
}
