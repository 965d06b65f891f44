import type { Incident } from '../../shared/model/incident.ts';
import { levelNumeral } from '../../shared/risk/emergency-plan-task-life.ts';
import { incidentWith } from '../../shared/risk/incident-life.ts';
import type { Transaction } from '../database/database.ts';
import { emergencyPlanTaskRepository } from '../emergency-plan-tasks/repository.ts';
import { evacuationRepository } from '../evacuations/repository.ts';
import { emergencyPlanTaskEntry } from '../journal/emergency-plan-task-entry.ts';
import { incidentEntry } from '../journal/incident-entry.ts';
import type { NewEntry } from '../journal/journal.ts';
import { supplyRepository } from '../supplies/repository.ts';
import { incidentRepository } from './repository.ts';
import { incidentTipRepository } from './tip-repository.ts';

/** An incident in the log of another. */
export const nameOf = ({ id, title }: Incident): string => `${id} · ${title}`;

/**
 * Holds the orders under way for an incident until the end of the transaction. To be asked before the incident is locked, as
 * whoever takes an order further does it, so that nobody waits in a ring.
 */
export async function lockOrdersOf(incident: string, on: Transaction): Promise<void> {
  await supplyRepository(on).lockOrdersOf(incident);
  await evacuationRepository(on).lockOf(incident);
}

/**
 * Orders under way go along: whoever commands that incident has to see what is promised and on its way. What is over stays
 * with the one it was for.
 */
async function bringOrders(from: string, into: string, on: Transaction): Promise<string[]> {
  const supplies = await supplyRepository(on).bringOrders(from, into);
  const evacuations = await evacuationRepository(on).bringAlong(from, into);
  return [...new Set([...supplies, ...evacuations])].sort();
}

/** Plans at work go along; a task that both have open goes on at the one that stays. */
async function bringPlans(
  from: Incident,
  into: Incident,
  { at, by }: { at: string; by: string },
  on: Transaction,
): Promise<{ names: string[]; told: NewEntry[] }> {
  const plans = emergencyPlanTaskRepository(on);
  const doubled = await plans.closeDoubled(from.id, into.id, { at, by, reason: nameOf(into) });
  const ids = doubled.map(({ id }) => id);
  const brought = await plans.bringAlong(from.id, into.id, ids);
  return {
    names: brought.map(({ name, level }) => `${name} ${levelNumeral(level)}`),
    told: doubled.map((task) => emergencyPlanTaskEntry(from, task, 'not-done', by)),
  };
}

/** A worse grade comes along: the log and the journal of the one that stays say from where. */
async function tellGrade(
  from: Incident,
  into: Incident,
  incident: Incident,
  { at, by }: { at: string; by: string },
  on: Transaction,
): Promise<NewEntry[]> {
  if (incident.grade === into.grade) return [];
  const text = `${incident.grade} · ${nameOf(from)}`;
  const times = { happenedAt: at, enteredAt: at, by };
  const line = { kind: 'act', act: 'grade-carried', text, ...times } as const;
  await incidentRepository(on).addLines(into.id, [line]);
  return [incidentEntry(incident, 'grade-carried', by)];
}

/**
 * Brings along what an incident has under way to the one it is merged into: tips, orders, plans, a worse grade. Both rows
 * are locked.
 * @returns that incident with what it has of both, what its log says came along, and what else the journal tells
 */
export async function bringAlong(
  from: Incident,
  into: Incident,
  moment: { at: string; by: string },
  on: Transaction,
): Promise<{ incident: Incident; text: string; told: NewEntry[] }> {
  await incidentTipRepository(on).bring(from.id, into.id);
  const orders = await bringOrders(from.id, into.id, on);
  const { names, told } = await bringPlans(from, into, moment, on);
  const text = [nameOf(from), ...orders, ...names].join(' · ');
  const incident = incidentWith(into, from, moment.at);
  const graded = await tellGrade(from, into, incident, moment, on);
  return { incident, text, told: [...told, ...graded] };
}
