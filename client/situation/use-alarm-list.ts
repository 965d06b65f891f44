import { useMemo } from 'react';
import type { Alarm } from '../../shared/model/alarm.ts';
import { serverNow } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { alarmPasses } from './alarm-filter.ts';
import { type AlarmList, listAlarms } from './alarm-order.ts';
import { usePasses } from './use-passes.ts';

/** The alarms of a list that pass the view's filters, worst first. */
export function useAlarmList(list: AlarmList): readonly Alarm[] {
  const alarms = useLive((live) => live.alarms);
  const passes = usePasses();
  return useMemo(() => {
    const now = serverNow();
    return listAlarms(alarms.values(), list).filter((alarm) => alarmPasses(alarm, passes, now));
  }, [alarms, passes, list]);
}
