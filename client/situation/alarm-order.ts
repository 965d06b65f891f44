import type { Alarm } from '../../shared/model/alarm.ts';
import { LEVELS } from '../../shared/model/level.ts';

export const ALARM_LISTS = ['unacknowledged', 'active', 'all', 'set-aside'] as const;
export type AlarmList = (typeof ALARM_LISTS)[number];

const rankOf = (alarm: Alarm): number => LEVELS.indexOf(alarm.level);

/** Worst level first; then active before cleared, unacknowledged before acknowledged, newest first. */
export function compareAlarms(left: Alarm, right: Alarm): number {
  return (
    Number(right.active) - Number(left.active) ||
    rankOf(left) - rankOf(right) ||
    Number(left.acknowledgedAt !== null) - Number(right.acknowledgedAt !== null) ||
    // Both are written alike, so that text in order is time in order.
    (left.raisedAt < right.raisedAt ? 1 : left.raisedAt > right.raisedAt ? -1 : 0) ||
    left.id - right.id
  );
}

/**
 * The alarms of one list, in order. What is set aside stays in it, after everything else.
 * @param isAside whether an alarm is shelved, suppressed by design or out of service
 */
export function listAlarms(
  alarms: Iterable<Alarm>,
  list: AlarmList,
  isAside: (alarm: Alarm) => boolean = () => false,
): Alarm[] {
  const aside = new Set<Alarm>();
  const wanted = [...alarms].filter((alarm) => {
    if (isAside(alarm)) aside.add(alarm);
    return (
      list === 'all' ||
      (list === 'set-aside' && aside.has(alarm)) ||
      (list === 'active' && alarm.active) ||
      (list === 'unacknowledged' && alarm.acknowledgedAt === null)
    );
  });
  return wanted.sort(
    (left, right) =>
      Number(aside.has(left)) - Number(aside.has(right)) || compareAlarms(left, right),
  );
}

/** How many active alarms stand at each level. */
export function countByLevel(alarms: Iterable<Alarm>): Record<Alarm['level'], number> {
  const counts = { red: 0, orange: 0, yellow: 0, blue: 0 };
  for (const alarm of alarms) if (alarm.active) counts[alarm.level] += 1;
  return counts;
}
