import type { Alarm } from '../../shared/model/alarm.ts';
import { type AlarmGroup, groupAlarms } from '../../shared/risk/alarm-groups.ts';
import { serverNow } from '../store/clock.ts';
import { shownStore } from '../store/live-store.ts';
import { viewStore } from '../store/view-store.ts';
import { factsOf } from './alarm-facts.ts';
import type { AlarmList } from './alarm-order.ts';
import { passesOf } from './filtering.ts';
import { listedAlarms } from './listed-alarms.ts';

/** The list that was shown last, and what it shows in its order; null while it is folded. */
let list: AlarmList = 'all';
let groups: readonly AlarmGroup[] | null = null;

/** What a list that holds its order still does not show yet, worst first, and shows it. */
type HeldBack = { risen: readonly Alarm[]; show: () => void };
const NOTHING: HeldBack = { risen: [], show: () => undefined };
let heldBack = NOTHING;

/** Told by the list itself: it may hold its order still while others come in. */
export function showList(
  shown: AlarmList,
  inOrder: readonly AlarmGroup[],
  { risen, show }: HeldBack = NOTHING,
): void {
  list = shown;
  groups = inOrder;
  heldBack = { risen, show };
}
export function leaveList(): void {
  groups = null;
  heldBack = NOTHING;
}

/** As the list shows them while nobody holds it still. */
function groupsAsTheyAre(): AlarmGroup[] {
  const live = shownStore.getState();
  const passes = passesOf(viewStore.getState().filters, live.registers, live.coverage);
  return groupAlarms(
    listedAlarms(live.alarms.values(), list, { factsOf: factsOf(live), passes, now: serverNow() }),
  );
}

/** The alarms of the list in the order shown, those of closed groups too: to step through. */
export const alarmsInOrder = (): Alarm[] =>
  (groups ?? groupsAsTheyAre()).flatMap(({ members }) => members);

/** The one after or before; the first when none of them is selected. @param selected an alarm's id */
export function stepIn(
  alarms: readonly Alarm[],
  selected: number | null,
  step: 1 | -1,
): Alarm | undefined {
  const at = alarms.findIndex(({ id }) => id === selected);
  return alarms[at === -1 ? 0 : Math.min(Math.max(at + step, 0), alarms.length - 1)];
}

/**
 * Where a step leads in the list as it stands. Past either end of one that is held still come those that have risen since, the
 * worst first, and the list shows them; so it does where none of it is selected.
 * @param selected an alarm's id
 */
export function stepInList(selected: number | null, step: 1 | -1): Alarm | undefined {
  const { risen, show } = heldBack;
  const alarms = alarmsInOrder();
  const next = stepIn(alarms, selected, step);
  const isListed = alarms.some(({ id }) => id === selected);
  if (risen.length === 0 || (isListed && next?.id !== selected)) return next;
  show();
  return isListed ? risen[0] : groupsAsTheyAre()[0]?.members[0];
}
