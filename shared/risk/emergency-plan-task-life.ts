import type { PlanBody, PlannedTask } from '../model/emergency-plan.ts';
import type {
  EmergencyPlanTask,
  EmergencyPlanTaskAct,
  EmergencyPlanTaskState,
} from '../model/emergency-plan-task.ts';

/** In the last third of its time a task is called for [D]. */
const CALLED_FOR_SHARE = 1 / 3;

/** How a task stands by the clock: green, amber and red of an accountability board, then how it ended. */
export const TASK_STANDINGS = ['green', 'amber', 'red', 'done', 'done-late', 'not-done'] as const;
export type TaskStanding = (typeof TASK_STANDINGS)[number];

/** Levels as plans write them, read alike in every language; 1 is the highest. */
const NUMERALS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'] as const;

/** @param level 1 to 4 */
export const levelNumeral = (level: number): string => NUMERALS[level - 1]!;

type Timed = Pick<EmergencyPlanTask, 'state' | 'givenAt' | 'dueAt' | 'closedAt'>;

/** @param now epoch ms; in time at the very moment it is due */
export function taskStanding(
  { state, givenAt, dueAt, closedAt }: Timed,
  now: number,
): TaskStanding {
  const due = Date.parse(dueAt);
  if (state === 'not_done') return 'not-done';
  if (state === 'done') return Date.parse(closedAt!) > due ? 'done-late' : 'done';
  if (now > due) return 'red';
  return due - now <= (due - Date.parse(givenAt)) * CALLED_FOR_SHARE ? 'amber' : 'green';
}

export type NumberedStep = PlannedTask & { number: number };

/**
 * The steps an activation at `level` gives out, by their number in the plan. A step is for its level and every
 * higher one, so raising gives out only what the lower level had not.
 * @param from the highest level that was active before; null: none
 */
export const stepsAt = (
  { tasks }: Pick<PlanBody, 'tasks'>,
  level: number,
  from: number | null = null,
): NumberedStep[] =>
  tasks
    .map((step, index) => ({ ...step, number: index + 1 }))
    .filter((step) => step.level >= level && (from === null || step.level < from));

export type EmergencyPlanTaskRefusal = 'plan-task-wrong-state' | 'plan-task-reason-missing';

const FROM: Readonly<Record<EmergencyPlanTaskAct['act'], readonly EmergencyPlanTaskState[]>> = {
  done: ['open'],
  'not-done': ['open'],
  reopen: ['done', 'not_done'],
};

export const STATE_AFTER: Readonly<Record<EmergencyPlanTaskAct['act'], EmergencyPlanTaskState>> = {
  done: 'done',
  'not-done': 'not_done',
  reopen: 'open',
};

/** Why an act cannot be; null: it can. What departs from the plan, late or not at all, has its reason. */
export function emergencyPlanTaskRefusal(
  task: Timed,
  { act, reason }: Pick<EmergencyPlanTaskAct, 'act' | 'reason'>,
  now: number,
): EmergencyPlanTaskRefusal | null {
  if (!FROM[act].includes(task.state)) return 'plan-task-wrong-state';
  const departs = act !== 'done' || now > Date.parse(task.dueAt);
  return departs && reason === null ? 'plan-task-reason-missing' : null;
}
