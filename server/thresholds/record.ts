import { isDeepStrictEqual } from 'node:util';
import type {
  ThresholdChange,
  ThresholdName,
  ThresholdVersion,
} from '../../shared/model/threshold.ts';
import { borrowedKeys, endlessKeys, wrongKeys } from '../../shared/risk/check-threshold.ts';
import { dueInspection } from '../../shared/risk/inspection-cycle.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { hazardRepository } from '../hazards/repository.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { thresholdRepository } from './repository.ts';

/** @throws Problem 422 on keys that are missing, numbers without an end, or a source that says another number */
function checkSteps(newest: ThresholdVersion, { steps }: ThresholdChange): void {
  const wrong = wrongKeys(newest.name, steps);
  if (wrong.length > 0) {
    throw problem(422, 'threshold-keys', `steps: expected each key once, got ${wrong}`, wrong);
  }
  const endless = endlessKeys(newest.name, steps);
  if (endless.length > 0) {
    throw problem(
      422,
      'threshold-endless',
      `steps: expected a number of days: ${endless}`,
      endless,
    );
  }
  if (isDeepStrictEqual(newest.steps, steps)) {
    throw problem(422, 'nothing-changed', `steps: they are version ${newest.version} already`);
  }
  const borrowed = borrowedKeys(newest.steps, steps);
  if (borrowed.length > 0) {
    const expected = 'expected a source that says the new number';
    throw problem(422, 'source-of-another-number', `steps: ${expected}: ${borrowed}`, borrowed);
  }
}

/** Hazards are due anew by another cycle, in the same moment as it is in force. */
async function dueAnew(transaction: Queryable, { steps }: ThresholdVersion): Promise<void> {
  const hazards = hazardRepository(transaction);
  const cycled = await hazards.lockCycled();
  await hazards.writeDue(
    cycled.map((hazard) => {
      const due = dueInspection(hazard, steps);
      return { id: hazard.id, due: due === null ? null : instant(due) };
    }),
  );
}

/**
 * Records a further version, in force at once; days on which inspections are due follow.
 * @throws Problem 409 when somebody was quicker, 422 on numbers that cannot be used
 */
export async function recordThreshold(
  { database, journal, clock }: Services,
  caller: Caller,
  name: ThresholdName,
  change: ThresholdChange,
): Promise<ThresholdVersion> {
  const recorded = await database.transaction(async (transaction) => {
    const thresholds = thresholdRepository(transaction);
    const newest = await thresholds.inForce(name);
    const isDone =
      newest.version === change.basedOn + 1 &&
      newest.recordedBy === caller.id &&
      isDeepStrictEqual(newest.steps, change.steps);
    if (isDone) return newest;
    if (newest.version !== change.basedOn) {
      const who = `version ${newest.version} by ${newest.recordedBy ?? 'us'}`;
      throw problem(409, 'threshold-changed-meanwhile', `basedOn: ${who} came after`);
    }
    checkSteps(newest, change);
    const stamp = { effectiveFrom: instant(clock.now()), recordedBy: caller.id };
    const after = { name, version: newest.version + 1, steps: change.steps, ...stamp };
    if (!(await thresholds.record(after))) {
      throw problem(409, 'threshold-changed-meanwhile', 'basedOn: another version came just now');
    }
    if (name === 'inspection-cycle') await dueAnew(transaction, after);
    const data = { threshold: name, version: after.version, steps: after.steps };
    const entry = auditEntry('threshold.changed', actorOf(caller), `threshold:${name}`, data);
    await journal.append(transaction, [entry]);
    return after;
  });
  journal.announce();
  return recorded;
}
