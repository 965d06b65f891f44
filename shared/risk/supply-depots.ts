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

/** How much of what is still wanted a depot has, each item as a share of it. */
const shareOf = (left: ReadonlyMap<string, number>, { free }: DepotStock): number =>
  free.reduce((sum, { item, amount }) => {
    const wanted = left.get(item);
    return wanted === undefined ? sum : sum + Math.min(amount, wanted) / wanted;
  }, 0);

/**
 * The depots an order is proposed to go to. As few as go, since each is a convoy and papers of its own: the one that
 * has most of what is wanted, then the one that has most of what is short still; the nearer of two that are equal [D].
 * @param depots the nearest first
 * @param most so many may be asked at once
 */
export function proposedDepots(
  wanted: ReadonlyMap<string, number>,
  depots: readonly DepotStock[],
  most: number,
): string[] {
  const chosen: string[] = [];
  let left: ReadonlyMap<string, number> = wanted;
  while (left.size > 0 && chosen.length < most) {
    const shares = depots.map((depot) => (chosen.includes(depot.id) ? 0 : shareOf(left, depot)));
    const best = Math.max(0, ...shares);
    if (best === 0) break;
    const depot = depots[shares.indexOf(best)]!;
    chosen.push(depot.id);
    left = leftAfter(left, depot);
  }
  return chosen;
}
