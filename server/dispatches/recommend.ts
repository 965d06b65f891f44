import type { ResourceType } from '../../shared/model/resource.ts';
import { isExpired } from '../../shared/risk/certification.ts';
import { isDispatchOpen } from '../../shared/risk/dispatch-life.ts';
import {
  freeUnits,
  RECENT_MS,
  recommendUnits,
  startOf,
  type UnitNow,
} from '../../shared/risk/recommend-units.ts';
import { cardFor, neededOf, withOneMore } from '../../shared/risk/run-cards.ts';
import type { RecommendationAnswer } from '../../shared/wire/recommendation.ts';
import { instant } from '../clock.ts';
import type { Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { problem } from '../plugins/errors.ts';
import { runCardRepository } from '../run-cards/repository.ts';
import type { Services } from '../services.ts';
import { heardPlace } from './places.ts';
import { dispatchRepository, type UnitRow } from './repository.ts';

const unitNow = (services: Services, unit: UnitRow): UnitNow => {
  const heard = heardPlace(services, unit.stream);
  const { id, callSign, type, base, town, status, task, recent } = unit;
  const place = heard?.place ?? null;
  const isFresh = heard?.isFresh ?? false;
  const expired = isExpired(unit.certifiedUntil, services.clock.now()) ? unit.certifiedUntil : null;
  return { id, callSign, type, base, town, status, task, recent, place, isFresh, expired };
};

/** Who could go to an incident, best first. @param also one more of this type is proposed @throws Problem 404 */
export async function recommend(
  services: Services,
  caller: Caller,
  id: string,
  also?: ResourceType,
): Promise<RecommendationAnswer> {
  const { database, clock } = services;
  const incident = await incidentRepository(database).byId(id, caller.scope);
  if (!incident) {
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  }
  const dispatches = dispatchRepository(database);
  const units = await dispatches.units(caller.scope, instant(clock.now() - RECENT_MS));
  const sent = (await dispatches.ofIncident(id)).filter(({ state }) => isDispatchOpen(state));
  const now = units.map((unit) => unitNow(services, unit));
  const { place } = incident;
  const runCard = cardFor(incident, await runCardRepository(database).newest());
  const out = sent.map(({ type }) => type);
  const card = also ? withOneMore(neededOf(runCard), also, out) : neededOf(runCard);
  const starts = freeUnits(card, now).map((unit) => ({ id: unit.id, from: startOf(unit) }));
  const { travel, ways } = await services.travelTimes(starts, place);
  return {
    at: instant(clock.now()),
    travel,
    card: { grade: runCard.grade, version: runCard.version },
    ...recommendUnits({ card, place, units: now, sent: out, ways }),
  };
}
