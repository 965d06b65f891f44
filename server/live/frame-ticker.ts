import { frameBytes, writeFrame } from '../../shared/wire/telemetry-frame.ts';
import type { Clock } from '../clock.ts';
import type { Newest, NewestReading } from '../telemetry/newest.ts';
import { type WireMessage, wireMessage } from './line.ts';
import { sliceByTown, type TownSlice } from './slices.ts';
import type { WatchGroup, WatchGroups } from './watch-groups.ts';

type Parts = {
  newest: Newest;
  groups: WatchGroups;
  clock: Clock;
  /** Hears what changed in each tick, before it is sent. */
  onChanged?: (readings: readonly NewestReading[]) => void;
};

/** Computes once, when first asked. */
const lazily = <Value>(compute: () => Value): (() => Value) => {
  let value: { is: Value } | null = null;
  return () => {
    value ??= { is: compute() };
    return value.is;
  };
};

const changedReadings = (newest: Newest): NewestReading[] => {
  const readings: NewestReading[] = [];
  for (const number of newest.takeChanged()) {
    const reading = newest.get(number);
    if (reading) readings.push(reading);
  }
  return readings;
};

/**
 * Sends the second lane. Each tick encodes what changed, one slice a town, joins the slices of each
 * group and frames the result once for all its members. A receiver whose last bytes have not left yet
 * gets nothing and is marked behind; when it can take bytes again it gets a key frame with the newest of
 * everything it watches. So at most one frame waits for anybody (PERFORMANCE.md, trap 11).
 */
export const createFrameTicker = ({ newest, groups, clock, onChanged = () => {} }: Parts) => {
  let sequence = 0;

  const messageOf = (
    slices: readonly TownSlice[],
    { covers }: WatchGroup,
    keyframe: boolean,
  ): WireMessage | null => {
    const own: Uint8Array[] = [];
    for (const { county, town, bytes } of slices) if (covers(county, town)) own.push(bytes);
    if (own.length === 0 && !keyframe) return null;
    const header = { sequence, serverTime: clock.now(), keyframe };
    return wireMessage(frameBytes(own), (into, offset) => writeFrame(into, offset, header, own));
  };

  /** Sends a group its update, or all there is to those who are behind. Returns how many were sent. */
  const serve = (
    group: WatchGroup,
    update: WireMessage | null,
    everything: () => readonly TownSlice[],
  ): number => {
    const key = lazily(() => messageOf(everything(), group, true));
    let sent = 0;
    for (const receiver of group.members) {
      if (!receiver.line.isWritable()) {
        receiver.behind ||= update !== null;
        continue;
      }
      const message = receiver.behind ? key() : update;
      if (message === null) continue;
      receiver.behind = false;
      receiver.line.send(message);
      sent++;
    }
    return sent;
  };

  return {
    /** Number of the last tick in which anything changed. */
    sequence: () => sequence,
    /** One tick. Returns how many frames were sent. */
    tick(): number {
      const readings = changedReadings(newest);
      if (readings.length > 0) {
        sequence++;
        onChanged(readings);
      }
      const changed = sliceByTown(readings);
      const everything = lazily(() => sliceByTown(newest.all()));
      let sent = 0;
      for (const group of groups.all()) {
        sent += serve(group, messageOf(changed, group, false), everything);
      }
      return sent;
    },
  };
};
export type FrameTicker = ReturnType<typeof createFrameTicker>;
