import type { SupplyBatch } from '../model/supply.ts';
import type { WantedSupply } from '../model/supply-order.ts';

/** What is taken from a batch. */
export type SupplyTake = Pick<SupplyBatch, 'item' | 'expiresOn'> & {
  batch: string;
  amount: number;
};
/** What a depot cannot give: `free` of the `wanted` is all it has. */
export type SupplyShortage = { item: string; wanted: number; free: number };
export type SupplyAllocation = { takes: SupplyTake[]; shortages: SupplyShortage[] };

type Stocked = Pick<
  SupplyBatch,
  'id' | 'item' | 'onHand' | 'reserved' | 'expiresOn' | 'receivedAt'
>;

/** Good through its last day. @param today `2026-11-27`, Asia/Shanghai */
export const isExpired = ({ expiresOn }: Pick<SupplyBatch, 'expiresOn'>, today: string): boolean =>
  expiresOn !== null && expiresOn < today;

const freeOf = ({ onHand, reserved }: Stocked): number => onHand - reserved;

/** First expired, first out; what never expires goes last, the oldest of it first. */
const byExpiry = (a: Stocked, b: Stocked): number =>
  (a.expiresOn ?? '9').localeCompare(b.expiresOn ?? '9') ||
  Date.parse(a.receivedAt) - Date.parse(b.receivedAt) ||
  a.id.localeCompare(b.id);

/** One wish for each item: what is asked for twice is added up. */
export function addedUp(wanted: readonly WantedSupply[]): WantedSupply[] {
  const sums = new Map<string, number>();
  for (const { item, amount } of wanted) sums.set(item, (sums.get(item) ?? 0) + amount);
  return [...sums].map(([item, amount]) => ({ item, amount }));
}

/**
 * What to take from which batch of one depot, and what is short. Expired batches give nothing.
 * @param today `2026-11-27`, Asia/Shanghai
 */
export function allocateSupplies(
  wanted: readonly WantedSupply[],
  batches: readonly Stocked[],
  today: string,
): SupplyAllocation {
  const usable = batches.filter((batch) => !isExpired(batch, today)).sort(byExpiry);
  const takes: SupplyTake[] = [];
  const shortages: SupplyShortage[] = [];
  for (const { item, amount } of addedUp(wanted)) {
    let left = amount;
    for (const batch of usable) {
      const taken = batch.item === item ? Math.min(left, freeOf(batch)) : 0;
      if (taken === 0) continue;
      takes.push({ batch: batch.id, item, expiresOn: batch.expiresOn, amount: taken });
      left -= taken;
    }
    if (left > 0) shortages.push({ item, wanted: amount, free: amount - left });
  }
  return { takes, shortages };
}

/** What one depot sends of an order, and what of it is taken from which batch. */
export type SupplySplit = { depot: string; takes: SupplyTake[] };

/**
 * Shares what is wanted over depots: each gives what it has free, the first of them first, so that the nearest send
 * the most; what all of them together cannot give is short.
 * @param depots in the order they are asked, nearest first
 */
export function splitSupplies(
  wanted: readonly WantedSupply[],
  depots: readonly { id: string; batches: readonly Stocked[] }[],
  today: string,
): { parts: SupplySplit[]; shortages: SupplyShortage[] } {
  const whole = addedUp(wanted);
  const parts: SupplySplit[] = [];
  let left = whole;
  for (const { id, batches } of depots) {
    const { takes, shortages } = allocateSupplies(left, batches, today);
    if (takes.length > 0) parts.push({ depot: id, takes });
    left = shortages.map((short) => ({ item: short.item, amount: short.wanted - short.free }));
  }
  const shortages = left.map(({ item, amount }) => {
    const of = whole.find((one) => one.item === item)!.amount;
    return { item, wanted: of, free: of - amount };
  });
  return { parts, shortages };
}
