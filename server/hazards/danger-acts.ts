import type { Danger } from '../../shared/model/danger.ts';
import { dangerStateAfter, dangerStepRefusal, isLowering } from '../../shared/risk/danger-life.ts';
import type { DangerStepTaken, NewDanger } from '../../shared/wire/hazard-files.ts';
import { doneBefore, keepMade, mustStand } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import type { NewEntry } from '../journal/journal.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { changedMeanwhile } from './act-on-file.ts';
import { checkBelongs } from './belongs-to-step.ts';
import { dangerRepository } from './danger-repository.ts';
import { hazardFileRepository } from './file-repository.ts';

/** What nobody has done yet about a danger that was only just found. */
const UNTOUCHED = {
  state: 'found',
  version: 1,
  severity: null,
  rectification: null,
  gradedBy: null,
  supervisedAt: null,
  escalatedAt: null,
  rectifiedAt: null,
  rectifiedBy: null,
  removedByAuthority: false,
  reviewedAt: null,
  reviewedBy: null,
  closedAt: null,
} as const;

/** @param reason why a major danger was made a general one */
const entryOf = (caller: Caller, danger: Danger, step: string, reason?: string): NewEntry => {
  const { id, hazard, hazardName: name, county, town, state, severity, version } = danger;
  const at = { actor: actorOf(caller), county, town, subject: `danger:${id}` };
  const data = { step, name, hazard, state, severity, version, ...(reason && { reason }) };
  return { kind: 'danger.changed', ...at, data };
};

/**
 * A hidden danger within a transaction, and the entry its end has to append.
 * @throws Problem 404 outside the caller's area, 409 when the id is taken, 422 when the hazard was closed
 */
export async function recordDanger(
  transaction: Queryable,
  caller: Caller,
  { id, hazard, origin, finding }: NewDanger,
  now: number,
): Promise<{ danger: Danger; entry: NewEntry }> {
  const file = await hazardFileRepository(transaction).file(hazard, caller.scope, true);
  if (!file) throw problem(404, 'hazard-not-found', `there is no hazard ${hazard} in your area`);
  if (file.state === 'closed') {
    throw problem(422, 'hazard-closed', `hazard: expected one that stands, ${hazard} was closed`);
  }
  const { name: hazardName, county, town } = file;
  const at = instant(now);
  const where = { id, hazard, hazardName, county, town, origin, finding, synthetic: false };
  const by = { foundAt: at, foundBy: caller.id, changedAt: at, changedBy: caller.id };
  const danger: Danger = { ...UNTOUCHED, ...where, ...by };
  if (!(await dangerRepository(transaction).create(danger))) {
    throw problem(409, 'danger-exists', `a danger ${id} is recorded already`);
  }
  return { danger, entry: entryOf(caller, danger, 'find') };
}

/** Records a hidden danger; a retry with the same key is answered with what stands of it. Throws what `recordDanger` throws. */
export async function findDanger(
  { database, journal, clock }: Services,
  caller: Caller,
  given: NewDanger,
): Promise<Danger> {
  const found = await database.transaction(async (transaction) => {
    const before = doneBefore().made;
    if (before !== null) {
      return mustStand(await dangerRepository(transaction).lock(before, caller.scope));
    }
    const { danger, entry } = await recordDanger(transaction, caller, given, clock.now());
    await keepMade(danger.id, transaction);
    await journal.append(transaction, [entry]);
    return danger;
  });
  journal.announce();
  return found;
}

/** What a step that was not refused makes of a danger. */
function after(danger: Danger, taken: DangerStepTaken, at: string, by: string): Danger {
  const next: Danger = {
    ...danger,
    state: dangerStateAfter(taken.step),
    version: danger.version + 1,
    ...{ changedAt: at, changedBy: by },
  };
  switch (taken.step) {
    case 'grade':
      return {
        ...next,
        severity: taken.severity ?? null,
        gradedBy: danger.severity === taken.severity ? danger.gradedBy : by,
        supervisedAt: taken.severity === 'major' ? (danger.supervisedAt ?? at) : null,
      };
    case 'notify':
      return { ...next, rectification: taken.rectification ?? null };
    case 'rectify':
    case 'remove':
      return {
        ...next,
        ...{ rectifiedAt: at, rectifiedBy: by, removedByAuthority: taken.step === 'remove' },
      };
    case 'pass':
      return { ...next, reviewedAt: at, reviewedBy: by };
    case 'fail':
      return { ...next, rectifiedAt: null, rectifiedBy: null, removedByAuthority: false };
    case 'close':
      return { ...next, closedAt: at };
  }
}

/**
 * Moves a hidden danger one step.
 * @throws Problem 404 outside the caller's area, 409 when somebody was quicker, 422 when the step is refused
 */
export async function stepDanger(
  { database, journal, clock }: Services,
  caller: Caller,
  id: string,
  taken: DangerStepTaken,
): Promise<Danger> {
  checkBelongs(taken.step, 'grade', 'severity', taken.severity);
  if (taken.step !== 'grade') checkBelongs(taken.step, 'grade', 'reason', taken.reason);
  checkBelongs(taken.step, 'notify', 'rectification', taken.rectification);
  const done = await database.transaction(async (transaction) => {
    const dangers = dangerRepository(transaction);
    const danger = await dangers.lock(id, caller.scope);
    if (!danger) throw problem(404, 'danger-not-found', `there is no danger ${id} in your area`);
    if (danger.version !== taken.basedOn) {
      throw changedMeanwhile('danger-changed-meanwhile', taken.basedOn, danger);
    }
    const now = clock.now();
    const { severity, reason, rectification } = taken;
    const act = { by: caller.id, now, severity, reason, deadline: rectification?.deadline };
    const refusal = dangerStepRefusal(taken.step, danger, act);
    if (refusal) {
      throw problem(422, refusal, `${taken.step}: refused in state ${danger.state}: ${refusal}`);
    }
    const next = after(danger, taken, instant(now), caller.id);
    await dangers.write(next);
    const why = isLowering(danger, severity) ? reason : undefined;
    await journal.append(transaction, [entryOf(caller, next, taken.step, why)]);
    return next;
  });
  journal.announce();
  return done;
}
