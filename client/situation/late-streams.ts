import type { FeedStatus } from '../../shared/model/feed.ts';
import type { Stream } from '../../shared/model/stream.ts';
import { freshness } from '../../shared/risk/silence.ts';
import { serverNow, useSeconds } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import type { NewestSource } from './newest.ts';
import { usePictureStatus } from './picture-status.ts';

/** How many streams of a feed this screen has, and how many of them are late. */
export type Lateness = { streams: number; late: number };

/** @param now epoch ms at the server */
export function latenessByFeed(
  columns: Pick<NewestSource, 'indexOf' | 'at'>,
  streams: readonly Stream[],
  now: number,
): ReadonlyMap<string, Lateness> {
  const counts = new Map<string, Lateness>();
  for (const { feed, number, periodSeconds } of streams) {
    const at = columns.at[columns.indexOf(number)] || null;
    const count = counts.get(feed) ?? { streams: 0, late: 0 };
    count.streams += 1;
    if (freshness(at, periodSeconds, now) !== 'live') count.late += 1;
    counts.set(feed, count);
  }
  return counts;
}

/**
 * How many streams of a feed are late now. What the server told is of when it told it: a live screen that has all streams
 * of the feed counts for itself, once a second. One that is not live hears nobody, and blames no feed for it.
 */
export function lateOf(feed: FeedStatus, counted: Lateness | undefined, isLive: boolean): number {
  return isLive && counted?.streams === feed.streams ? counted.late : feed.lateStreams;
}

export function useLateStreams(): (feed: FeedStatus) => number {
  const registers = useLive((live) => live.registers);
  const isLive = usePictureStatus() === 'live';
  useSeconds();
  const counts = latenessByFeed(telemetry, registers?.streams ?? [], serverNow());
  return (feed) => lateOf(feed, counts.get(feed.id), isLive);
}
