import type { SupplyDepot } from '../../shared/model/supply.ts';
import type { SupplyOrder } from '../../shared/model/supply-order.ts';
import type { NewEntry } from '../journal/journal.ts';

type Home = Pick<SupplyDepot, 'county' | 'town'>;

/** What the journal says of an order: to the smallest area that has both the depot and where it goes. */
export function supplyOrderEntry(
  order: SupplyOrder,
  home: Home,
  act: string,
  actor: string,
): NewEntry {
  const county = home.county === order.county ? home.county : null;
  const town = county !== null && home.town === order.town ? home.town : null;
  const { number, depot, incident, shelter, state, issuedBy, lines } = order;
  const data = {
    act: `supply-${act}`,
    name: number,
    depot,
    incident,
    shelter,
    state,
    issuedBy,
    lines,
  };
  return {
    kind: 'supply-order.changed',
    actor,
    county,
    town,
    subject: `supply-order:${order.id}`,
    data,
  };
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
