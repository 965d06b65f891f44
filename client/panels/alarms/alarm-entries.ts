import type { Alarm } from '../../../shared/model/alarm.ts';
import type { AlarmGroup } from '../../../shared/risk/alarm-groups.ts';

/** Fewer than this are told one by one: a heading over two lines takes more room than it saves [D]. */
const SMALLEST_GROUP = 3;

/** A line of the list: the heading of a group, or an alarm. */
export type AlarmEntry =
  | { kind: 'group'; key: string; group: AlarmGroup; opened: boolean }
  | { kind: 'alarm'; key: string; alarm: Alarm; grouped: boolean; isFirstUp: boolean };

/**
 * The lines of groups in order; a group stands where its worst alarm would. Closed, a group counts its alarms, opened it
 * shows them: none is missing. The group of what is selected is open.
 * @param toggled groups a person opened, by id
 */
export function entriesOfGroups(
  groups: readonly AlarmGroup[],
  toggled: ReadonlySet<number>,
  selected: number | null,
): AlarmEntry[] {
  const entries: AlarmEntry[] = [];
  for (const group of groups) {
    const { id, members, firstUp } = group;
    const grouped = members.length >= SMALLEST_GROUP;
    const opened = !grouped || toggled.has(id) || members.some((alarm) => alarm.id === selected);
    if (grouped) entries.push({ kind: 'group', key: `group-${id}`, group, opened });
    if (!opened) continue;
    for (const alarm of members) {
      const isFirstUp = grouped && alarm === firstUp;
      entries.push({ kind: 'alarm', key: `${alarm.id}`, alarm, grouped, isFirstUp });
    }
  }
  return entries;
}

/** Names that more than one of the alarms has: these need a number beside them to be told apart. */
export function sharedNames(alarms: readonly Alarm[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of alarms) {
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  return shared;
}

/** How many of a group still stand, and how many nobody has acknowledged. */
export const standingOf = ({ members }: AlarmGroup): { active: number; waiting: number } => ({
  active: members.filter(({ active }) => active).length,
  waiting: members.filter(({ acknowledgedAt }) => acknowledgedAt === null).length,
});

/** What a group is handled by: the first of its worst alarms, one that stands where any does. */
export const worstOf = ({ members, worst }: AlarmGroup): Alarm =>
  members.find(({ level, active }) => active && level === worst) ??
  members.find(({ level }) => level === worst)!;
