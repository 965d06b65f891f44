import type { Incident } from '../../shared/model/incident.ts';
import type { GroundActBody, IncidentArea } from '../../shared/model/incident-ground.ts';
import { groundActName, incidentWithGround } from '../../shared/risk/incident-ground.ts';
import { affectedGround } from '../affected-area/area.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { drillRepository } from '../drills/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { checkVersion, lockedIncident, wasDone, writeAct } from './act.ts';
import { incidentRepository } from './repository.ts';

/** The ground an act asks for, as it is now or as it was seen; null where it asks for none. */
async function askedArea(
  services: Services,
  caller: Caller,
  body: GroundActBody,
  on: Queryable,
): Promise<IncidentArea | null> {
  if (body.act !== 'area-set') return null;
  const { area, seen } = body;
  const { squareMetres, ...ground } = await affectedGround(services, on, caller.scope, area, seen);
  const stamp = { since: instant(services.clock.now()), by: actorOf(caller) };
  return { asked: area, ...ground, squareMetres: Math.round(squareMetres), ...stamp };
}

/** @throws Problem 422 for a place in no grid of the caller's area */
async function checkPlace({ database }: Services, caller: Caller, body: GroundActBody) {
  if (body.act !== 'place-add') return;
  if (await incidentRepository(database).areasOf(body.place, caller.scope)) return;
  const at = body.place.join(', ');
  throw problem(422, 'incident-place-elsewhere', `place: ${at} lies in no grid of your area`);
}

/**
 * Adds a place to an incident or takes one away, says what area it affects; written to its log and the journal with
 * it. A retry with the same key is answered with the incident as it is.
 * @throws Problem 404, 409 with the reason (also where its drill does not run or the ground is another than was seen), 412 when
 *   somebody was quicker, 422 naming the field
 */
export async function actOnGround(
  services: Services,
  caller: Caller,
  id: string,
  body: GroundActBody,
  actKey: string,
): Promise<Incident> {
  const { database, journal, clock } = services;
  const by = actorOf(caller);
  const act = groundActName(body);
  await checkPlace(services, caller, body);
  const done = await database.transaction(async (transaction) => {
    const found = await lockedIncident(caller, id, transaction);
    if (await wasDone(id, by, actKey, transaction, (was) => was.act === act)) return found;
    await drillRepository(transaction).checkRuns(found.drill);
    checkVersion(found, body.basedOn);
    const at = instant(clock.now());
    const area = await askedArea(services, caller, body, transaction);
    const outcome = incidentWithGround(found, body, area, at);
    if (!outcome.ok) {
      throw problem(409, outcome.reason, `act: ${body.act} is not possible: ${outcome.reason}`);
    }
    const { incident, text } = outcome;
    await writeAct(journal, { incident, act, text, by, at, actKey }, transaction);
    return incident;
  });
  journal.announce();
  return done;
}
