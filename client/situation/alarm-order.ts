import type { Alarm } from '../../shared/model/alarm.ts';
import { LEVELS } from '../../shared/model/level.ts';

export const ALARM_LISTS = ['unacknowledged', 'active', 'all'] as const;
export type AlarmList = (typeof ALARM_LISTS)[number];

const rankOf = (alarm: Alarm): number => LEVELS.indexOf(alarm.level);

/** Worst level first; then active before cleared, unacknowledged before acknowledged, newest first. */
export function compareAlarms(left: Alarm, right: Alarm): number {
  return (
    Number(right.active) - Number(left.active) ||
    rankOf(left) - rankOf(right) ||
    Number(left.acknowledgedAt !== null) - Number(right.acknowledgedAt !== null) ||
    right.raisedAt.localeCompare(left.raisedAt) ||
    left.id - right.id
  );
}

/** The alarms of one list, in order. */
export function listAlarms(alarms: Iterable<Alarm>, list: AlarmList): Alarm[] {
  const wanted = [...alarms].filter(
    (alarm) =>
      list === 'all' ||
      (list === 'active' && alarm.active) ||
      (list === 'unacknowledged' && alarm.acknowledgedAt === null),
  );
  return wanted.sort(compareAlarms);
}

/** How many active alarms stand at each level. */
export function countByLevel(alarms: Iterable<Alarm>): Record<Alarm['level'], number> {
  const counts = { red: 0, orange: 0, yellow: 0, blue: 0 };
  for (const alarm of alarms) if (alarm.active) counts[alarm.level] += 1;
  return counts;
}
