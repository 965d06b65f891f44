import { setTimeout as pause } from 'node:timers/promises';
import { readRegister } from '../../../geodata/read.ts';
import { chance } from '../../../geodata/tools/player/noise.ts';
import type { Position } from '../../../shared/model/common.ts';
import { FRAME_INTERVAL_MS } from '../../../shared/wire/protocol.ts';
import { preciseNow } from './live-sockets.ts';
import { type CameraText, type Spot, spotOf } from './map-spot.ts';
import type { Taken, WatchedMap } from './pixel-city.ts';
import { moments, onSchedule } from './schedule.ts';
import type { Sender } from './sender.ts';

/** Open water, where nothing else is drawn. */
export const LAKE_CAMERA: CameraText = '120.1,31.27,10';
const LAKE: Position = [120.1, 31.27];
/** Within the city and far outside of that picture. */
const ELSEWHERE: Position = [120.5, 31.8];
const FEED = 'ambulances';
const UNITS = 6;
/** Farther than a drive: such a unit is shown at its new place at once, without gliding there. */
const JUMP_DEGREES = 0.035;
/** One reading of some unit this often; each unit has its turn again long after its picture has settled. */
const EVERY_MS = 160;
const STEP_MS = 500;
const SEEN_WITHIN_MS = 1_500;
const LEAST_DIFFERENCE = 60;
const MOST_STEPS = 40;
/** Nothing is shown before it is committed, but for what two clocks may differ by. */
const CLOCK_MS = 20;

/** The way of one reading, in ms from when it was due. */
export type Way = { acknowledged: number; frame: number; pixel: number };
/** What was seen, and how many readings a newer one had replaced before their picture was drawn. */
export type Ways = { seen: Way[]; replaced: number };

type Sentinel = { id: string; home: Position };

const UNIT_IDS = readRegister('streams')
  .filter(({ feed }) => feed === FEED)
  .slice(0, UNITS)
  .map(({ id }) => id);
const SENTINELS = UNIT_IDS.map((id, index): Sentinel => {
  const home: Position = [120.02 + (index % 3) * 0.07, 31.25 + Math.floor(index / 3) * 0.05];
  return { id, home };
});

let sent = 0;
const positionOf = (id: string, [lon, lat]: Position, at: number) => {
  sent += 1;
  return { stream: id, id: `pixel-${sent}`, time: new Date(at).toISOString(), lon, lat };
};
const awayFrom = ([lon, lat]: Position): Position => [lon + JUMP_DEGREES, lat];

/** Repeats a step until the picture, against the one before it, is as wanted. */
async function stepUntil(
  map: WatchedMap,
  what: string,
  isThere: (difference: number) => boolean,
): Promise<Spot> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await pause(STEP_MS);
    const { difference, ...spot } = await map.strongest();
    if (isThere(difference)) return spot;
    if (what === 'rest') await map.remember();
  }
  throw new Error(`pixel: the picture did not come to ${what}`);
}

/** Which pixel shows the place the camera looks at: told by one unit that appears just there. */
export async function findCentre(map: WatchedMap, sender: Sender): Promise<Spot> {
  const [unit] = UNIT_IDS as [string];
  await sender.send(
    FEED,
    UNIT_IDS.map((id) => positionOf(id, ELSEWHERE, Date.now())),
  );
  await pause(SEEN_WITHIN_MS);
  await map.remember();
  await stepUntil(map, 'rest', (difference) => difference < LEAST_DIFFERENCE);
  await map.remember();
  await sender.send(FEED, [positionOf(unit, LAKE, Date.now())]);
  const corner = await stepUntil(
    map,
    'show a unit',
    (difference) => difference >= LEAST_DIFFERENCE,
  );
  return map.middleOfChange(corner);
}

/** Readings of units that jump over the lake, timed to the pixel. */
export async function openTelemetryWay(map: WatchedMap, sender: Sender, centre: Spot) {
  const sendAll = async (placeOf: (sentinel: Sentinel) => Position): Promise<void> => {
    const readings = SENTINELS.map((unit) => positionOf(unit.id, placeOf(unit), Date.now()));
    await sender.send(FEED, readings);
    await pause(SEEN_WITHIN_MS);
  };

  /** One run: each reading toggles one unit's pixel. Throws when in the end a unit is not where it was sent. */
  return async (milliseconds: number): Promise<Ways> => {
    await sendAll(() => ELSEWHERE);
    for (const { id, home } of SENTINELS) {
      await map.watch(id, spotOf(home, LAKE_CAMERA, centre));
    }
    await sendAll(({ home }) => home);
    await map.taken();
    const count = Math.floor(milliseconds / EVERY_MS / UNITS / 2) * UNITS * 2;
    const acknowledged: Promise<number>[] = [];
    const dues: number[] = [];
    await onSchedule(
      moments(count, EVERY_MS, (index) => chance(index, 77) * 0.9),
      (index, due) => {
        const away = Math.floor(index / UNITS) % 2 === 0;
        const { id, home } = SENTINELS[index % UNITS]!;
        const reading = positionOf(id, away ? awayFrom(home) : home, Math.round(due));
        dues.push(due);
        acknowledged.push(sender.send(FEED, [reading]).then(() => preciseNow()));
      },
    );
    const answered = await Promise.all(acknowledged);
    const { changes, framesAt } = await takenAtRest(map);
    for (const { id } of SENTINELS) await map.unwatch(id);
    const runs = SENTINELS.map(({ id }, unit) => {
      const own = changesOf(changes, id);
      if (own.length === 0 || own.length % 2 === 1) {
        throw new Error(`pixel: ${id} is not where it was sent, after ${own.length} changes`);
      }
      const turns = dues.flatMap((due, index) =>
        index % UNITS === unit ? [{ due, answered: answered[index]! }] : [],
      );
      return waysOf(turns, own, framesAt);
    });
    return {
      seen: runs.flatMap(({ seen }) => seen),
      replaced: runs.reduce((sum, { replaced }) => sum + replaced, 0),
    };
  };
}

const changesOf = (changes: Taken['changes'], unit: string): number[] =>
  changes.filter(([spot]) => spot === unit).map(([, at]) => at);

/** What was seen, once every unit is home again: each change is to its other side. */
async function takenAtRest(map: WatchedMap): Promise<Pick<Taken, 'changes' | 'framesAt'>> {
  const all: Pick<Taken, 'changes' | 'framesAt'> = { changes: [], framesAt: [] };
  for (let step = 0; step < MOST_STEPS / 4; step += 1) {
    await pause(SEEN_WITHIN_MS);
    const { changes, framesAt } = await map.taken();
    all.changes.push(...changes);
    all.framesAt.push(...framesAt);
    if (UNIT_IDS.every((id) => changesOf(all.changes, id).length % 2 === 0)) return all;
  }
  return all;
}

/**
 * One unit's readings send it away and back in turn, and so do the changes of its pixel. A reading's own
 * change is the next one to its side, unless the reading after it comes first.
 */
function waysOf(
  turns: readonly { due: number; answered: number }[],
  changes: readonly number[],
  framesAt: readonly number[],
): Ways {
  const seen: Way[] = [];
  let from = 0;
  turns.forEach(({ due, answered }, turn) => {
    const next = turns[turn + 1]?.due ?? Number.POSITIVE_INFINITY;
    const found = changes.findIndex(
      (at, index) => index >= from && at > answered - CLOCK_MS && index % 2 === turn % 2,
    );
    if (found < 0 || changes[found]! > next + FRAME_INTERVAL_MS) return;
    from = found + 1;
    const pixel = changes[found]!;
    const frame = framesAt.filter((at) => at <= pixel).at(-1) ?? pixel;
    seen.push({ acknowledged: answered - due, frame: frame - due, pixel: pixel - due });
  });
  return { seen, replaced: turns.length - seen.length };
}
