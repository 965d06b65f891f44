import type { Alarm } from '../../shared/model/alarm.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import type { Passes } from './filtering.ts';

/**
 * Whether an alarm passes the filter of areas. An event over several towns is none of one: its alarm is never filtered
 * away, or who looks at the second of them would not see it.
 */
export const alarmPassesArea = ({ event, town, place }: Alarm, passes: Passes): boolean =>
  (event !== null && town === null) || passes.area(town, place);

/** Whether an alarm passes the area, level, age and text filters; types do not apply to alarms. */
export const alarmPasses = (alarm: Alarm, passes: Passes, now: number): boolean =>
  passes.condition(CONDITION_CODE[alarm.level]) &&
  passes.age(Date.parse(alarm.changedAt), now) &&
  passes.name(alarm.name) &&
  alarmPassesArea(alarm, passes);
