import type { PlanBody, PlanTrigger } from '../model/emergency-plan.ts';
import type { PlanEvidence } from '../model/emergency-plan-task.ts';
import { LEVELS, type Level } from '../model/level.ts';
import type { Metric, SubjectKind } from '../model/stream.ts';

/** What is going on, as triggers look at it: an alarm that is active, or an official warning in force. */
export type Signal = { name: string; level: Level | null; at: string } & (
  | { on: 'alarm'; metric: Metric | null; subject: SubjectKind }
  | { on: 'warning'; event: string }
);

/** A colour nobody named is taken as reached: unknown is never safe. */
const isAtLeast = (level: Level | null, wanted: Level): boolean =>
  level === null || LEVELS.indexOf(level) <= LEVELS.indexOf(wanted);

/** Whether a signal fulfils a trigger. */
export function fulfils(signal: Signal, trigger: PlanTrigger): boolean {
  if (!isAtLeast(signal.level, trigger.level)) return false;
  if (signal.on === 'warning')
    return trigger.on === 'warning' && signal.event.includes(trigger.event);
  return (
    trigger.on === 'alarm' &&
    (trigger.metric === null || trigger.metric === signal.metric) &&
    (trigger.subject === null || trigger.subject === signal.subject)
  );
}

/** A trigger that every alarm would fulfil proposes nothing but noise. */
export const isTriggerVague = (trigger: PlanTrigger): boolean =>
  trigger.on === 'alarm' && trigger.metric === null && trigger.subject === null;

/** The signals that speak for a plan, each at the highest response level it reaches; the highest first. */
export const evidenceFor = (
  { triggers }: Pick<PlanBody, 'triggers'>,
  signals: readonly Signal[],
): PlanEvidence[] =>
  signals
    .flatMap((signal) => {
      const met = triggers.filter((trigger) => fulfils(signal, trigger));
      if (met.length === 0) return [];
      const response = Math.min(...met.map((trigger) => trigger.response));
      const { on, name, level, at } = signal;
      return [{ on, name, level, at, response }];
    })
    .sort((one, other) => one.response - other.response || one.at.localeCompare(other.at));

/** The response level the evidence asks for; null: none is reached. */
export const proposedLevel = (evidence: readonly PlanEvidence[]): number | null =>
  evidence.length === 0 ? null : Math.min(...evidence.map(({ response }) => response));
