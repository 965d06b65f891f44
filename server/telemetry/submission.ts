import type { AcceptedReading, Refusal } from './accept.ts';
import type { WatchedFeed } from './watched.ts';

/** One request as it came through the door: what is to be stored, and what was turned away. */
export type Submission = {
  feed: WatchedFeed;
  readings: readonly AcceptedReading[];
  refusals: readonly Refusal[];
};
