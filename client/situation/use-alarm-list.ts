import { useMemo } from 'react';
import type { Alarm } from '../../shared/model/alarm.ts';
import { serverNow } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import type { AlarmList } from './alarm-order.ts';
import { listedAlarms } from './listed-alarms.ts';
import { useAlarmFacts } from './use-alarm-facts.ts';
import { usePasses } from './use-passes.ts';

/** The alarms of a list that pass the view's filters, worst first. */
export function useAlarmList(list: AlarmList): readonly Alarm[] {
  const alarms = useLive((live) => live.alarms);
  const factsOf = useAlarmFacts();
  const passes = usePasses();
  return useMemo(
    () => listedAlarms(alarms.values(), list, { factsOf, passes, now: serverNow() }),
    [alarms, factsOf, passes, list],
  );
}
