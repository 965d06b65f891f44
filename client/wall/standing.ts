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

/** What a wall calls an alarm: what is active and nobody has set aside. */
export function isStandingIn(live: Live): (alarm: Alarm) => boolean {
  const isAside = isAsideIn(live);
  return (alarm) => alarm.active && !isAside(alarm);
}

/** The standing alarms, worst first, and how many active ones are set aside. */
export function standingAlarms(live: Live): { standing: readonly Alarm[]; aside: number } {
  const active = listAlarms(live.alarms.values(), 'active');
  const standing = active.filter(isStandingIn(live));
  return { standing, aside: active.length - standing.length };
}
