import { INSTANT_PATTERN } from './common.ts';

/** What is dated before or after these years is a slip of the hand: nothing here lies there, nor can every column hold it. */
const YEARS = { first: 1900, last: 2999 } as const;
const FARTHEST_HOURS = 14;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = new RegExp(INSTANT_PATTERN);

/** Whether a day `YYYY-MM-DD` exists: `2026-02-30` does not, nor, for us, `0000-01-01`. */
export function isRealDay(text: string): boolean {
  const [, year, month, day] = (DAY.exec(text) ?? []).map(Number);
  if (year === undefined || year < YEARS.first || year > YEARS.last) return false;
  const date = new Date(Date.UTC(year, month! - 1, day));
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day;
}

/** Whether a moment as `Instant` writes it exists: its day, its clock, and the hours it is ahead or behind. */
export function isRealInstant(text: string): boolean {
  if (!INSTANT.test(text) || !isRealDay(text.slice(0, 10))) return false;
  const [hours, minutes, seconds] = text.slice(11, 19).split(':').map(Number);
  if (hours! > 23 || minutes! > 59 || seconds! > 59) return false;
  if (text.endsWith('Z')) return true;
  const [ahead, minutesAhead] = text.slice(-5).split(':').map(Number);
  return ahead! <= FARTHEST_HOURS && minutesAhead! <= 59;
}
