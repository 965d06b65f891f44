import { isDeepStrictEqual } from 'node:util';
import type { HazardFacts, HazardFile, Inspection } from '../../shared/model/hazard-file.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import {
  hazardStateAfter,
  hazardStepRefusals,
  missingForPublication,
} from '../../shared/risk/hazard-life.ts';
import { dueInspection } from '../../shared/risk/inspection-cycle.ts';
import { riskColour, riskScore, unknownSteps } from '../../shared/risk/lec.ts';
import type {
  HazardFileChange,
  HazardStepTaken,
  InspectionMade,
  NewHazard,
} from '../../shared/wire/hazard-files.ts';
import { doneBefore, keepMade, mustStand } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { thresholdRepository } from '../thresholds/repository.ts';
import { actOnFile, tell } from './act-on-file.ts';
import { checkBelongs } from './belongs-to-step.ts';
import { checkFacts, type Standing } from './check-facts.ts';
import { dangerRepository } from './danger-repository.ts';
import { hazardFileRepository } from './file-repository.ts';

/** What nobody has done yet in a file that was only just surveyed. */
const UNTOUCHED = {
  risk: null,
  assessment: null,
  assessedAt: null,
  publishedAt: null,
  closedAt: null,
  inspectedAt: null,
  inspectionDue: null,
} as const;

const formOf = ({ outline }: HazardFacts): HazardFile['form'] =>
  outline === null ? 'source' : 'area';

/**
 * The file with the day its next inspection is due, which follows from class, colour and grade by the
 * thresholds in force.
 */
async function withDueDay(transaction: Queryable, file: HazardFile): Promise<HazardFile> {
  const { steps } = await thresholdRepository(transaction).inForce('inspection-cycle');
  const due = dueInspection(file, steps);
  return { ...file, inspectionDue: due === null ? null : instant(due) };
}

/**
 * Takes a surveyed hazard into the register. A retry with the same key is answered with what stands of it.
 * @throws Problem 409 when the id is taken, 422 on facts that cannot be true
 */
export async function surveyHazard(
  services: Services,
  caller: Caller,
  { id, facts }: NewHazard,
): Promise<HazardFile> {
  const { database, journal, clock, telemetry } = services;
  const surveyed = await database.transaction(async (transaction) => {
    const files = hazardFileRepository(transaction);
    const before = doneBefore().made;
    if (before !== null) return mustStand(await files.file(before, caller.scope));
    const now = clock.now();
    // Behind the key: what has been taken in is answered, also where its facts could be taken no more.
    const standing = await checkFacts(transaction, caller, facts, shanghaiDay(now));
    const stamp = { version: 1, changedAt: instant(now), changedBy: caller.id };
    const life = { ...UNTOUCHED, state: 'surveyed' as const, synthetic: false };
    const about = { ...life, form: formOf(facts), ...stamp, surveyedAt: stamp.changedAt };
    const file = await withDueDay(transaction, { id, ...facts, ...standing, ...about });
    if (!(await files.create(file))) {
      throw problem(409, 'hazard-exists', `a hazard ${id} is registered already`);
    }
    await keepMade(id, transaction);
    const said = { kind: 'hazard.changed', data: { what: 'survey' } } as const;
    await tell(services, transaction, caller, null, { file, ...said });
    return file;
  });
  await telemetry.refresh();
  journal.announce();
  return surveyed;
}

/** Throws Problem 422 where a published hazard would lose what it was published for. */
function checkPublished(file: HazardFile): void {
  const missing = file.state === 'published' ? missingForPublication(file) : [];
  if (missing.length === 0) return;
  throw problem(422, missing[0]!, `facts: a published hazard needs them: ${missing}`, missing);
}

/** Records what is known of a hazard anew. Throws Problem 404, 409 and 422. */
export async function changeHazard(
  services: Services,
  caller: Caller,
  id: string,
  { basedOn, facts }: HazardFileChange,
): Promise<HazardFile> {
  const today = shanghaiDay(services.clock.now());
  const standing: Standing = await checkFacts(services.database, caller, facts, today);
  return actOnFile(services, caller, { id, basedOn }, async (before, transaction, now) => {
    if (before.state === 'closed') throw problem(409, 'wrong-state', `hazard ${id} was closed`);
    const form = formOf(facts);
    const file = await withDueDay(transaction, { ...before, ...facts, ...standing, form });
    if (isDeepStrictEqual(file, before)) {
      throw problem(422, 'nothing-changed', `facts: they are version ${basedOn} already`);
    }
    checkPublished(file);
    // Its dangers lie where it lies: whoever answers for that ground now must see them.
    await dangerRepository(transaction).moveWith(file);
    if (isDeepStrictEqual(file.outline, before.outline)) {
      return { file, kind: 'hazard.changed', data: { what: 'edit' } };
    }
    const files = hazardFileRepository(transaction);
    await files.keepOutline(before, instant(now), caller.id);
    return { file, kind: 'hazard.changed', data: { what: 'redraw' } };
  });
}

/** The file after an assessment: its colour and its cycle follow. Throws Problem 422 on an unknown factor. */
async function assessed(
  transaction: Queryable,
  file: HazardFile,
  taken: HazardStepTaken,
  now: number,
): Promise<HazardFile> {
  const { assessment } = taken;
  if (assessment === undefined) return file;
  const unknown = unknownSteps(assessment);
  if (unknown.length > 0) {
    const expected = 'expected one of the steps of the method';
    throw problem(422, 'unknown-step', `assessment.${unknown[0]}: ${expected}`, unknown);
  }
  const risk = riskColour(assessment);
  return withDueDay(transaction, { ...file, assessment, risk, assessedAt: instant(now) });
}

/**
 * Moves a hazard one step along its life.
 * @throws Problem 404, 409 when somebody was quicker, 422 with every reason when the step is refused
 */
export const stepHazard = (
  services: Services,
  caller: Caller,
  id: string,
  taken: HazardStepTaken,
): Promise<HazardFile> =>
  actOnFile(services, caller, { id, basedOn: taken.basedOn }, async (before, transaction, now) => {
    const openDangers = await dangerRepository(transaction).openOf(id);
    const { step } = taken;
    checkBelongs(step, 'assess', 'assessment', taken.assessment);
    const [refusal, ...more] = hazardStepRefusals(step, { ...before, openDangers });
    if (refusal) {
      const message = `${step}: refused in state ${before.state}: ${[refusal, ...more].join(', ')}`;
      throw problem(422, refusal, message, [refusal, ...more]);
    }
    const state = hazardStateAfter(step, before.state);
    const at = instant(now);
    let file = await assessed(transaction, { ...before, state }, taken, now);
    if (step === 'register' && file.surveyedAt === null) {
      file = await withDueDay(transaction, { ...file, surveyedAt: at });
    }
    if (step === 'publish') file.publishedAt = at;
    if (step === 'withdraw') file.publishedAt = null;
    if (step === 'close') file.closedAt = at;
    const { risk, assessment } = file;
    const score = step === 'assess' && assessment ? { risk, score: riskScore(assessment) } : {};
    return { file, kind: 'hazard.changed', data: { what: step, state, ...score } };
  });

/** Records an inspection and when the next is due. Throws Problem 404, 409, 422. */
export const inspectHazard = (
  services: Services,
  caller: Caller,
  id: string,
  { basedOn, result, finding }: InspectionMade,
): Promise<HazardFile> =>
  actOnFile(services, caller, { id, basedOn }, async (before, transaction, now) => {
    if (before.state === 'closed' || before.state === 'surveyed') {
      throw problem(409, 'wrong-state', `inspection: refused in state ${before.state}`);
    }
    const at = instant(now);
    const file = await withDueDay(transaction, { ...before, inspectedAt: at });
    const by = { inspectedBy: caller.id, nextDue: file.inspectionDue };
    const made: Inspection = { at, result, finding, ...by };
    await hazardFileRepository(transaction).addInspection(id, made);
    return { file, kind: 'hazard.inspected', data: { result, nextDue: file.inspectionDue } };
  });
