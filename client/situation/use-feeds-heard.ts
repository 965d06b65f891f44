import type { FeedStatus } from '../../shared/model/feed.ts';
import { useSeconds } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import { heardAt, newestByFeed } from './feed-heard.ts';

/** Looks once a second at when each feed was last heard; see `heardAt`. */
export function useFeedsHeard(): (feed: FeedStatus) => number | null {
  const registers = useLive((live) => live.registers);
  useSeconds();
  const newest = newestByFeed(telemetry, registers?.streams ?? []);
  return (feed) => heardAt(feed, newest);
}
