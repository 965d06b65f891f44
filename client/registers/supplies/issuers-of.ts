import type { SupplyDepot } from '../../../shared/model/supply.ts';
import { mayIssue } from '../../../shared/risk/supply-order-life.ts';

/** Those of one's departments on whose word the goods of all these depots move. */
export const issuersOf = (
  departments: readonly string[],
  depots: readonly Pick<SupplyDepot, 'common' | 'department'>[],
): string[] => departments.filter((id) => depots.every((depot) => mayIssue(id, depot)));
