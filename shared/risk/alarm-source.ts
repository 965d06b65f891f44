import type { Alarm } from '../model/alarm.ts';

/** What an alarm can come of; one of `feed`, `watch` and `event` is not null. */
export type Sourced = Pick<Alarm, 'stream' | 'feed' | 'watch' | 'event'>;

/** What raised an alarm, as holds name it: its stream, the feed that fell silent, its watch rule at a place, or its event. */
export function alarmSource({ stream, feed, watch, event }: Sourced): string {
  if (stream !== null) return `stream:${stream}`;
  if (feed !== null) return `feed:${feed}`;
  return watch === null ? `event:${event}` : `watch:${watch}`;
}

/** A watch rule at one of its places, as alarms name it. */
export const watchSource = (rule: string, place: string): string => `${rule}@${place}`;
