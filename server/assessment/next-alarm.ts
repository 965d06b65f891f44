import type { Alarm } from '../../shared/model/alarm.ts';
import { LEVELS, type Level } from '../../shared/model/level.ts';
import type { PlacedAlarm } from '../alarms/repository.ts';

/** What was found, apart from how bad it is. */
export type Finding = Pick<
  PlacedAlarm,
  | 'rule'
  | 'cause'
  | 'stream'
  | 'feed'
  | 'watch'
  | 'event'
  | 'subjectKind'
  | 'subject'
  | 'name'
  | 'value'
  | 'threshold'
  | 'unit'
  | 'place'
  | 'county'
  | 'town'
  | 'grid'
  | 'synthetic'
> & {
  /** Moment of the change, ISO 8601. */
  at: string;
};

type AlarmKind = 'alarm.raised' | 'alarm.raised-higher' | 'alarm.lowered' | 'alarm.cleared';

/** What an alarm becomes. A new one has the id it was offered. */
export type AlarmStep = { kind: AlarmKind; alarm: PlacedAlarm };

const NOBODY: Pick<Alarm, 'acknowledgedAt' | 'acknowledgedBy'> = {
  acknowledgedAt: null,
  acknowledgedBy: null,
};

const isWorse = (one: Level, other: Level) => LEVELS.indexOf(one) < LEVELS.indexOf(other);

function rise(
  last: PlacedAlarm | null,
  level: Level,
  { at, ...finding }: Finding,
  newId: number,
): AlarmStep {
  // Nobody has seen the last one off: the same line comes back, so that a fluttering sensor fills no list.
  const unseen = last?.acknowledgedAt === null;
  return {
    kind: 'alarm.raised',
    alarm: {
      ...finding,
      ...NOBODY,
      id: unseen ? last.id : newId,
      level,
      occurrence: (last?.occurrence ?? 0) + 1,
      active: true,
      raisedAt: at,
      changedAt: at,
      clearedAt: null,
    },
  };
}

/**
 * One step of an alarm's life. It rises, rises higher, is lowered or cleared; null when nothing changes.
 * Rising higher counts as a new occurrence and takes the acknowledgement away: who acknowledged yellow
 * has not seen red (FAULTS.md F49).
 * @param last the last alarm of this stream or feed, active or not
 * @param level how bad it is now; null: no longer bad
 * @param newId the id of the alarm, should it be a new one
 */
export function nextAlarm(
  last: PlacedAlarm | null,
  level: Level | null,
  finding: Finding,
  newId: number,
): AlarmStep | null {
  if (!last?.active) return level === null ? null : rise(last, level, finding, newId);
  const { at, cause, rule, value, threshold, unit } = finding;
  const changed = { ...last, value, threshold, unit, changedAt: at };
  if (level === null) {
    return { kind: 'alarm.cleared', alarm: { ...changed, active: false, clearedAt: at } };
  }
  if (level === last.level) return null;
  if (!isWorse(level, last.level)) return { kind: 'alarm.lowered', alarm: { ...changed, level } };
  const occurrence = last.occurrence + 1;
  return {
    kind: 'alarm.raised-higher',
    alarm: { ...changed, ...NOBODY, level, occurrence, cause, rule },
  };
}
