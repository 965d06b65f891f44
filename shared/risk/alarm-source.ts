import type { Alarm } from '../model/alarm.ts';

/** What an alarm can come of. A stream has a feed too, so that the first of these that an alarm names raised it. */
export const SOURCE_KINDS = ['stream', 'feed', 'watch', 'event'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export type Sourced = Pick<Alarm, SourceKind>;

/** Which of them it is. @throws Error for an alarm of nothing, which the database refuses */
export function sourceKind(alarm: Sourced): SourceKind {
  const kind = SOURCE_KINDS.find((one) => alarm[one] !== null);
  if (kind === undefined) throw new Error('an alarm has no source');
  return kind;
}

/** What raised an alarm, as holds name it: its stream, the feed that fell silent, its watch rule at a place, or its event. */
export function alarmSource(alarm: Sourced): string {
  const kind = sourceKind(alarm);
  return `${kind}:${alarm[kind]}`;
}

/** A watch rule at one of its places, as alarms name it. */
export const watchSource = (rule: string, place: string): string => `${rule}@${place}`;
