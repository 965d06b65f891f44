import type { Position } from '../../shared/model/common.ts';
import type { Dispatch, StepTaken } from '../../shared/model/dispatch.ts';
import { isDispatchOpen, stepRefusal } from '../../shared/risk/dispatch-life.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { dispatchEntries } from './entry.ts';
import { placeOfUnit } from './places.ts';
import { dispatchRepository } from './repository.ts';

type Taken = {
  dispatch: Dispatch;
  body: StepTaken;
  by: string;
  at: string;
  place: Position | null;
};

const after = ({ dispatch, body, by, at, place }: Taken): Dispatch => ({
  ...dispatch,
  state: body.state,
  late: false,
  steps: [...dispatch.steps, { state: body.state, at, by, place, reason: body.reason }],
  version: dispatch.version + 1,
});

/**
 * One step of a unit's task, in the log of its incident and the journal with it. A retry of the step it is on
 * already changes nothing and is answered the same.
 * @throws Problem 404, 409 for an edge that is not there, 412 when somebody was quicker
 */
export async function takeStep(
  services: Services,
  caller: Caller,
  id: string,
  body: StepTaken,
): Promise<Dispatch> {
  const { database, journal, clock } = services;
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const dispatches = dispatchRepository(transaction);
    const dispatch = await dispatches.lock(id, caller.scope, transaction);
    if (!dispatch) {
      throw problem(404, 'dispatch-not-found', `there is no dispatch ${id} in your area`);
    }
    const isRetry = dispatch.state === body.state && dispatch.version === body.basedOn + 1;
    if (isRetry) return dispatch;
    if (dispatch.version !== body.basedOn) {
      const got = `basedOn: expected ${dispatch.version}, got ${body.basedOn}`;
      throw problem(412, 'dispatch-changed-meanwhile', got, dispatch);
    }
    const refusal = stepRefusal(dispatch.state, body.state, body.reason);
    if (refusal) {
      throw problem(409, refusal, `state: ${body.state} does not follow ${dispatch.state}`);
    }
    const at = instant(clock.now());
    const place = await placeOfUnit(services, transaction, dispatch.resource);
    const next = after({ dispatch, body, by, at, place });
    await dispatches.update(next, isDispatchOpen(next.state), transaction);
    const text = [dispatch.callSign, body.reason].filter(Boolean).join(' · ');
    const line = { text, happenedAt: at, enteredAt: at, by };
    await incidentRepository(transaction).addLines(
      dispatch.incident,
      [{ ...line, kind: 'dispatch', act: body.state }],
      transaction,
    );
    await journal.append(transaction, await dispatchEntries([next], by, transaction));
    return next;
  });
  journal.announce();
  return done;
}
