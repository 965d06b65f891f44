import type { Position } from '../../shared/model/common.ts';
import type { Dispatch, DispatchState } from '../../shared/model/dispatch.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { isDispatchOpen, mayTellPlace, stepRefusal } from '../../shared/risk/dispatch-life.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { incidentRepository } from '../incidents/repository.ts';
import type { NewEntry } from '../journal/journal.ts';
import { serviceKinds, unitEntries } from '../journal/unit-entries.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { unitRepository } from '../units/repository.ts';
import { dispatchEntries } from './entry.ts';
import { dispatchRepository } from './repository.ts';

/** A step that is to be taken. `happenedAt` and `place`: where who was there said them. */
export type Step = {
  state: DispatchState;
  reason: string | null;
  by: string;
  place: Position | null;
  happenedAt?: string;
};

const after = (dispatch: Dispatch, { state, reason, by, place }: Step, at: string): Dispatch => ({
  ...dispatch,
  state,
  late: false,
  heardAt: at,
  steps: [...dispatch.steps, { state, at, by, place, reason }],
  version: dispatch.version + 1,
});

/** Writes down that a team was heard of. The journal tells every desk. */
export async function writeHeard(
  { clock, journal }: Pick<Services, 'clock' | 'journal'>,
  dispatch: Dispatch,
  by: string,
  transaction: Queryable,
): Promise<Dispatch> {
  const heardAt = instant(clock.now());
  const next = { ...dispatch, heardAt, version: dispatch.version + 1 };
  await dispatchRepository(transaction).update(next, isDispatchOpen(next.state));
  await journal.append(transaction, await dispatchEntries([next], by, transaction));
  return next;
}

/** A unit that said so stays out of service after its task, until somebody returns it. */
async function takenOut(
  unit: string,
  { reason, by }: Step,
  at: string,
  transaction: Queryable,
): Promise<NewEntry[]> {
  const units = unitRepository(transaction);
  const placed = await units.lock(unit, WHOLE_CITY);
  const version = ((await units.serviceOf(unit))?.version ?? 0) + 1;
  const said = { inService: false, reason: reason!, version };
  await units.recordService({ unit, ...said, recordedAt: at, recordedBy: by });
  return unitEntries(serviceKinds(said), placed!, by, said);
}

/**
 * Writes a step of a locked task, the line in the log of its incident and the journal's with it.
 * @throws Problem 409 for an edge that is not there
 */
export async function writeStep(
  { clock, journal }: Pick<Services, 'clock' | 'journal'>,
  dispatch: Dispatch,
  step: Step,
  transaction: Queryable,
): Promise<Dispatch> {
  const refusal = stepRefusal(dispatch.state, step.state, step.reason);
  if (refusal) {
    const got = `state: ${step.state} does not follow ${dispatch.state}`;
    throw problem(409, refusal, got, { state: dispatch.state });
  }
  const at = instant(clock.now());
  const next = after(dispatch, step, at);
  await dispatchRepository(transaction).update(next, isDispatchOpen(next.state));
  if (!mayTellPlace(next.state)) {
    await dispatchRepository(transaction).forgetPlace(next.resource);
  }
  const text = [dispatch.callSign, step.reason].filter(Boolean).join(' · ');
  const line = { text, happenedAt: step.happenedAt ?? at, enteredAt: at, by: step.by };
  await incidentRepository(transaction).addLines(dispatch.incident, [
    { ...line, kind: 'dispatch', act: step.state },
  ]);
  const entries = await dispatchEntries([next], step.by, transaction);
  if (next.state === 'out_of_service') {
    entries.push(...(await takenOut(next.resource, step, at, transaction)));
  }
  await journal.append(transaction, entries);
  return next;
}
