import type { Dispatch, StepTaken } from '../../shared/model/dispatch.ts';
import { isDispatchOpen } from '../../shared/risk/dispatch-life.ts';
import { doneBefore } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { placeOfUnit } from './places.ts';
import { dispatchRepository } from './repository.ts';
import { writeHeard, writeStep } from './write-step.ts';

/** Whether it is the step the task is on: taken by the same person, for the same reason, on what he saw then. */
function isTaken(
  { version, steps }: Dispatch,
  { state, reason, basedOn }: StepTaken,
  by: string,
): boolean {
  const last = steps.at(-1);
  return (
    version === basedOn + 1 && last?.by === by && last.state === state && last.reason === reason
  );
}

/**
 * One step of a unit's task by the desk. A retry of the step it is on already, by who took it and for the same reason,
 * changes nothing and is answered the same.
 * @throws Problem 404, 409 for an edge that is not there, 412 when somebody was quicker
 */
export async function takeStep(
  services: Services,
  caller: Caller,
  id: string,
  step: StepTaken,
): Promise<Dispatch> {
  const { state, reason, basedOn } = step;
  const { database, journal } = services;
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const dispatches = dispatchRepository(transaction);
    const dispatch = await dispatches.lock(id, caller.scope);
    if (!dispatch) {
      throw problem(404, 'dispatch-not-found', `there is no dispatch ${id} in your area`);
    }
    if (isTaken(dispatch, step, by)) return dispatch;
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

/**
 * The desk has heard of a team by another way, e.g. by radio: a line of the log, and its clock begins anew. A retry with the
 * same key is not another time.
 * @throws Problem 404, 409 for a task that is over
 */
export async function noteHeard(services: Services, caller: Caller, id: string): Promise<Dispatch> {
  const { database, journal, clock } = services;
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const dispatch = await dispatchRepository(transaction).lock(id, caller.scope);
    if (!dispatch) {
      throw problem(404, 'dispatch-not-found', `there is no dispatch ${id} in your area`);
    }
    if (doneBefore().isRepeat) return dispatch;
    if (!isDispatchOpen(dispatch.state)) {
      throw problem(409, 'dispatch-wrong-step', `dispatch: ${id} is over: ${dispatch.state}`);
    }
    const at = instant(clock.now());
    const line = { text: dispatch.callSign, happenedAt: at, enteredAt: at, by };
    await incidentRepository(transaction).addLines(dispatch.incident, [
      { ...line, kind: 'dispatch', act: 'heard' },
    ]);
    return writeHeard(services, dispatch, by, transaction);
  });
  journal.announce();
  return done;
}
