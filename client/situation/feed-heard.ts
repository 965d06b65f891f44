import type { FeedStatus } from '../../shared/model/feed.ts';
import type { Stream } from '../../shared/model/stream.ts';
import type { NewestSource } from './newest.ts';

/** Nothing came from it for so long that what it watches is unknown. */
export const isSilent = ({ state }: Pick<FeedStatus, 'state'>): boolean => state === 'unknown';

/** Epoch ms of the newest reading of each feed, by feed id; a feed nothing came from is not in it. */
export function newestByFeed(
  columns: NewestSource,
  streams: readonly Stream[],
): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { feed, number } of streams) {
    const row = columns.indexOf(number);
    const at = row < 0 ? 0 : columns.at[row]!;
    if (at > (newest.get(feed) ?? 0)) newest.set(feed, at);
  }
  return newest;
}

/**
 * When a feed was last heard, epoch ms: by the status the picture began with, or by a newer reading in the
 * frames since. The status alone would grow old while the feed speaks. Null: never.
 */
export function heardAt(
  { id, lastSeen }: Pick<FeedStatus, 'id' | 'lastSeen'>,
  newest: ReadonlyMap<string, number>,
): number | null {
  const told = lastSeen === null ? 0 : Date.parse(lastSeen);
  const heard = Math.max(told, newest.get(id) ?? 0);
  return heard > 0 ? heard : null;
}
