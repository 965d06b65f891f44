import type { Department } from '../../../shared/model/department.ts';
import type { SupplyDepot } from '../../../shared/model/supply.ts';
import { mayIssue } from '../../../shared/risk/supply-order-life.ts';

/** The departments on whose word a depot's goods move. */
export const issuersOf = (
  departments: readonly Department[],
  depot: Pick<SupplyDepot, 'common' | 'department'>,
): Department[] => departments.filter(({ id }) => mayIssue(id, depot));
