import { CITY_ENVELOPE, isInside } from '../../shared/geo/envelope.ts';
import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { UnitNote, UnitPlace, UnitStep } from '../../shared/model/unit-page.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { mayTellPlace } from '../../shared/risk/dispatch-life.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { incidentEntry } from '../journal/incident-entry.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { happened, lockedOwn, mustStillTell, wasDone } from './own-dispatch.ts';
import { ownTaskRepository } from './own-repository.ts';
import { placeOfUnit } from './places.ts';
import { dispatchRepository } from './repository.ts';
import { writeHeard, writeStep } from './write-step.ts';

/**
 * A step of the unit's own task, told by its page, if need be long after it was pressed. The same key has one
 * effect; steps that waited come in the order they were pressed, and each is judged by the state it finds.
 * @throws Problem 404, 409 with the state the task is in
 */
export async function takeOwnStep(
  services: Services,
  caller: Caller,
  body: UnitStep,
  key: string,
): Promise<Dispatch> {
  const { database, journal, clock } = services;
  const done = await database.transaction(async (transaction) => {
    const dispatch = await lockedOwn(caller, body.dispatch, transaction);
    const act = `${body.state} ${dispatch.id}`;
    if (await wasDone(services, caller, { key, act }, transaction)) return dispatch;
    const said = body.place && isInside(CITY_ENVELOPE, body.place) ? body.place : null;
    const place = said ?? (await placeOfUnit(services, transaction, caller.id));
    const happenedAt = happened(body.happenedAt, dispatch, clock.now());
    const { state, reason } = body;
    const step = { state, reason, by: actorOf(caller), place, happenedAt };
    return writeStep(services, dispatch, step, transaction);
  });
  journal.announce();
  return done;
}

/** A sentence for the log of the incident the unit is or was sent to. @throws Problem 404, 409 */
export async function addOwnNote(
  services: Services,
  caller: Caller,
  { dispatch: id, text, happenedAt }: UnitNote,
  key: string,
): Promise<void> {
  const { database, journal, clock } = services;
  const by = actorOf(caller);
  await database.transaction(async (transaction) => {
    const dispatch = await lockedOwn(caller, id, transaction);
    const act = `note ${dispatch.id}`;
    if (await wasDone(services, caller, { key, act }, transaction)) return;
    const now = clock.now();
    mustStillTell(dispatch, now);
    const at = { happenedAt: happened(happenedAt, dispatch, now), enteredAt: instant(now) };
    const incidents = incidentRepository(transaction);
    const line = { kind: 'note', act: null, text, ...at, by } as const;
    await incidents.addLines(dispatch.incident, [line]);
    await writeHeard(services, dispatch, by, transaction);
    const incident = await incidents.byId(dispatch.incident, WHOLE_CITY);
    await journal.append(transaction, [incidentEntry(incident!, 'note', by)]);
  });
  journal.announce();
}

/**
 * Where a unit on a task is: the newest is kept and no other, and none after the task. Not an act, so the journal
 * has none of it: a journal of places would be a track.
 * @throws Problem 404, 409 `unit-not-on-task`, 422 for a place far from the city
 */
export async function tellOwnPlace(
  { database, clock }: Services,
  caller: Caller,
  { dispatch: id, place, at }: UnitPlace,
): Promise<void> {
  if (!isInside(CITY_ENVELOPE, place)) {
    throw problem(422, 'place-outside-city', `place: ${place.join(', ')} is far from the city`);
  }
  await database.transaction(async (transaction) => {
    const dispatch = await lockedOwn(caller, id, transaction);
    if (!mayTellPlace(dispatch.state)) {
      throw problem(409, 'unit-not-on-task', `dispatch: ${id} is ${dispatch.state}`);
    }
    const told = { place, at: happened(at, dispatch, clock.now()) };
    await ownTaskRepository(transaction).keepPlace(caller.id, told);
  });
}

/** The team does not want to be seen any more: what it told is gone at once, on a task or not. */
export const withdrawOwnPlace = ({ database }: Services, caller: Caller): Promise<void> =>
  dispatchRepository(database).forgetPlace(caller.id);
