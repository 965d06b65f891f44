import type { Shift } from '../model/patrol.ts';
import { CITY_OFFSET_MS, HOUR_MS } from '../time/units.ts';

/** Hours of the shifts in Asia/Shanghai [D]: a default of this project, the regulation names none. */
export const SHIFT_HOURS: Readonly<Record<Shift, readonly [from: number, to: number]>> = {
  morning: [8, 12],
  afternoon: [13, 18],
  evening: [18, 22],
};

/**
 * A cell of a hundred metres each way, the 万米单元网格 of GB/T 30428.1 [L]. So coarse that a count of them says
 * how much ground was seen and nothing of the way.
 */
export const CELL_SQUARE_METRES = 10_000;

/** A duty that is behind is listed for so many days [D]; afterwards it is history. */
export const OVERDUE_DAYS = 7;

/** When a shift begins and ends, epoch milliseconds. @param day `2026-07-06`, Asia/Shanghai */
export function shiftBounds(day: string, shift: Shift): { begins: number; ends: number } {
  const midnight = Date.parse(`${day}T00:00:00Z`) - CITY_OFFSET_MS;
  const [from, to] = SHIFT_HOURS[shift];
  return { begins: midnight + from * HOUR_MS, ends: midnight + to * HOUR_MS };
}

/** Rounds missing once the shift is over; before its end none is late. */
export const roundsOverdue = (
  { planned, done, dueAt }: { planned: number; done: number; dueAt: string },
  now: number,
): number => (Date.parse(dueAt) <= now ? Math.max(0, planned - done) : 0);
