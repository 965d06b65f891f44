import { CITY_OFFSET_MS, DAY_MS } from './units.ts';

/** Days off and days worked instead, each `2026-10-01`, Asia/Shanghai; all other weekends are off. */
export type WorkingCalendar = {
  /** The years it was made for; outside them only weekends and the days the law fixes are known to be off. */
  years: readonly number[];
  holidays: ReadonlySet<string>;
  /** Weekend days on which offices work (调休). */
  workdays: ReadonlySet<string>;
  source: string;
};

const SATURDAY = 6;
const SUNDAY = 0;
/** More is a mistake of the caller, and would be counted day by day. */
const MOST_DAYS = 10_000;

const timeOf = (day: string): number => {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`day: expected 2026-10-01 or alike, got ${day}`);
  return time;
};
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `daysFrom('2026-10-01', 7)`: the first to the seventh of October. */
const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => dayOf(timeOf(first) + index * DAY_MS));

/**
 * New Year, the first two days of May and the first three of October, off in every year (全国年节及纪念日放假办法 art. 2
 * [S]). The others follow the moon, and with them the days around all of these the yearly announcement.
 */
const FIXED_DAYS_OFF = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/** No year: for one whose holidays nobody has told yet. */
export const NO_YEAR_TOLD: WorkingCalendar = {
  years: [],
  holidays: new Set(),
  workdays: new Set(),
  source: '—',
};

/** The holidays of 2026 as the State Council's office announced them in November 2025 [L]. */
export const CALENDAR_2026: WorkingCalendar = {
  years: [2026],
  holidays: new Set([
    ...daysFrom('2026-01-01', 3),
    ...daysFrom('2026-02-15', 9),
    ...daysFrom('2026-04-04', 3),
    ...daysFrom('2026-05-01', 5),
    ...daysFrom('2026-06-19', 3),
    ...daysFrom('2026-09-25', 3),
    ...daysFrom('2026-10-01', 7),
  ]),
  workdays: new Set([
    ...['2026-01-04', '2026-02-14', '2026-02-28'],
    ...['2026-05-09', '2026-09-20', '2026-10-10'],
  ]),
  source: '国务院办公厅关于2026年部分节假日安排的通知',
};

/** The calendar with days that this city's desk has set otherwise. */
export function withDays(
  { holidays, workdays, ...rest }: WorkingCalendar,
  days: readonly { day: string; kind: 'off' | 'work' }[],
): WorkingCalendar {
  const [off, work] = [new Set(holidays), new Set(workdays)];
  for (const { day, kind } of days) {
    off.delete(day);
    work.delete(day);
    (kind === 'off' ? off : work).add(day);
  }
  return { ...rest, holidays: off, workdays: work };
}

/** Whether offices work on a day. @throws RangeError when there is no such day */
export function isWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  const weekday = new Date(timeOf(day)).getUTCDay();
  if (calendar.workdays.has(day)) return true;
  if (weekday === SATURDAY || weekday === SUNDAY || calendar.holidays.has(day)) return false;
  return knowsHolidays(day, calendar) || !FIXED_DAYS_OFF.has(day.slice('2026-'.length));
}

/**
 * The working day that is `count` working days after `day`, which itself is not counted: five after a
 * Friday is the next Friday.
 * @param count 1 or more
 * @throws RangeError when there is no such day, or the count is not a whole number from 1 to 10,000
 */
export function addWorkingDays(day: string, count: number, calendar: WorkingCalendar): string {
  if (!Number.isInteger(count) || count < 1 || count > MOST_DAYS) {
    throw new RangeError(`count: expected a whole number from 1 to ${MOST_DAYS}, got ${count}`);
  }
  let time = timeOf(day);
  for (let left = count; left > 0; ) {
    time += DAY_MS;
    if (isWorkingDay(dayOf(time), calendar)) left -= 1;
  }
  return dayOf(time);
}

/**
 * When a term of so many working days runs out: at the end of its last day in Asia/Shanghai.
 * @param at the moment the term begins, epoch ms; the day it falls on is not counted
 * @returns epoch ms; at that moment the term is over
 */
export function workingDeadline(at: number, count: number, calendar: WorkingCalendar): number {
  const last = addWorkingDays(dayOf(at + CITY_OFFSET_MS), count, calendar);
  return timeOf(last) + DAY_MS - CITY_OFFSET_MS;
}

/**
 * Working days after `from` up to and with `to`; 0 when `to` is not later.
 * @throws RangeError when a day does not exist, or they lie more than 10,000 days apart
 */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  const [first, last] = [timeOf(from), timeOf(to)];
  if (last - first > MOST_DAYS * DAY_MS) {
    throw new RangeError(`to: expected at most ${MOST_DAYS} days after ${from}, got ${to}`);
  }
  let count = 0;
  for (let time = first + DAY_MS; time <= last; time += DAY_MS) {
    if (isWorkingDay(dayOf(time), calendar)) count += 1;
  }
  return count;
}

/** Whether the holidays of the year a day lies in are known. A deadline beyond them is provisional. */
export const knowsHolidays = (day: string, { years }: WorkingCalendar): boolean =>
  years.includes(Number(day.slice(0, 4)));
