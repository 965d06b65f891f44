import type { Alarm } from '../../../shared/model/alarm.ts';
import { LEVELS, type Level } from '../../../shared/model/level.ts';
import type { LiveState } from '../live-store.ts';
import { changed, type Reducer } from './change.ts';

/** The alarm an entry tells of, whole as it is after the change; null when it says none we can read. */
function alarmOf(data: Record<string, unknown>): Alarm | null {
  const told = (data.alarm ?? data) as Partial<Alarm>;
  const readable =
    typeof told.id === 'number' &&
    LEVELS.includes(told.level as Level) &&
    typeof told.active === 'boolean';
  return readable ? (told as Alarm) : null;
}

/** Whoever acknowledged it has ended its way from desk to desk. */
function withoutSeen(escalations: LiveState['escalations'], alarm: Alarm) {
  if (alarm.acknowledgedAt === null || !escalations.has(alarm.id)) return escalations;
  const left = new Map(escalations);
  left.delete(alarm.id);
  return left;
}

/** Raised, raised higher, lowered, cleared or acknowledged: it stays while active or unacknowledged. */
export const alarmTold: Reducer = (state, { data, at }) => {
  const alarm = alarmOf(data);
  if (!alarm) return changed(state);
  const alarms = new Map(state.alarms);
  const alarmsToldAt = new Map(state.alarmsToldAt);
  if (alarm.active || alarm.acknowledgedAt === null) {
    alarms.set(alarm.id, alarm);
    alarmsToldAt.set(alarm.id, at);
  } else {
    alarms.delete(alarm.id);
    alarmsToldAt.delete(alarm.id);
  }
  const escalations = withoutSeen(state.escalations, alarm);
  const alarmsRevision = state.alarmsRevision + 1;
  return changed({ ...state, alarms, alarmsToldAt, escalations, alarmsRevision });
};
