import type { Alarm } from '../../shared/model/alarm.ts';
import { factsOf, isSetAside } from '../situation/alarm-facts.ts';
import { listAlarms } from '../situation/alarm-order.ts';
import type { LiveState } from '../store/live-store.ts';

type Live = Pick<LiveState, 'alarms' | 'holds' | 'escalations'>;

/**
 * What no wall shows or counts: what is shelved, suppressed by design or out of service is worked on at a desk, which says so
 * beside each; from eight metres it would look like one that waits.
 */
export function isAsideIn(live: Live): (alarm: Alarm) => boolean {
  const facts = factsOf(live);
  return (alarm) => isSetAside(facts(alarm));
}

type Judged = Pick<LiveState, 'alarms'> & { isAside: (alarm: Alarm) => boolean };

/** What a wall calls alarms: those that are active and nobody has set aside. */
export const standingOf = ({ alarms, isAside }: Judged): Alarm[] =>
  [...alarms.values()].filter((alarm) => alarm.active && !isAside(alarm));

/** The standing alarms, worst first, and how many active ones are set aside. */
export function standingAlarms(live: Live): { standing: readonly Alarm[]; aside: number } {
  const isAside = isAsideIn(live);
  const active = listAlarms(live.alarms.values(), 'active');
  const standing = active.filter((alarm) => !isAside(alarm));
  return { standing, aside: active.length - standing.length };
}
