import { isExpired } from '../../shared/risk/certification.ts';
import type { NeedName } from '../../shared/risk/needs.ts';
import {
  freeUnits,
  RECENT_MS,
  recommendUnits,
  startOf,
  type UnitNow,
} from '../../shared/risk/recommend-units.ts';
import { cardFor } from '../../shared/risk/run-cards.ts';
import { dutyAt } from '../../shared/risk/shift.ts';
import { skillsOf } from '../../shared/risk/type-skills.ts';
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
  const now = services.clock.now();
  const heard = heardPlace(services, unit.stream);
  const { id, callSign, type, base, town, status, task, recent, capacity, shift } = unit;
  const place = heard?.place ?? null;
  const isFresh = heard?.isFresh ?? false;
  const expired = isExpired(unit.certifiedUntil, now) ? unit.certifiedUntil : null;
  const duty = shift && dutyAt(shift, now);
  const able = { skills: skillsOf(type, unit.skills), capacity, shift, duty, expired };
  return { id, callSign, type, base, town, status, task, recent, place, isFresh, ...able };
};

/**
 * Who could go to an incident, best first.
 * @param also one more of this type or with this skill is proposed
 * @throws Problem 404
 */
export async function recommend(
  services: Services,
  caller: Caller,
  id: string,
  also?: NeedName,
): Promise<RecommendationAnswer> {
  const { database, clock } = services;
  const incident = await incidentRepository(database).byId(id, caller.scope);
  if (!incident) {
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  }
  const dispatches = dispatchRepository(database);
  const rows = await dispatches.units(caller.scope, instant(clock.now() - RECENT_MS));
  const units = rows.map((unit) => unitNow(services, unit));
  const out = await dispatches.skillsOut(id);
  const sent = out.map(({ type, skills }) => ({ type, skills: skillsOf(type, skills) }));
  const { place } = incident;
  const {
    needs: card,
    grade,
    version,
  } = cardFor(incident, await runCardRepository(database).newest());
  const starts = freeUnits({ card, also, units }).map((unit) => ({
    id: unit.id,
    from: startOf(unit),
  }));
  const { travel, ways } = await services.travelTimes(starts, place);
  return {
    at: instant(clock.now()),
    travel,
    card: { grade, version },
    ...recommendUnits({ card, also, place, units, sent, ways }),
  };
}
