import type { Dispatch, StepTaken } from '../../shared/model/dispatch.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { placeOfUnit } from './places.ts';
import { dispatchRepository } from './repository.ts';
import { writeStep } from './write-step.ts';

/**
 * One step of a unit's task by the desk. A retry of the step it is on already changes nothing and is answered
 * the same.
 * @throws Problem 404, 409 for an edge that is not there, 412 when somebody was quicker
 */
export async function takeStep(
  services: Services,
  caller: Caller,
  id: string,
  { state, reason, basedOn }: StepTaken,
): Promise<Dispatch> {
  const { database, journal } = services;
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const dispatches = dispatchRepository(transaction);
    const dispatch = await dispatches.lock(id, caller.scope, transaction);
    if (!dispatch) {
      throw problem(404, 'dispatch-not-found', `there is no dispatch ${id} in your area`);
    }
    const isRetry = dispatch.state === state && dispatch.version === basedOn + 1;
    if (isRetry) return dispatch;
    if (dispatch.version !== basedOn) {
      const got = `basedOn: expected ${dispatch.version}, got ${basedOn}`;
      throw problem(412, 'dispatch-changed-meanwhile', got, dispatch);
    }
    const place = await placeOfUnit(services, transaction, dispatch.resource);
    return writeStep(services, dispatch, { state, reason, by, place }, transaction);
  });
  journal.announce();
  return done;
}
