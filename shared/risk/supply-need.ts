import { distanceMetres } from '../geo/measure.ts';
import type { Position } from '../model/common.ts';
import type { SupplyItem } from '../model/supply.ts';
import type { WantedSupply } from '../model/supply-order.ts';

/** What a lorry takes at once [D]. */
export const LORRY_KILOGRAMS = 5_000;
/** Where roads are not known: the straight line, longer by this, driven at this speed [D]. */
const DETOUR = 1.3;
const METRES_PER_MINUTE = 30_000 / 60;

/**
 * What so many heads need for so many days, item by item; items without a norm are left out. Water is 15 l a head
 * and day [S] (Sphere, DOMAIN.md §4); the other norms are data of the catalogue, each with its source.
 */
export function suppliesNeeded(
  items: readonly Pick<SupplyItem, 'id' | 'need'>[],
  heads: number,
  days: number,
): WantedSupply[] {
  return items.flatMap(({ id, need }) => {
    if (need === null) return [];
    const amount = Math.ceil(need.amount * heads * (need.daily ? days : 1) - 1e-9);
    return amount > 0 ? [{ item: id, amount }] : [];
  });
}

export type SupplyTransport = {
  kilograms: number;
  lorries: number;
  metres: number | null;
  minutes: number | null;
};

/** What it weighs, how many lorries that is, and how far it goes; null where a place is not known. */
export function supplyTransport(
  wanted: readonly WantedSupply[],
  items: readonly Pick<SupplyItem, 'id' | 'kilograms'>[],
  from: Position,
  to: Position | null,
): SupplyTransport {
  const each = new Map(items.map(({ id, kilograms }) => [id, kilograms]));
  const kilograms = wanted.reduce(
    (sum, { item, amount }) => sum + amount * (each.get(item) ?? 0),
    0,
  );
  const metres = to && distanceMetres(from, to) * DETOUR;
  return {
    kilograms,
    lorries: Math.ceil(kilograms / LORRY_KILOGRAMS),
    metres,
    minutes: metres === null ? null : metres / METRES_PER_MINUTE,
  };
}
