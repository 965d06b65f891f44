import { DAY_PATTERN, INSTANT_PATTERN } from './common.ts';

const DAY = new RegExp(DAY_PATTERN);
const INSTANT = new RegExp(INSTANT_PATTERN);
const SHORTEST_MONTH = 28;
const FEBRUARY = 2;
/** April, June, September, November. */
const MONTHS_OF_THIRTY = [4, 6, 9, 11];

/** The Gregorian calendar's rule. */
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysIn(month: number, year: number): number {
  if (month === FEBRUARY) return isLeap(year) ? 29 : 28;
  return MONTHS_OF_THIRTY.includes(month) ? 30 : 31;
}

/** Whether the month of `YYYY-MM-DD…` has that day. By arithmetic: a Date for every reading is half of what checking it costs. */
function isInMonth(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return day <= SHORTEST_MONTH || day <= daysIn(Number(text.slice(5, 7)), Number(text.slice(0, 4)));
}

/** Whether a day `YYYY-MM-DD` exists: `2026-02-30` does not, nor, for us, `0000-01-01`. */
export const isRealDay = (text: string): boolean => DAY.test(text) && isInMonth(text);

/** Whether a moment as `Instant` writes it exists. */
export const isRealInstant = (text: string): boolean => INSTANT.test(text) && isInMonth(text);
