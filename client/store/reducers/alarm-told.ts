import type { Alarm } from '../../../shared/model/alarm.ts';
import { isLevel } from '../../../shared/model/level.ts';
import { FLUTTER_MS } from '../../../shared/risk/escalation.ts';
import type { LiveState } from '../live-store.ts';
import { changed, type Reducer } from './change.ts';

/** The alarm an entry tells of, whole as it is after the change; null when it says none we can read. */
function alarmOf(data: Record<string, unknown>): Alarm | null {
  const told = (data.alarm ?? data) as Partial<Alarm>;
  const readable =
    typeof told.id === 'number' && isLevel(told.level) && typeof told.active === 'boolean';
  return readable ? (told as Alarm) : null;
}

/** It was gone for longer than a flutter: nobody was told of this occurrence yet. */
const isAnother = (before: Alarm | undefined, { active, raisedAt }: Alarm): boolean =>
  active &&
  typeof before?.clearedAt === 'string' &&
  Date.parse(raisedAt) - Date.parse(before.clearedAt) > FLUTTER_MS;

/** Whether it is another occurrence or level: that somebody acknowledged or judged it makes its danger no newer. */
const isNews = (before: Alarm | undefined, { occurrence, level }: Alarm): boolean =>
  before?.occurrence !== occurrence || before.level !== level;

/** Whoever acknowledged it has ended its way from desk to desk; another occurrence begins its own. */
function withoutOver(
  escalations: LiveState['escalations'],
  before: Alarm | undefined,
  alarm: Alarm,
) {
  const isOver = alarm.acknowledgedAt !== null || isAnother(before, alarm);
  if (!isOver || !escalations.has(alarm.id)) return escalations;
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
  const before = state.alarms.get(alarm.id);
  if (alarm.active || alarm.acknowledgedAt === null) {
    alarms.set(alarm.id, alarm);
    if (isNews(before, alarm)) alarmsToldAt.set(alarm.id, at);
  } else {
    alarms.delete(alarm.id);
    alarmsToldAt.delete(alarm.id);
  }
  const escalations = withoutOver(state.escalations, before, alarm);
  const alarmsRevision = state.alarmsRevision + 1;
  return changed({ ...state, alarms, alarmsToldAt, escalations, alarmsRevision });
};
