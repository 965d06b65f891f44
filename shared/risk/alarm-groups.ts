import type { Alarm } from '../model/alarm.ts';
import { LEVELS, type Level } from '../model/level.ts';
import { MINUTE_MS } from '../time/units.ts';

/** Alarms of one place and cause that rose within this time of each other belong together [D]. */
export const GROUP_WINDOW_MS = 10 * MINUTE_MS;
/** A grid's code begins with its community's: town (9) and community (3), GB/T 34300. */
const COMMUNITY_DIGITS = 12;

/** Alarms of one place and cause. `firstUp` rose first: the likely root of the others. */
export type AlarmGroup = {
  /** Stays the same while the group grows: the id of what rose first. */
  id: number;
  firstUp: Alarm;
  /** Of those that are active; of all once none is. */
  worst: Level;
  /** In the order given. */
  members: readonly Alarm[];
};

/**
 * What an alarm may share with others, the rule for grouping by place and cause:
 * - feeds that fall silent share one cause, the platform's own line; what their streams told before does not: gas that
 *   was measured is not gas because nobody measures it any more;
 * - the units of one geofence share its area, the places of another watch rule in one town their cause;
 * - whatever speaks of one thing of a register shares that thing, whichever the rule;
 * - the same rule (or cause, without one) in the same community shares that place.
 */
function tiesOf(alarm: Alarm): string[] {
  const { cause, grid, rule, subject, subjectKind, watch, town } = alarm;
  const ties: string[] = [];
  if (cause === 'feed-silent') ties.push('silence');
  if (cause === 'geofence') ties.push(`fence ${rule}`);
  else if (watch !== null && town !== null) ties.push(`watch ${rule} ${town}`);
  if (subject !== null) ties.push(`subject ${subjectKind} ${subject}`);
  if (grid !== null) ties.push(`community ${grid.slice(0, COMMUNITY_DIGITS)} ${rule ?? cause}`);
  return ties;
}

/** Which of several belong together, as trees with one root each. */
function createForest(size: number) {
  const parents = Array.from({ length: size }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]!]!;
      root = parents[root]!;
    }
    return root;
  };
  return {
    rootOf,
    join(one: number, other: number) {
      parents[rootOf(other)] = rootOf(one);
    },
  };
}

const isActive = ({ active }: Alarm): boolean => active;

/** The worst level of those that are active; of all once none is. */
export function worstLevelOf(members: readonly Alarm[]): Level {
  const standing = members.some(isActive) ? members.filter(isActive) : members;
  return LEVELS[Math.min(...standing.map(({ level }) => LEVELS.indexOf(level)))]!;
}

/**
 * Groups alarms by place and cause. Every alarm is in exactly one group; one that shares nothing is a group
 * of its own. Groups come in the order of their first member in the list given.
 */
export function groupAlarms(alarms: readonly Alarm[]): AlarmGroup[] {
  const times = alarms.map(({ raisedAt }) => Date.parse(raisedAt));
  const inTime = alarms.map((_, index) => index).sort((a, b) => times[a]! - times[b]! || a - b);
  const forest = createForest(alarms.length);
  const lastWith = new Map<string, number>();
  for (const index of inTime) {
    for (const tie of tiesOf(alarms[index]!)) {
      const last = lastWith.get(tie);
      if (last !== undefined && times[index]! - times[last]! <= GROUP_WINDOW_MS) {
        forest.join(last, index);
      }
      lastWith.set(tie, index);
    }
  }
  const members = new Map<number, number[]>();
  alarms.forEach((_, index) => {
    const root = forest.rootOf(index);
    const found = members.get(root);
    if (found) found.push(index);
    else members.set(root, [index]);
  });
  return [...members.values()].map((indexes) => {
    const first = indexes.reduce((a, b) => (times[b]! < times[a]! ? b : a));
    const own = indexes.map((index) => alarms[index]!);
    return {
      id: alarms[first]!.id,
      firstUp: alarms[first]!,
      worst: worstLevelOf(own),
      members: own,
    };
  });
}
