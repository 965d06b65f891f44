import type { Alarm } from '../../shared/model/alarm.ts';
import { type FactsOf, isSetAside } from './alarm-facts.ts';
import { alarmPasses } from './alarm-filter.ts';
import { type AlarmList, listAlarms } from './alarm-order.ts';
import type { Passes } from './filtering.ts';

/**
 * The alarms of a list that pass the view's filters, worst first.
 * @param now epoch ms at the server
 */
export const listedAlarms = (
  alarms: Iterable<Alarm>,
  list: AlarmList,
  { factsOf, passes, now }: { factsOf: FactsOf; passes: Passes; now: number },
): Alarm[] =>
  listAlarms(alarms, list, (alarm) => isSetAside(factsOf(alarm))).filter((alarm) =>
    alarmPasses(alarm, passes, now),
  );
