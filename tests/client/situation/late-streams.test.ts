import { describe, expect, it } from 'vitest';
import { latenessByFeed, lateOf } from '../../../client/situation/late-streams.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { readRegister } from '../../../geodata/read.ts';
import type { FeedStatus } from '../../../shared/model/feed.ts';

const STREAMS = readRegister('streams').filter(({ feed }) => feed === 'hydrology');
const NOW = Date.parse('2026-07-06T02:05:00.000Z');
const told = { id: 'hydrology', streams: STREAMS.length, lateStreams: 7 } as FeedStatus;

/** All were heard just now, but for the first: of that it is told how many of its periods ago. */
function counted(periodsAgo: number) {
  const columns = new Telemetry();
  columns.configure(STREAMS);
  columns.at.fill(NOW);
  columns.at[0] = NOW - periodsAgo * STREAMS[0]!.periodSeconds * 1_000;
  return latenessByFeed(columns, STREAMS, NOW).get('hydrology');
}

describe('late stations of a feed', () => {
  it('are counted as they become late, without anybody telling it', () => {
    expect(lateOf(told, counted(1.9), true)).toBe(0);
    expect(lateOf(told, counted(2.1), true)).toBe(1);
  });

  it('are all of a feed that was never heard', () => {
    const silent = new Telemetry();
    silent.configure(STREAMS);
    const { streams, late } = latenessByFeed(silent, STREAMS, NOW).get('hydrology')!;
    expect(late).toBe(streams);
  });

  it('are as the server told on a screen that is not live, or has not all of them', () => {
    expect(lateOf(told, counted(9), false)).toBe(7);
    expect(lateOf({ ...told, streams: told.streams + 1 }, counted(9), true)).toBe(7);
    expect(lateOf(told, undefined, true)).toBe(7);
  });
});
