import { randomUUID } from 'node:crypto';
import type {
  ActivatePlan,
  EmergencyPlanTask,
  PlanActivation,
} from '../../shared/model/emergency-plan-task.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { levelNumeral, stepsAt } from '../../shared/risk/emergency-plan-task-life.ts';
import { evidenceFor, proposedLevel } from '../../shared/risk/emergency-plan-triggers.ts';
import { isIncidentOpen } from '../../shared/risk/incident-life.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { drillRepository } from '../drills/repository.ts';
import type { StoredEmergencyPlan } from '../emergency-plans/repository.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { incidentRepository } from '../incidents/repository.ts';
import { keyUsed } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { plansFor, signalsFor } from './propose.ts';
import { emergencyPlanTaskRepository } from './repository.ts';

const SHORT = 12;

/** The incident, locked and still open. @throws Problem 404, 409 */
async function openIncidentOf(caller: Caller, id: string, on: Queryable): Promise<Incident> {
  const incident = await incidentRepository(on).lock(id, caller.scope);
  if (!incident) {
    throw problem(404, 'incident-not-found', `there is no incident ${id} in your area`);
  }
  if (!isIncidentOpen(incident.state)) {
    throw problem(409, 'plan-incident-over', `incident ${id} is ${incident.state}`);
  }
  return incident;
}

/** The plan that holds there by that id. @throws Problem 409 */
async function emergencyPlanFor(
  incident: Incident,
  id: string,
  on: Queryable,
): Promise<StoredEmergencyPlan> {
  const plans = await plansFor(incident, on);
  const plan = plans.find((one) => one.id === id);
  if (plan) return plan;
  throw problem(409, 'plan-does-not-hold', `plan: ${id} does not hold for ${incident.id}`);
}

/** The highest level it is active at already; null: it is not. @throws Problem 409 when this one adds nothing */
async function activeLevel({ id }: Incident, { plan, level }: ActivatePlan, on: Queryable) {
  const before = await emergencyPlanTaskRepository(on).activationsOf(id);
  const levels = before.filter((one) => one.plan === plan).map((one) => one.level);
  if (levels.length === 0) return null;
  const highest = Math.min(...levels);
  if (level < highest) return highest;
  throw problem(409, 'plan-active-already', `level: expected above ${highest}, got ${level}`);
}

/** What this act did the first time; null for a new one. @throws Problem 422 when the key was another act's */
async function activatedBefore(
  incident: string,
  { plan, level }: ActivatePlan,
  by: string,
  key: string | null,
  on: Queryable,
): Promise<PlanActivation | null> {
  const before = key && (await emergencyPlanTaskRepository(on).ofAct(by, key));
  if (!before) return null;
  if (before.incident === incident && before.plan === plan && before.level === level) return before;
  throw keyUsed();
}

function tasksOf(
  activation: PlanActivation,
  plan: StoredEmergencyPlan,
  from: number | null,
): EmergencyPlanTask[] {
  const given = Date.parse(activation.at);
  return stepsAt(plan.effective!, activation.level, from).map(({ minutes, ...step }) => ({
    ...{ id: `task-${randomUUID().slice(0, SHORT)}`, activation: activation.id },
    ...{ incident: activation.incident, ...step, givenAt: activation.at },
    ...{ dueAt: instant(given + minutes * MINUTE_MS), state: 'open' },
    ...{ reason: null, closedAt: null, closedBy: null, version: 1 },
  }));
}

/** Tells it in the incident's log and the journal, as the last of the transaction. */
async function tell(
  { journal }: Services,
  incident: Incident,
  { plan, name, level, at, by, evidence, deviation }: PlanActivation,
  tasks: number,
  on: Queryable,
): Promise<void> {
  const why = deviation ?? evidence.map((one) => one.name).join('、');
  const text = [name, levelNumeral(level), why].join(' · ').slice(0, 1_000);
  const line = { kind: 'plan', act: 'plan-activate', text } as const;
  await incidentRepository(on).addLines(incident.id, [
    { ...line, happenedAt: at, enteredAt: at, by },
  ]);
  const { county, town, title, drill } = incident;
  const data = { name: `${name} · ${title}`, plan, level, tasks, evidence, deviation, drill };
  const subject = `incident:${incident.id}`;
  const kind = 'emergency-plan.activated';
  await journal.append(on, [{ kind, actor: by, county, town, subject, data }]);
}

/**
 * A person activates a plan on an incident: its tasks are made in the same transaction. At another level than
 * its triggers ask for, or without any reached, it takes a reason. A higher level later adds its tasks.
 * @throws Problem 404, 409 with the reason
 */
export async function activatePlan(
  services: Services,
  caller: Caller,
  id: string,
  body: ActivatePlan,
  actKey: string | null,
): Promise<PlanActivation> {
  const { database, journal, clock } = services;
  const by = actorOf(caller);
  const done = await database.transaction(async (transaction) => {
    const incident = await openIncidentOf(caller, id, transaction);
    const repeated = await activatedBefore(id, body, by, actKey, transaction);
    if (repeated) return repeated;
    await drillRepository(transaction).checkRuns(incident.drill);
    const plan = await emergencyPlanFor(incident, body.plan, transaction);
    const from = await activeLevel(incident, body, transaction);
    const evidence = evidenceFor(plan.effective!, await signalsFor(incident, transaction));
    const proposed = proposedLevel(evidence);
    if (proposed !== body.level && body.deviation === null) {
      const got = `level: proposed is ${proposed ?? 'none'}, got ${body.level}`;
      throw problem(409, 'plan-deviation-missing', got);
    }
    const activation: PlanActivation = {
      ...{ id: `activation-${randomUUID().slice(0, SHORT)}`, incident: id, plan: plan.id },
      ...{ name: plan.name, edition: plan.edition, level: body.level, evidence },
      ...{ deviation: body.deviation, at: instant(clock.now()), by },
    };
    const tasks = tasksOf(activation, plan, from);
    await emergencyPlanTaskRepository(transaction).insert(activation, tasks, actKey);
    await tell(services, incident, activation, tasks.length, transaction);
    return activation;
  });
  journal.announce();
  return done;
}
