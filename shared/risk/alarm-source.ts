import type { Alarm } from '../model/alarm.ts';

/** What raised an alarm, as holds name it: its stream, or the feed that fell silent. */
export const alarmSource = ({ stream, feed }: Pick<Alarm, 'stream' | 'feed'>): string =>
  stream === null ? `feed:${feed}` : `stream:${stream}`;
