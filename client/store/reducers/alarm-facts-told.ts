import type { AlarmHold } from '../../../shared/model/alarm-hold.ts';
import type { AlarmEscalation } from '../../../shared/model/alarm-wait.ts';
import { alarmTold } from './alarm-told.ts';
import { changed, type Reducer } from './change.ts';

const holdOf = (data: Record<string, unknown>): AlarmHold | null => {
  const told = data.hold as Partial<AlarmHold> | undefined;
  const readable = typeof told?.id === 'number' && typeof told.source === 'string';
  return readable ? (told as AlarmHold) : null;
};

/** A source was shelved or taken out of service. */
export const holdBegun: Reducer = (state, { data }) => {
  const hold = holdOf(data);
  if (!hold) return changed(state);
  return changed({ ...state, holds: new Map(state.holds).set(hold.id, hold) });
};

/** A shelf ended, or a source is back in service. */
export const holdEnded: Reducer = (state, { data }) => {
  const hold = holdOf(data);
  if (!hold || !state.holds.has(hold.id)) return changed(state);
  const holds = new Map(state.holds);
  holds.delete(hold.id);
  return changed({ ...state, holds });
};

/** Nobody acknowledged an alarm in time: a further desk is told. */
export const escalationTold: Reducer = (state, entry) => {
  const told = alarmTold(state, entry);
  const escalation = entry.data.escalation as AlarmEscalation | undefined;
  if (typeof escalation?.alarm !== 'number') return told;
  const escalations = new Map(told.state.escalations).set(escalation.alarm, escalation);
  return changed({ ...told.state, escalations });
};
