import { DAY_PATTERN, INSTANT_PATTERN } from './common.ts';

const DAY = new RegExp(DAY_PATTERN);
const INSTANT = new RegExp(INSTANT_PATTERN);
/** Every month has so many days. */
const SHORTEST_MONTH = '28';

/** Whether the month of `YYYY-MM-DD…` has that day. Most need not be looked at: this stands before every reading. */
function isInMonth(text: string): boolean {
  if (text.slice(8, 10) <= SHORTEST_MONTH) return true;
  const [year, month, day] = text.slice(0, 10).split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/** Whether a day `YYYY-MM-DD` exists: `2026-02-30` does not, nor, for us, `0000-01-01`. */
export const isRealDay = (text: string): boolean => DAY.test(text) && isInMonth(text);

/** Whether a moment as `Instant` writes it exists. */
export const isRealInstant = (text: string): boolean => INSTANT.test(text) && isInMonth(text);
