import type { FeedStatus } from '../../../shared/model/feed.ts';

const WORST_FIRST: readonly FeedStatus['state'][] = ['unknown', 'stale', 'live', 'simulated'];

/** Silent feeds first, then late ones, then by how many streams are late. */
export const feedsBySilence = (
  feeds: readonly FeedStatus[],
  lateOf: (feed: FeedStatus) => number,
): FeedStatus[] =>
  [...feeds].sort(
    (left, right) =>
      WORST_FIRST.indexOf(left.state) - WORST_FIRST.indexOf(right.state) ||
      lateOf(right) - lateOf(left) ||
      left.name.localeCompare(right.name, 'zh-CN'),
  );
