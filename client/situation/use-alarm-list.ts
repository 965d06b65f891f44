import { useMemo } from 'react';
import type { Alarm } from '../../shared/model/alarm.ts';
import { serverNow } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { useView } from '../store/view-store.ts';
import { passesFilters } from './alarm-filter.ts';
import { type AlarmList, listAlarms } from './alarm-order.ts';

/** The alarms of a list that pass the view's filters, worst first. */
export function useAlarmList(list: AlarmList): readonly Alarm[] {
  const alarms = useLive((live) => live.alarms);
  const registers = useLive((live) => live.registers);
  const filters = useView((view) => view.filters);
  return useMemo(() => {
    const countyOf = (town: string) => registers?.areaByCode.get(town)?.parent ?? null;
    const now = serverNow();
    return listAlarms(alarms.values(), list).filter((alarm) =>
      passesFilters(alarm, filters, countyOf, now),
    );
  }, [alarms, registers, filters, list]);
}
