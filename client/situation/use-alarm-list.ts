import { useMemo } from 'react';
import type { Alarm } from '../../shared/model/alarm.ts';
import { serverNow } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { isSetAside } from './alarm-facts.ts';
import { alarmPasses } from './alarm-filter.ts';
import { type AlarmList, listAlarms } from './alarm-order.ts';
import { useAlarmFacts } from './use-alarm-facts.ts';
import { usePasses } from './use-passes.ts';

/** The alarms of a list that pass the view's filters, worst first. */
export function useAlarmList(list: AlarmList): readonly Alarm[] {
  const alarms = useLive((live) => live.alarms);
  const factsOf = useAlarmFacts();
  const passes = usePasses();
  return useMemo(() => {
    const now = serverNow();
    const isAside = (alarm: Alarm) => isSetAside(factsOf(alarm));
    return listAlarms(alarms.values(), list, isAside).filter((alarm) =>
      alarmPasses(alarm, passes, now),
    );
  }, [alarms, factsOf, passes, list]);
}
