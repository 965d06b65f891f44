import type { Position } from '../../shared/model/common.ts';
import type { SupplyDepot } from '../../shared/model/supply.ts';
import { supplyTransport } from '../../shared/risk/supply-need.ts';

/** Depots with how far it is from each; where it goes to no place, by their ids. */
export const nearestFirst = (
  depots: readonly SupplyDepot[],
  place: Position | null,
): { depot: SupplyDepot; metres: number | null }[] =>
  depots
    .map((depot) => ({ depot, metres: supplyTransport([], [], depot.place, place).metres }))
    .sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0) || a.depot.id.localeCompare(b.depot.id));
