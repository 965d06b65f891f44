/** The city's time, without summer time (DOMAIN.md §10). */
const CITY_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = 7;
const SATURDAY = 6;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;
/** A calendar that closes every day would never end; no holiday is this long. */
const LONGEST_SEARCH_DAYS = 400;

/**
 * Days that are not what their weekday says: `off` a holiday on a weekday, `work` a weekend worked
 * for it. By `YYYY-MM-DD` of the city's time.
 */
export type WorkingCalendar = ReadonlyMap<string, 'off' | 'work'>;

const dayNumberOf = (at: number): number => Math.floor((at + CITY_OFFSET_MS) / DAY_MS);
const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

function isWorkingDay(day: number, calendar: WorkingCalendar): boolean {
  const said = calendar.get(dayText(day));
  if (said) return said === 'work';
  const weekday = (day + FIRST_WEEKDAY) % WEEKDAYS;
  return weekday !== 0 && weekday !== SATURDAY;
}

/**
 * The end of the `count`-th working day after the day of `from`, both epoch milliseconds: the day itself
 * does not count.
 * @throws RangeError when the calendar leaves no working days
 */
export function afterWorkingDays(from: number, count: number, calendar: WorkingCalendar): number {
  const first = dayNumberOf(from);
  let left = count;
  let day = first;
  while (left > 0) {
    day += 1;
    if (day - first > LONGEST_SEARCH_DAYS) {
      throw new RangeError(`expected ${count} working days within a year, found ${count - left}`);
    }
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return (day + 1) * DAY_MS - CITY_OFFSET_MS;
}
