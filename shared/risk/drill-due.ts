import type { DrillPeriod, DrillStanding } from '../model/drill-cycle.ts';
import type { HazardClass } from '../model/hazard.ts';
import { CITY_OFFSET_MS } from '../time/units.ts';

/** A drill every half-year: months between two. Source: DOMAIN.md §9 art. 31. */
export const DRILL_MONTHS = 6;

/**
 * Months between two drills by whose duty it is: key places, and units of chemicals, of building sites and of places of
 * business every half-year, governments, towns and departments on
 * duty every two years, special and department plans every three. Source: 生产安全事故应急条例 art. 8, DOMAIN.md §5.
 */
export const DRILL_CYCLES = {
  'key-place': DRILL_MONTHS,
  unit: DRILL_MONTHS,
  area: 24,
  department: 24,
  plan: 36,
} as const satisfies Record<string, DrillPeriod>;

/** Hazards whose units drill every half-year (应急条例 art. 8, DOMAIN.md §5); metro stations are key places. */
export const DRILLING_CLASSES: readonly HazardClass[] = ['chemical', 'construction', 'venue'];

/** The day in Asia/Shanghai of a moment in epoch ms, `2026-07-06`. */
export const shanghaiDay = (at: number): string =>
  new Date(at + CITY_OFFSET_MS).toISOString().slice(0, 10);

/** So many months after a day; the last of the month where that month is shorter. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const moment = Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth));
  return new Date(moment).toISOString().slice(0, 10);
}

/** By when the next drill is due; null when none was ever held. */
export const drillDue = (
  lastDrill: string | null,
  months: DrillPeriod = DRILL_MONTHS,
): string | null => (lastDrill === null ? null : monthsAfter(lastDrill, months));

/** How a place stands on a day: still in time on the day itself. */
export function drillStanding(
  lastDrill: string | null,
  today: string,
  months: DrillPeriod = DRILL_MONTHS,
): DrillStanding {
  const due = drillDue(lastDrill, months);
  if (due === null) return 'never';
  return today > due ? 'overdue' : 'current';
}
