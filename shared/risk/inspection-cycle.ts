import type { HazardFile } from '../model/hazard-file.ts';
import type { ThresholdStep } from '../model/threshold.ts';
import { DAY_MS } from '../time/units.ts';

type Cycled = Pick<HazardFile, 'class' | 'risk' | 'foodGrade'>;
type Steps = readonly ThresholdStep[];
/** A step with its number. */
export type CycleStep = ThresholdStep & { value: number };

const stepOf = (steps: Steps, key: string): CycleStep[] =>
  steps.flatMap((step) =>
    step.key === key && step.value !== null ? [{ ...step, value: step.value }] : [],
  );

/**
 * What says how often a hazard is inspected, with its source: a food site's own grade, else the shorter of its colour's
 * and its class's. What is not assessed is looked at as often as the worst, for nobody knows how bad it is.
 * @param steps the thresholds in force
 */
export function cycleStep(hazard: Cycled, steps: Steps): CycleStep | null {
  if (hazard.class === 'food-site' && hazard.foodGrade !== null) {
    return stepOf(steps, `food.${hazard.foodGrade}`)[0] ?? null;
  }
  const found = [`colour.${hazard.risk ?? 'red'}`, `class.${hazard.class}`].flatMap((key) =>
    stepOf(steps, key),
  );
  return found.sort((a, b) => a.value - b.value)[0] ?? null;
}

/** Days between two inspections; null as above. */
export const cycleDays = (hazard: Cycled, steps: Steps): number | null =>
  cycleStep(hazard, steps)?.value ?? null;

/** When the next inspection is due, epoch milliseconds, counted from the last one, the assessment or the survey. */
export function nextInspection(hazard: Cycled, from: number, steps: Steps): number | null {
  const days = cycleDays(hazard, steps);
  return days === null ? null : from + days * DAY_MS;
}

type Seen = Cycled & Pick<HazardFile, 'inspectedAt' | 'assessedAt' | 'surveyedAt'>;

/** When a hazard is to be inspected next, epoch milliseconds; null: nobody knows since when it is on file, or it has no cycle. */
export function dueInspection(hazard: Seen, steps: Steps): number | null {
  const from = hazard.inspectedAt ?? hazard.assessedAt ?? hazard.surveyedAt;
  return from === null ? null : nextInspection(hazard, Date.parse(from), steps);
}

/** When what was only surveyed is to be inspected first, epoch milliseconds; null: its class has no cycle. @param at epoch ms */
export const dueAfterSurvey = (
  { class: name }: Pick<HazardFile, 'class'>,
  at: number,
  steps: Steps,
): number | null => nextInspection({ class: name, risk: null, foodGrade: null }, at, steps);

type Watched = Pick<HazardFile, 'state' | 'inspectionDue'>;

/** Whether an inspection should have been made before `now` (epoch milliseconds). */
export const isInspectionOverdue = ({ state, inspectionDue }: Watched, now: number): boolean =>
  state !== 'closed' && inspectionDue !== null && Date.parse(inspectionDue) < now;
