import type { WantedSupply } from '../model/supply-order.ts';

/** A depot with what is free in it. */
export type DepotStock = { id: string; free: readonly WantedSupply[] };

const leftAfter = (
  wanted: ReadonlyMap<string, number>,
  { free }: DepotStock,
): Map<string, number> => {
  const left = new Map(wanted);
  for (const { item, amount } of free) {
    const short = (left.get(item) ?? 0) - amount;
    if (short > 0) left.set(item, short);
    else left.delete(item);
  }
  return left;
};

/**
 * The depots an order is proposed to go to: the nearest one that has everything, as one order is one convoy; where none
 * has, the nearest that each add something, until nothing is short [D].
 * @param depots the nearest first
 * @param most so many may be asked at once
 */
export function proposedDepots(
  wanted: ReadonlyMap<string, number>,
  depots: readonly DepotStock[],
  most: number,
): string[] {
  const whole = depots.find((depot) => leftAfter(wanted, depot).size === 0);
  if (whole !== undefined) return [whole.id];
  const chosen: string[] = [];
  let left: ReadonlyMap<string, number> = wanted;
  for (const depot of depots) {
    if (left.size === 0 || chosen.length === most) break;
    if (!depot.free.some(({ item, amount }) => amount > 0 && left.has(item))) continue;
    chosen.push(depot.id);
    left = leftAfter(left, depot);
  }
  return chosen;
}
