import { describe, expect, it } from 'vitest';
import { createFrameTicker } from '../../../server/live/frame-ticker.ts';
import type { WireMessage } from '../../../server/live/line.ts';
import type { Receiver } from '../../../server/live/receiver.ts';
import { createWatchGroups } from '../../../server/live/watch-groups.ts';
import { createNewest } from '../../../server/telemetry/newest.ts';
import type { Scope } from '../../../shared/model/account.ts';
import { decodeFrame, type Frame } from '../../../shared/wire/telemetry-frame.ts';
import { newestReading } from '../../support/newest.ts';
import { streamsIn } from '../../support/screen.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';
import { testClock } from '../../support/test-clock.ts';

const CITY: Scope = { county: null, town: null };
const EAST: Scope = { county: COUNTIES.east, town: null };
const EAST_ONE: Scope = { county: COUNTIES.east, town: TOWNS.eastOne };
const GAUGE_EAST = newestReading(1, { county: COUNTIES.east, town: TOWNS.eastOne });
const CROWD_EAST = newestReading(3, { county: COUNTIES.east, town: TOWNS.eastTwo });
const GAUGE_WEST = newestReading(2, { county: COUNTIES.west, town: TOWNS.westOne });
const CITY_WIDE = newestReading(9);

/** A receiver whose line is in the test's hand. */
const fakeReceiver = (scope: Scope) => {
  const messages: WireMessage[] = [];
  const line = {
    writable: true,
    isWritable: () => line.writable,
    queuedBytes: () => 0,
    send: (message: WireMessage) => void messages.push(message),
    onDrain: () => {},
    terminate: () => {},
  };
  const receiver = { line, caller: { scope }, behind: false } as unknown as Receiver;
  const frames = (): Frame[] => messages.map(([{ data }]) => decodeFrame(data));
  return { receiver, line, messages, frames, heard: () => frames().map(streamsIn) };
};

const setUp = (...scopes: Scope[]) => {
  const newest = createNewest();
  const groups = createWatchGroups();
  const ticker = createFrameTicker({ newest, groups, clock: testClock() });
  const screens = scopes.map(fakeReceiver);
  for (const { receiver } of screens) groups.watch(receiver, null);
  return { newest, groups, ticker, screens };
};

describe('the frame ticker', () => {
  it('says nothing when nothing changed', () => {
    const { ticker, screens } = setUp(CITY);
    expect(ticker.tick()).toBe(0);
    expect(screens[0]!.messages).toEqual([]);
  });

  it('sends each screen what changed in its area, and what lies in none', () => {
    const { newest, ticker, screens } = setUp(CITY, EAST, EAST_ONE);
    for (const reading of [GAUGE_EAST, GAUGE_WEST, CROWD_EAST, CITY_WIDE]) newest.apply(reading);
    expect(ticker.tick()).toBe(3);
    expect(screens.map(({ heard }) => heard())).toEqual([[[1, 2, 3, 9]], [[1, 3, 9]], [[1, 9]]]);
    expect(ticker.tick()).toBe(0);
  });

  it('frames once for all who watch the same', () => {
    const { newest, ticker, screens } = setUp(CITY, CITY);
    newest.apply(GAUGE_EAST);
    ticker.tick();
    const [one, other] = screens.map(({ messages }) => messages[0]!);
    expect(one).toBe(other);
    const [{ data, options }] = one!;
    expect(options.wsPreEncodedFrame[0].subarray(-data.length)).toEqual(Buffer.from(data));
  });

  it('narrows to the towns a screen chose, never beyond its scope', () => {
    const { newest, groups, ticker, screens } = setUp(EAST);
    const [screen] = screens;
    groups.watch(screen!.receiver, [TOWNS.eastTwo, TOWNS.westOne]);
    for (const reading of [GAUGE_EAST, GAUGE_WEST, CROWD_EAST]) newest.apply(reading);
    ticker.tick();
    expect(screen!.heard()).toEqual([[3]]);
    expect(groups.size).toBe(1);
  });

  it('skips a screen that cannot take a frame, and sends it everything once it can', () => {
    const { newest, ticker, screens } = setUp(CITY, CITY);
    const [stuck, quick] = screens;
    newest.apply(GAUGE_EAST);
    ticker.tick();
    stuck!.line.writable = false;
    newest.apply(GAUGE_WEST);
    ticker.tick();
    newest.apply(CROWD_EAST);
    ticker.tick();
    stuck!.line.writable = true;
    ticker.tick();
    ticker.tick();
    expect(quick!.heard()).toEqual([[1], [2], [3]]);
    expect(stuck!.heard()).toEqual([[1], [1, 2, 3]]);
    expect(stuck!.frames().map(({ keyframe }) => keyframe)).toEqual([false, true]);
  });

  it('does not call a blocked screen behind when it missed nothing', () => {
    const { newest, ticker, screens } = setUp(EAST_ONE);
    screens[0]!.line.writable = false;
    newest.apply(GAUGE_WEST);
    ticker.tick();
    screens[0]!.line.writable = true;
    expect(ticker.tick()).toBe(0);
  });

  it('numbers the frames', () => {
    const { newest, ticker, screens } = setUp(CITY);
    for (const at of [1, 2, 3]) {
      newest.apply({ ...GAUGE_EAST, at: GAUGE_EAST.at + at });
      ticker.tick();
    }
    expect(screens[0]!.frames().map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });
});
