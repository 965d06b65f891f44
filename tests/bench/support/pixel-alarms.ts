import { setTimeout as pause } from 'node:timers/promises';
import { readRegister } from '../../../geodata/read.ts';
import { chance } from '../../../geodata/tools/player/noise.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import { type CameraText, type Spot, spotOf } from './map-spot.ts';
import type { Taken, WatchedMap } from './pixel-city.ts';
import { moments, onSchedule } from './schedule.ts';
import type { Sender } from './sender.ts';

/** The whole city. */
export const CITY_CAMERA: CameraText = '120.1,31.57,7.9';
const FEED = 'drainage';
const RULE = 'water-level-local';
/** Below the blue threshold of 3.9 m, and above it. */
const CALM = 3.7;
const HIGH = 3.95;
/**
 * The rule waits 120 s of readings before it raises: they are told as having been measured before, and within the six minutes
 * a stream of these may say nothing. An older one calls nothing calm, and the next would raise its alarm at once.
 */
const CALM_AGO_MS = 300_000;
const HIGH_AGO_MS = 125_000;
const EVERY_MS = 900;
const SEEN_WITHIN_MS = 1_500;
const MOST_LOOKS = 6;
/** Degrees between two alarms of a run, so that neither their symbols nor their pulses meet. */
const APART = 0.1;

let sent = 0;
const level = ({ id }: Stream, value: number, at: number) => {
  sent += 1;
  return { stream: id, id: `alarm-${sent}`, time: new Date(at).toISOString(), value };
};

function farApart(streams: readonly Stream[]): Stream[] {
  const chosen: Stream[] = [];
  for (const stream of streams) {
    const [lon, lat] = stream.place;
    const isNear = chosen.some(
      ({ place }) => Math.abs(place[0] - lon) < APART && Math.abs(place[1] - lat) < APART,
    );
    if (!isNear) chosen.push(stream);
  }
  return chosen;
}

type Sights = Pick<Taken, 'changes' | 'rings' | 'earlySymbols'>;

/** What was seen, once every alarm's ring and symbol on the map was; a page that draws slowly gets longer than one that does not. */
async function takenWhenSeen(map: WatchedMap, ids: readonly string[]): Promise<Sights> {
  const sights: Sights = { changes: [], rings: [], earlySymbols: [] };
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await pause(SEEN_WITHIN_MS);
    const { changes, rings, earlySymbols } = await map.taken();
    sights.changes.push(...changes);
    sights.rings.push(...rings);
    sights.earlySymbols.push(...earlySymbols);
    const seen = [sights.changes, sights.rings].map((list) => new Set(list.map(([spot]) => spot)));
    if (ids.every((id) => seen.every((one) => one.has(id)))) break;
  }
  return sights;
}

/**
 * From when a reading was due: ms to the ring around its alarm, to the alarm's symbol, wherever it was first seen, and to
 * the one the map draws.
 */
export type AlarmSeen = { ring: number; symbol: number; onMap: number };

/**
 * Alarms that rise one after the other across the city. Each can rise once, so `runs` share what there is,
 * at most `most` each.
 */
export async function openAlarmWay(
  map: WatchedMap,
  sender: Sender,
  centre: Spot,
  { runs, most }: { runs: number; most: number },
) {
  const streams = farApart(
    readRegister('streams').filter(({ rule, feed }) => rule === RULE && feed === FEED),
  );
  /** In one request: between two the old one would be found silent, and the next raise its alarm at once. */
  const prime = async (own: readonly Stream[]): Promise<void> => {
    const now = Date.now();
    const readings = own.flatMap((stream) => [
      level(stream, CALM, now - CALM_AGO_MS),
      level(stream, HIGH, now - HIGH_AGO_MS),
    ]);
    await sender.send(FEED, readings);
    await pause(SEEN_WITHIN_MS);
  };
  const share = Math.min(Math.floor(streams.length / runs), most);
  let next = 0;

  return async (): Promise<AlarmSeen[]> => {
    const own = streams.slice(next, next + share);
    next += share;
    const dues: number[] = [];
    await prime(own);
    await map.taken();
    const watching = own.map((stream) =>
      map.watch(stream.id, spotOf(stream.place, CITY_CAMERA, centre)),
    );
    await Promise.all(watching);
    const answers: Promise<void>[] = [];
    await onSchedule(
      moments(own.length, EVERY_MS, (index) => chance(index, 78) * 0.9),
      (index, due) => {
        dues.push(due);
        answers.push(sender.send(FEED, [level(own[index]!, HIGH + 0.01, Math.round(due))]));
      },
    );
    await Promise.all(answers);
    const ids = own.map(({ id }) => id);
    const sights = await takenWhenSeen(map, ids);
    for (const id of ids) await map.unwatch(id);
    return ids.map((id, index) => {
      const due = dues[index]!;
      const firstOf = (kind: keyof Sights): number | null => {
        const seen = sights[kind].find(([spot, at]) => spot === id && at > due);
        return seen ? seen[1] - due : null;
      };
      const first = (kind: keyof Sights): number => {
        const seen = firstOf(kind);
        if (seen === null) throw new Error(`pixel: nothing of the alarm of ${id} among ${kind}`);
        return seen;
      };
      const onMap = first('changes');
      const early = firstOf('earlySymbols') ?? onMap;
      return { ring: first('rings'), symbol: Math.min(early, onMap), onMap };
    });
  };
}
