import type { Scope } from '../../shared/model/account.ts';
import type { DrillSignal } from '../../shared/model/drill.ts';
import type { PlanProposal } from '../../shared/model/emergency-plan-task.ts';
import type { Incident } from '../../shared/model/incident.ts';
import { isInEarnest, type Warning } from '../../shared/model/warning.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { planReview } from '../../shared/risk/emergency-plan-life.ts';
import { stepsAt } from '../../shared/risk/emergency-plan-task-life.ts';
import {
  evidenceFor,
  proposedLevel,
  type Signal,
} from '../../shared/risk/emergency-plan-triggers.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { drillRepository, type PlacedDrill } from '../drills/repository.ts';
import {
  emergencyPlanRepository,
  type StoredEmergencyPlan,
} from '../emergency-plans/repository.ts';
import { warningRepository } from '../warnings/repository.ts';
import { emergencyPlanTaskRepository } from './repository.ts';

/** What an official warning says to triggers. Null: it is a test or a drill of others, and speaks for nothing. */
const signalIn = (warning: Warning): Signal | null => {
  const { event, headline, level, sent } = warning;
  return isInEarnest(warning)
    ? { on: 'warning', event, name: headline ?? event, level, at: sent }
    : null;
};

/** Official warnings in force that touch the ground. */
async function warningSignals(ground: Scope, on: Queryable): Promise<Signal[]> {
  const warnings = await warningRepository(on).current(ground);
  return warnings.map(signalIn).filter((signal) => signal !== null);
}

/** What was played so far, at its moment on the drill's clock. */
const playedSignals = ({ injects, delivered, startedAt }: PlacedDrill): Signal[] =>
  injects.slice(0, delivered).flatMap(({ minute, words, signal }) => {
    if (signal === null) return [];
    const at = instant(Date.parse(startedAt!) + minute * MINUTE_MS);
    return [{ ...(signal satisfies DrillSignal), name: words, at }];
  });

/** What speaks for plans at an incident: of a real one what is real, of a drill's what was played in it. */
export async function signalsFor(incident: Incident, on: Queryable): Promise<Signal[]> {
  if (incident.drill !== null) {
    const drill = await drillRepository(on).byId(incident.drill, WHOLE_CITY);
    return playedSignals(drill!);
  }
  const { county, town, alarms } = incident;
  return [
    ...(await emergencyPlanTaskRepository(on).signalsAt(alarms, town)),
    ...(await warningSignals({ county, town }, on)),
  ];
}

function proposalOf(
  plan: StoredEmergencyPlan,
  signals: readonly Signal[],
  now: number,
): PlanProposal {
  const evidence = evidenceFor(plan.effective!, signals);
  const level = proposedLevel(evidence);
  const review = planReview(plan.reviewedOn, shanghaiDay(now));
  return {
    ...{
      plan: plan.id,
      name: plan.name,
      class: plan.class,
      edition: plan.edition,
      level,
      evidence,
    },
    tasks: stepsAt(plan.effective!, level ?? 4).length,
    reviewOverdue: review?.standing === 'overdue',
  };
}

/**
 * Plans that hold for an incident: those of its kind, those its own alarms reach, and those put to work on it. Whoever read on
 * the alarm's card that a plan is reached must find it again, whatever kind the incident was opened as.
 */
export async function plansFor(incident: Incident, on: Queryable): Promise<StoredEmergencyPlan[]> {
  const { id, kind, alarms, drill } = incident;
  const plans = await emergencyPlanRepository(on).holding(incident);
  const own = drill === null ? await emergencyPlanTaskRepository(on).signalsAt(alarms, null) : [];
  const active = (await emergencyPlanTaskRepository(on).activationsOf(id)).map(({ plan }) => plan);
  const isAsked = (plan: StoredEmergencyPlan) =>
    active.includes(plan.id) || evidenceFor(plan.effective!, own).length > 0;
  return plans.filter((plan) => plan.kind === kind || isAsked(plan));
}

/** What can be put to work on an incident, the highest level first that a trigger asks for. */
export async function proposalsAt(
  incident: Incident,
  now: number,
  on: Queryable,
): Promise<PlanProposal[]> {
  const plans = await plansFor(incident, on);
  const signals = await signalsFor(incident, on);
  const NONE_REACHED = 5;
  return plans
    .map((plan) => proposalOf(plan, signals, now))
    .sort((one, other) => (one.level ?? NONE_REACHED) - (other.level ?? NONE_REACHED));
}

/** Plans whose triggers an active alarm reaches, before there is any incident of it. */
export async function proposalsForAlarm(
  alarm: number,
  scope: Scope,
  now: number,
  on: Queryable,
): Promise<PlanProposal[]> {
  const signal = await emergencyPlanTaskRepository(on).signalOf(alarm, scope);
  if (!signal) return [];
  const { county, town, ...bare } = signal;
  const plans = await emergencyPlanRepository(on).holding({ county, town });
  return plans.map((plan) => proposalOf(plan, [bare], now)).filter(({ level }) => level !== null);
}

/** Plans in the scope whose triggers an official warning in force reaches, before there is any incident of it. */
export async function proposalsForWarning(
  id: number,
  scope: Scope,
  now: number,
  on: Queryable,
): Promise<PlanProposal[]> {
  const warning = await warningRepository(on).byId(id, scope);
  const signal = warning?.endedAt === null ? signalIn(warning) : null;
  if (!warning || !signal) return [];
  const plans = await emergencyPlanRepository(on).holdingInTowns(warning.towns, scope);
  return plans.map((plan) => proposalOf(plan, [signal], now)).filter(({ level }) => level !== null);
}
