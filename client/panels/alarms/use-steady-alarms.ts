import { useMemo, useState } from 'react';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { type AlarmGroup, groupAlarms } from '../../../shared/risk/alarm-groups.ts';
import type { AlarmList } from '../../situation/alarm-order.ts';
import { useLive } from '../../store/live-store.ts';
import { type Filters, useView } from '../../store/view-store.ts';
import { asTheyAreNow, hasAlarm, risenSince } from './steady-groups.ts';

/** What is listed. @property selected the id of the alarm that is selected */
type Listed = { list: AlarmList; alarms: readonly Alarm[]; selected: number | null };

/** The order of a list as it was when it began to be held. */
type Held = { list: AlarmList; filters: Filters; groups: readonly AlarmGroup[] };

/**
 * The groups of a list; while it is held, in the order they had. Another list, other filters, and a selection that is not among
 * them show all as it is now.
 * @returns `risen` what is new or has risen since, and `show` shows it, without letting go
 */
export function useSteadyAlarms({ list, alarms, selected }: Listed, isHeld: boolean) {
  const told = useLive((live) => live.alarms);
  const filters = useView((view) => view.filters);
  const fresh = useMemo(() => groupAlarms(alarms), [alarms]);
  const [held, setHeld] = useState<Held | null>(null);
  const hold = () => setHeld({ list, filters, groups: fresh });
  const isOfAnother = held !== null && (held.list !== list || held.filters !== filters);
  const lacksSelected =
    held !== null &&
    selected !== null &&
    !hasAlarm(held.groups, selected) &&
    hasAlarm(fresh, selected);
  if (isHeld && (held === null || isOfAnother || lacksSelected)) hold();
  if (!isHeld && held !== null) setHeld(null);
  const groups = useMemo(
    () => (held === null ? fresh : asTheyAreNow(held.groups, told)),
    [held, fresh, told],
  );
  const risen = useMemo(
    () => (held === null ? [] : risenSince(held.groups, alarms)),
    [held, alarms],
  );
  return { groups, risen, show: hold };
}
