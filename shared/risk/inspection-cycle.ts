import type { HazardClass } from '../model/hazard.ts';
import type { FoodGrade, HazardFile } from '../model/hazard-file.ts';
import type { Level } from '../model/level.ts';

const DAY_MS = 86_400_000;

/**
 * Days between two inspections by risk colour [D: a default of this project; the law asks for a cycle by risk
 * and names no number].
 */
export const CYCLE_DAYS: Readonly<Record<Level, number>> = {
  red: 30,
  orange: 90,
  yellow: 180,
  blue: 365,
};
/** At most so many days for a class [D]: building sites change by the week; key places half-yearly (art. 31). */
export const CLASS_CYCLE_DAYS: Partial<Record<HazardClass, number>> = {
  construction: 30,
  chemical: 90,
  'key-place': 182,
  venue: 182,
};
/** Food sites by their own grade and not by colour (art. 13) [D]: once, twice, three, four times a year. */
export const FOOD_CYCLE_DAYS: Readonly<Record<FoodGrade, number>> = {
  A: 365,
  B: 182,
  C: 121,
  D: 91,
};

type Cycled = Pick<HazardFile, 'class' | 'risk' | 'foodGrade'>;

/** Days between two inspections; null while neither colour nor grade says how bad it is. */
export function cycleDays(hazard: Cycled): number | null {
  if (hazard.class === 'food-site' && hazard.foodGrade !== null) {
    return FOOD_CYCLE_DAYS[hazard.foodGrade];
  }
  if (hazard.risk === null) return null;
  return Math.min(CYCLE_DAYS[hazard.risk], CLASS_CYCLE_DAYS[hazard.class] ?? Infinity);
}

/** When the next inspection is due, epoch milliseconds, counted from the last one or from the assessment. */
export function nextInspection(hazard: Cycled, from: number): number | null {
  const days = cycleDays(hazard);
  return days === null ? null : from + days * DAY_MS;
}

type Watched = Pick<HazardFile, 'state' | 'inspectionDue'>;

/** Whether an inspection should have been made before `now` (epoch milliseconds). */
export const isInspectionOverdue = ({ state, inspectionDue }: Watched, now: number): boolean =>
  state !== 'closed' && inspectionDue !== null && Date.parse(inspectionDue) < now;
