import { METRICS } from '../../shared/model/stream.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { feedRepository } from '../feeds/repository.ts';
import { type JudgedStream, streamRepository } from '../streams/repository.ts';
import type { WatchedFeed, WatchedStream } from './watched.ts';

/** Every feed and stream of the registers as the door needs them, held in memory. */
export type Catalogue = {
  streamsById: ReadonlyMap<string, WatchedStream>;
  streamsByNumber: ReadonlyMap<number, WatchedStream>;
  feeds: ReadonlyMap<string, WatchedFeed>;
};

export const EMPTY_CATALOGUE: Catalogue = {
  streamsById: new Map(),
  streamsByNumber: new Map(),
  feeds: new Map(),
};

function watched(stream: JudgedStream): WatchedStream {
  const { periodSeconds, capacity, effectiveAreaSquareMetres, ...rest } = stream;
  return {
    ...rest,
    kind: METRICS[stream.metric].kind,
    context: { periodSeconds, capacity, effectiveAreaSquareMetres },
  };
}

/**
 * Reads the catalogue as it is at `now` (epoch milliseconds). Streams and feeds that have no row of
 * state yet are given one.
 */
export async function loadCatalogue(database: Queryable, now: number): Promise<Catalogue> {
  const feeds = feedRepository(database);
  await feeds.completeStates();
  const streams = (await streamRepository(database).judged(instant(now))).map(watched);
  return {
    streamsById: new Map(streams.map((stream) => [stream.id, stream])),
    streamsByNumber: new Map(streams.map((stream) => [stream.number, stream])),
    feeds: new Map((await feeds.all()).map((feed) => [feed.id, feed])),
  };
}
