import type { Alarm } from '../../../shared/model/alarm.ts';
import { type AlarmGroup, worstLevelOf } from '../../../shared/risk/alarm-groups.ts';

type Alarms = ReadonlyMap<number, Alarm>;

/** What has left the picture is over and acknowledged; when, nobody has told. */
const asOver = (alarm: Alarm): Alarm => ({
  ...alarm,
  active: false,
  acknowledgedAt: alarm.acknowledgedAt ?? alarm.changedAt,
});

/**
 * Groups in the order and with the members they had, each alarm as it is now: who reads or presses finds every line where it
 * was.
 * @param alarms all there are, by id
 */
export const asTheyAreNow = (groups: readonly AlarmGroup[], alarms: Alarms): AlarmGroup[] =>
  groups.map((group) => {
    const now = (alarm: Alarm) => alarms.get(alarm.id) ?? asOver(alarm);
    const members = group.members.map(now);
    return { ...group, members, firstUp: now(group.firstUp), worst: worstLevelOf(members) };
  });

/** What a list holds that was not among these groups, or has risen since; in the order of the list, worst first. */
export function risenSince(groups: readonly AlarmGroup[], list: readonly Alarm[]): Alarm[] {
  const seen = new Map<number, number>();
  for (const { members } of groups) for (const one of members) seen.set(one.id, one.occurrence);
  return list.filter(({ id, occurrence }) => seen.get(id) !== occurrence);
}

export const hasAlarm = (groups: readonly AlarmGroup[], id: number): boolean =>
  groups.some(({ members }) => members.some((alarm) => alarm.id === id));
