import type { SupplyDepot } from '../../shared/model/supply.ts';
import type { SupplyOrder } from '../../shared/model/supply-order.ts';
import type { NewEntry } from '../journal/journal.ts';
import { toldIn } from '../journal/told-in.ts';

type Home = Pick<SupplyDepot, 'county' | 'town'>;

/** What the journal says of an order, at the depot and where it goes. */
export function supplyOrderEntries(
  order: SupplyOrder,
  home: Home,
  act: string,
  actor: string,
): NewEntry[] {
  const { number: name, depot, incident, shelter, state, issuedBy, lines } = order;
  const of = { name, depot, incident, shelter, state, issuedBy, lines };
  const data = { act: `supply-${act}`, ...of };
  const line = { actor, subject: `supply-order:${order.id}`, data };
  return toldIn([order, home]).map((where) => ({
    kind: 'supply-order.changed',
    ...line,
    ...where,
  }));
}

/** What the journal says of what came into a depot or was scrapped there. */
export const stockEntry = (
  depot: Home & Pick<SupplyDepot, 'id' | 'name'>,
  data: NewEntry['data'],
  actor: string,
): NewEntry => ({
  kind: 'supply.changed',
  actor,
  county: depot.county,
  town: depot.town,
  subject: `depot:${depot.id}`,
  data: { name: depot.name, ...data },
});
