import type { Alarm } from '../model/alarm.ts';

/** What an alarm can come of; one of the three is not null. */
export type Sourced = Pick<Alarm, 'stream' | 'feed' | 'watch'>;

/** What raised an alarm, as holds name it: its stream, its watch rule at a place, or the feed that fell silent. */
export function alarmSource({ stream, feed, watch }: Sourced): string {
  if (stream !== null) return `stream:${stream}`;
  return feed === null ? `watch:${watch}` : `feed:${feed}`;
}

/** A watch rule at one of its places, as alarms name it. */
export const watchSource = (rule: string, place: string): string => `${rule}@${place}`;
