import type { NewSupplyOrder, SupplyBasis } from '../../shared/model/supply-order.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../identity/caller.ts';
import type { Services } from '../services.ts';
import { shelterFileRepository } from '../shelters/file-repository.ts';
import { occupancyOf } from '../shelters/occupancy.ts';

/** For how many heads an order is, and whether they were counted where it goes: by what is known here, not by who asks. */
export async function basisOf(
  services: Services,
  { scope }: Caller,
  { basis, shelter }: NewSupplyOrder,
  on: Queryable,
): Promise<SupplyBasis | null> {
  if (basis === null) return null;
  const kept = shelter && (await shelterFileRepository(on).byId(shelter, scope));
  const inside = kept ? occupancyOf(services, kept) : null;
  const isCount = inside !== null && inside.count === basis.heads;
  return { ...basis, from: isCount ? 'count' : 'estimate', at: isCount ? inside.at : null };
}
