import type { Alarm } from '../../shared/model/alarm.ts';
import type { AlarmHold } from '../../shared/model/alarm-hold.ts';
import type { AlarmEscalation } from '../../shared/model/alarm-wait.ts';
import { alarmSource } from '../../shared/risk/alarm-source.ts';
import { type Suppression, suppressedAlarms } from '../../shared/risk/alarm-suppression.ts';
import type { LiveState } from '../store/live-store.ts';

/** What is true of an alarm beside its being active and acknowledged; each apart from the others. */
export type AlarmFacts = {
  shelved: AlarmHold | null;
  outOfService: AlarmHold | null;
  suppressed: Suppression | null;
  escalated: AlarmEscalation | null;
};

type Live = Pick<LiveState, 'alarms' | 'holds' | 'escalations'>;
export type FactsOf = (alarm: Alarm) => AlarmFacts;

/** Whether an alarm is for the eye alone. */
export const isSetAside = ({ shelved, outOfService, suppressed }: AlarmFacts): boolean =>
  shelved !== null || outOfService !== null || suppressed !== null;

function createFacts({ alarms, holds, escalations }: Live): FactsOf {
  const held = new Map([...holds.values()].map((hold) => [`${hold.kind} ${hold.source}`, hold]));
  const suppressed = suppressedAlarms(alarms.values());
  return (alarm) => {
    const source = alarmSource(alarm);
    const { feed, id } = alarm;
    return {
      shelved: held.get(`shelved ${source}`) ?? null,
      outOfService:
        held.get(`out-of-service ${source}`) ?? held.get(`out-of-service feed:${feed}`) ?? null,
      suppressed: suppressed.get(id) ?? null,
      escalated: escalations.get(id) ?? null,
    };
  };
}

let last: { live: Live; facts: FactsOf } | null = null;

/** The facts of all alarms a screen holds, worked out once for each change of them. */
export function factsOf({ alarms, holds, escalations }: Live): FactsOf {
  const isSame =
    last?.live.alarms === alarms &&
    last.live.holds === holds &&
    last.live.escalations === escalations;
  if (last && isSame) return last.facts;
  const live = { alarms, holds, escalations };
  last = { live, facts: createFacts(live) };
  return last.facts;
}
