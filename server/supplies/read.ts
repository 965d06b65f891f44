import type { SupplyDepot, SupplyStock } from '../../shared/model/supply.ts';
import { commandsAll } from '../../shared/risk/command-area.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { suppliesNeeded } from '../../shared/risk/supply-need.ts';
import { DAY_MS } from '../../shared/time/units.ts';
import type {
  DepotFile,
  SupplyNeedQuestion,
  SupplyNeeds,
  SupplyOverview,
} from '../../shared/wire/supplies.ts';
import { instant } from '../clock.ts';
import type { Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { nearestFirst } from './nearest-first.ts';
import { supplyRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'clock'>;

/** What is over within this is listed [D]. */
const SOON_DAYS = 30;
const MOST_EXPIRING = 500;
const MOST_MOVEMENTS = 200;

export async function readSupplies(
  { database, clock }: Parts,
  { scope }: Caller,
): Promise<SupplyOverview> {
  const supplies = supplyRepository(database);
  const now = clock.now();
  const today = shanghaiDay(now);
  const depots = await supplies.depots(scope);
  return {
    today,
    depots: depots.map((depot) => ({ ...depot, commanded: commandsAll(scope, depot) })),
    stock: await supplies.stock(scope, today),
    expiring: await supplies.expiringBy(
      shanghaiDay(now + SOON_DAYS * DAY_MS),
      scope,
      MOST_EXPIRING,
    ),
  };
}

/** Everything kept of one depot. @throws Problem 404 outside the scope */
export async function readDepot(
  { database, clock }: Parts,
  { scope }: Caller,
  id: string,
): Promise<DepotFile> {
  const supplies = supplyRepository(database);
  const depot = await supplies.depot(id, scope);
  if (!depot) throw problem(404, 'depot-not-found', `there is no depot ${id} in your area`);
  const today = shanghaiDay(clock.now());
  const stock = await supplies.stock(scope, today);
  return {
    ...{ today, depot, commanded: commandsAll(scope, depot) },
    stock: stock.filter((one) => one.depot === id),
    batches: await supplies.batches(id),
    movements: await supplies.movements(id, MOST_MOVEMENTS),
  };
}

const nearestStock = (
  depots: readonly SupplyDepot[],
  stock: readonly SupplyStock[],
  place: SupplyNeedQuestion['place'],
): SupplyNeeds['depots'] =>
  nearestFirst(depots, place).map(({ depot: { id, name }, metres }) => ({
    ...{ id, name, metres },
    free: stock
      .filter((one) => one.depot === id && one.free > 0)
      .map(({ item, free: amount }) => ({ item, amount })),
  }));

/** What so many heads need, against what the depots have that the caller commands. */
export async function askNeeds(
  { database, clock }: Parts,
  { scope }: Caller,
  { heads, days, place }: SupplyNeedQuestion,
): Promise<SupplyNeeds> {
  const supplies = supplyRepository(database);
  const now = clock.now();
  const items = await supplies.items();
  const depots = (await supplies.depots(scope)).filter((depot) => commandsAll(scope, depot));
  const commanded = new Set(depots.map(({ id }) => id));
  const stock = (await supplies.stock(scope, shanghaiDay(now))).filter(({ depot }) =>
    commanded.has(depot),
  );
  const needs = suppliesNeeded(items, heads, days).map(({ item, amount: wanted }) => {
    const free = stock.filter((one) => one.item === item).reduce((sum, one) => sum + one.free, 0);
    const norm = items.find(({ id }) => id === item)!.need!;
    return { item, norm, wanted, free, short: Math.max(0, wanted - free) };
  });
  return { at: instant(now), needs, depots: nearestStock(depots, stock, place) };
}
