import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Scope } from '../../shared/model/account.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type {
  EmergencyPlanAct,
  EmergencyPlanStep,
  NewEmergencyPlan,
  PlanBody,
  PlanBodyWritten,
} from '../../shared/model/emergency-plan.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import {
  emergencyPlanRefusal,
  emergencyPlanStateAfter,
  isPlanWritable,
} from '../../shared/risk/emergency-plan-life.ts';
import { isTriggerVague } from '../../shared/risk/emergency-plan-triggers.ts';
import { areaRepository } from '../areas/repository.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { emergencyPlanEntry } from './entry.ts';
import { emergencyPlanRepository, type StoredEmergencyPlan } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;
const SHORT = 8;

/** A plan is kept by those whose area holds all of its own; others above which it lies only read it. */
function checkKeeper({ scope }: Caller, { county, town }: Scope): void {
  const holds =
    (scope.county === null || scope.county === county) &&
    (scope.town === null || scope.town === town);
  if (holds) return;
  throw problem(403, 'emergency-plan-of-other-area', 'area: the plan reaches beyond your area');
}

async function groundOf({ database }: Parts, area: string): Promise<Scope> {
  if (area === CITY_CODE) return WHOLE_CITY;
  const ground = await areaRepository(database).placeOf(area);
  if (ground) return ground;
  throw problem(422, 'unknown-area', `area: expected the city, a county or a town, got ${area}`);
}

async function checkDepartment(department: string, on: Queryable): Promise<void> {
  const { rows } = await on.query('SELECT FROM department WHERE id = $1', [department]);
  if (rows.length === 1) return;
  throw problem(422, 'unknown-department', `department: no department ${department}`);
}

/** Writes the plan as it is after an act, with its step and the journal's line. */
async function keep(
  { journal }: Parts,
  transaction: Queryable,
  plan: StoredEmergencyPlan,
  step: Omit<EmergencyPlanStep, 'version' | 'state'>,
): Promise<void> {
  const plans = emergencyPlanRepository(transaction);
  const body = step.act === 'enter-force' ? plan.effective : null;
  const { version, state } = plan;
  await plans.addStep({ ...step, plan: plan.id, version, state, body });
  await journal.append(transaction, [emergencyPlanEntry(plan, step.act, step.actor)]);
}

/** The draft this act made the first time. @throws Problem 422 when the key was another act's */
async function draftedBefore(plan: StoredEmergencyPlan, by: string, key: string, on: Queryable) {
  const before = await emergencyPlanRepository(on).ofAct(by, key);
  const isSame = before?.name === plan.name && before.class === plan.class;
  if (before && isSame && before.kind === plan.kind) return before;
  throw keyUsed();
}

/** Drafts a plan, still without tasks. @throws Problem 403, 409, 422 naming the field */
export async function draftEmergencyPlan(
  parts: Parts,
  caller: Caller,
  { area, basis, ...named }: NewEmergencyPlan,
  actKey: string | null,
): Promise<StoredEmergencyPlan> {
  const { database, journal, clock } = parts;
  const ground = await groundOf(parts, area);
  checkKeeper(caller, ground);
  const by = actorOf(caller);
  const plan: StoredEmergencyPlan = {
    ...{ id: `plan-${randomUUID().slice(0, SHORT)}`, ...named, ...ground },
    ...{ state: 'draft', edition: 0, effective: null, drafters: [by], filing: null },
    ...{ reviewedOn: null, version: 1, synthetic: caller.demo },
    body: { basis, levels: [], triggers: [], tasks: [], resources: [], messages: [] },
  };
  const drafted = await database.transaction(async (transaction) => {
    await checkDepartment(plan.department, transaction);
    const isNew = await emergencyPlanRepository(transaction).insert(plan, { by, actKey });
    if (!isNew) return draftedBefore(plan, by, actKey!, transaction);
    const at = instant(clock.now());
    await keep(parts, transaction, plan, { act: 'draft', reason: null, at, actor: by });
    return plan;
  });
  journal.announce();
  return drafted;
}

/** One in the caller's area that he keeps, locked, at the version he saw. @throws Problem 403, 404, 412 */
async function locked(caller: Caller, id: string, basedOn: number, transaction: Queryable) {
  const plan = await emergencyPlanRepository(transaction).lock(id, caller.scope);
  if (!plan) {
    throw problem(404, 'emergency-plan-not-found', `there is no emergency plan ${id} in your area`);
  }
  checkKeeper(caller, plan);
  if (plan.version === basedOn) return plan;
  const got = `basedOn: expected ${plan.version}, got ${basedOn}`;
  throw problem(412, 'emergency-plan-changed-meanwhile', got);
}

function checkBody(body: PlanBody): void {
  const vague = body.triggers.findIndex(isTriggerVague);
  if (vague >= 0) {
    const expected = 'expected a measure or a kind of thing, got neither';
    throw problem(422, 'plan-trigger-vague', `body.triggers[${vague}]: ${expected}`);
  }
}

/**
 * Writes the text of a draft or a revision. The same text again changes nothing.
 * @throws Problem 403, 404, 409 when it is not open to writing, 412, 422
 */
export async function writeEmergencyPlan(
  parts: Parts,
  caller: Caller,
  id: string,
  { basedOn, body }: PlanBodyWritten,
): Promise<StoredEmergencyPlan> {
  const { database, journal, clock } = parts;
  checkBody(body);
  const by = actorOf(caller);
  const written = await database.transaction(async (transaction) => {
    const plan = await locked(caller, id, basedOn, transaction);
    if (!isPlanWritable(plan.state)) {
      throw problem(409, 'emergency-plan-wrong-state', `body: ${id} is ${plan.state}`);
    }
    if (isDeepStrictEqual(plan.body, body)) return plan;
    const drafters = [...new Set([...plan.drafters, by])];
    const after = { ...plan, body, drafters, version: plan.version + 1 };
    await emergencyPlanRepository(transaction).update(after);
    const at = instant(clock.now());
    await keep(parts, transaction, after, { act: 'write', reason: null, at, actor: by });
    return after;
  });
  journal.announce();
  return written;
}

/** What an act makes of a plan. A new edition has writers of its own. */
function planAfter(
  plan: StoredEmergencyPlan,
  { act, filing }: EmergencyPlanAct,
  by: string,
  now: number,
) {
  const state = emergencyPlanStateAfter(act, plan.edition);
  const after: StoredEmergencyPlan = { ...plan, state, version: plan.version + 1 };
  if (act === 'publish') after.filing = filing;
  if (act === 'revise') after.drafters = [by];
  if (act === 'evaluate' || act === 'enter-force') after.reviewedOn = shanghaiDay(now);
  if (act === 'enter-force') {
    after.effective = plan.body;
    after.edition = plan.edition + 1;
  }
  return after;
}

/**
 * One step of a plan's life (DOMAIN.md §5): each by who may, and never approved by who wrote it.
 * @throws Problem 403, 404, 409 with the reason, 412 when somebody was quicker
 */
export async function actOnEmergencyPlan(
  parts: Parts,
  caller: Caller,
  id: string,
  body: EmergencyPlanAct,
): Promise<StoredEmergencyPlan> {
  const { database, journal, clock } = parts;
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const plan = await locked(caller, id, body.basedOn, transaction);
    const refusal = emergencyPlanRefusal(plan, body, { id: by, role: caller.role });
    if (refusal) {
      throw problem(
        refusal === 'emergency-plan-not-yours' ? 403 : 409,
        refusal,
        `act: ${body.act}`,
      );
    }
    const now = clock.now();
    const after = planAfter(plan, body, by, now);
    await emergencyPlanRepository(transaction).update(after);
    const { act, reason } = body;
    await keep(parts, transaction, after, { act, reason, at: instant(now), actor: by });
    return after;
  });
  journal.announce();
  return done;
}
