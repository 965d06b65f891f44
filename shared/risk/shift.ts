import type { Shift } from '../model/unit-profile.ts';
import { CITY_OFFSET_MS, MINUTE_MS } from '../time/units.ts';

const DAY_MINUTES = 1_440;
/** A unit whose shift ends within so many minutes is counted later: it may not see the task through [D]. */
export const SHIFT_ENDING_MINUTES = 60;

/** Whether a unit is on duty, and minutes until its shift ends, or begins. */
export type Duty = { isOn: boolean; minutes: number };

const minuteOf = (time: string): number => {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return hour * 60 + minute;
};

/** Minutes from one time of the day to the next that is another, round the clock. */
const between = (from: number, to: number): number => (to - from + DAY_MINUTES) % DAY_MINUTES;

/** How a unit stands to its shift. One that ends when it begins is of twenty-four hours. @param now epoch ms */
export function dutyAt({ start, end }: Shift, now: number): Duty {
  const minute = ((now + CITY_OFFSET_MS) / MINUTE_MS) % DAY_MINUTES;
  const lasts = between(minuteOf(start), minuteOf(end)) || DAY_MINUTES;
  const since = between(minuteOf(start), minute);
  return since < lasts
    ? { isOn: true, minutes: lasts - since }
    : { isOn: false, minutes: DAY_MINUTES - since };
}
