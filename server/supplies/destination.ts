import type { Incident } from '../../shared/model/incident.ts';
import type { SupplyQuestion } from '../../shared/model/supply-order.ts';
import { realThingsRefusal } from '../../shared/risk/incident-life.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { problem } from '../plugins/errors.ts';
import { type SupplyGround, supplyOrderRepository } from './order-repository.ts';

type Whither = Pick<SupplyQuestion, 'shelter' | 'incident'>;

/** Where an order goes; in words alone it is no place. */
export type Ground = SupplyGround | { name: string; place: null; county: null; town: null };

/** Where it goes: the shelter, else the incident, else what was written. @throws Problem 404, 422 */
export async function groundOf(
  caller: Caller,
  { shelter }: Whither,
  incident: Incident | null,
  written: string | null,
  on: Queryable,
): Promise<Ground> {
  if (shelter !== null) {
    const ground = await supplyOrderRepository(on).shelterGround(shelter, caller.scope);
    if (ground) return ground;
    throw problem(404, 'shelter-not-found', `there is no shelter ${shelter} in your area`);
  }
  if (incident) {
    const { title, place, county, town } = incident;
    return { name: written ?? title, place, county, town };
  }
  if (written !== null) return { name: written, place: null, county: null, town: null };
  const expected = 'expected a shelter, an incident or a place in words, got none of them';
  throw problem(422, 'supply-destination-missing', `destination: ${expected}`);
}

/** The incident an order is for, locked. @throws Problem 404, 409 for one that real things are not sent to */
export async function incidentOf(
  caller: Caller,
  { incident: id }: Whither,
  transaction: Queryable,
): Promise<Incident | null> {
  if (id === null) return null;
  const incident = await incidentRepository(transaction).lock(id, caller.scope);
  if (!incident)
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  const refusal = realThingsRefusal(incident);
  if (refusal === null) return incident;
  throw problem(409, refusal, `incident: ${id} is ${incident.drill ?? incident.state}`);
}
