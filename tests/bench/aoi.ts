import { createFrameTicker } from '../../server/live/frame-ticker.ts';
import type { WireMessage } from '../../server/live/line.ts';
import type { Receiver } from '../../server/live/receiver.ts';
import { createWatchGroups } from '../../server/live/watch-groups.ts';
import { createNewest, type NewestReading } from '../../server/telemetry/newest.ts';
import { unpackDegrees } from '../../shared/wire/telemetry-columns.ts';
import { decodeFrame } from '../../shared/wire/telemetry-frame.ts';
import { type Bench, compare, duel, interleave, type Measured, mustEqual } from './harness.ts';
import { movedUnits, townsOnScreen } from './support/moving-city.ts';

const MOVED = 10_000;
const FEW = 100;
const MANY = 1_000;
const STARTED = Date.UTC(2026, 6, 6, 2);
const SCOPE = { county: null, town: null };

type Screens = { receivers: Receiver[]; got: Uint8Array[] };

/** Screens that take everything at once: only the assembling is timed, no sockets. */
function screensOf(count: number) {
  const screens: Screens = { receivers: [], got: [] };
  const groups = createWatchGroups();
  for (let screen = 0; screen < count; screen += 1) {
    const line = {
      isWritable: () => true,
      send([{ data }]: WireMessage) {
        screens.got[screen] = data;
      },
    };
    const receiver = { line, caller: { scope: SCOPE }, behind: false } as unknown as Receiver;
    groups.watch(receiver, townsOnScreen(screen));
    screens.receivers.push(receiver);
  }
  return { screens, groups };
}

/** The ticker over `count` screens of different choices. A call is one tick in which everything moved. */
function ourTicks(count: number) {
  const newest = createNewest();
  const { screens, groups } = screensOf(count);
  const clock = { now: () => STARTED, monotonic: () => 0 };
  const ticker = createFrameTicker({ newest, groups, clock });
  let step = 0;
  const tick = (): Measured => {
    step += 1;
    for (const reading of movedUnits(MOVED, step, STARTED)) newest.apply(reading);
    const started = performance.now();
    mustEqual(ticker.tick(), count, 'aoi frames of one tick');
    return { units: 1, milliseconds: performance.now() - started };
  };
  return { tick, screens, groups: groups.size };
}

const objectOf = (reading: NewestReading) => ({
  stream: reading.number,
  lon: reading.lon,
  lat: reading.lat,
  time: reading.at,
  speed: reading.speed,
  heading: reading.heading,
  condition: reading.condition,
});

/** Filter per client, then JSON: what a server without areas of interest does. */
function peerTicks(count: number) {
  const choices = Array.from({ length: count }, (_, screen) => new Set(townsOnScreen(screen)));
  const got: string[] = [];
  let step = 0;
  const tick = (): Measured => {
    step += 1;
    const moved = movedUnits(MOVED, step, STARTED).map((reading) => ({
      town: reading.town!,
      object: objectOf(reading),
    }));
    const started = performance.now();
    choices.forEach((towns, screen) => {
      const own = moved.filter(({ town }) => towns.has(town));
      got[screen] = JSON.stringify(own.map(({ object }) => object));
    });
    return { units: 1, milliseconds: performance.now() - started };
  };
  return { tick, got };
}

type Row = readonly [number, number, number, number | null];
const inOrder = (rows: Row[]) => rows.sort((a, b) => a[0] - b[0]);
const PLACES = 1e7;

const rowsOfFrame = (bytes: Uint8Array): Row[] =>
  inOrder(
    decodeFrame(bytes).slices.flatMap(({ positions, baseTime }) =>
      Array.from(
        positions.streams,
        (stream, row): Row => [
          stream,
          Math.round(unpackDegrees(positions.lons[row]!) * PLACES),
          baseTime - positions.ages[row]!,
          positions.conditions[row]!,
        ],
      ),
    ),
  );

const rowsOfText = (text: string): Row[] =>
  inOrder(
    (JSON.parse(text) as ReturnType<typeof objectOf>[]).map(
      ({ stream, lon, time, condition }): Row => [
        stream,
        Math.round(lon! * PLACES),
        time,
        condition,
      ],
    ),
  );

const repeated = (tick: () => Measured, times: number) => (): Measured => {
  const total = { units: 0, milliseconds: 0 };
  for (let time = 0; time < times; time += 1) {
    total.milliseconds += tick().milliseconds;
    total.units += 1;
  }
  return total;
};

/** Assembling frames for 1,000 different viewports (goal ≥ 20 ×; for 1,000 at most twice that for 100). */
export const bench: Bench = async (options) => {
  const ours = ourTicks(MANY);
  const peer = peerTicks(MANY);
  ours.tick();
  peer.tick();
  for (let screen = 0; screen < MANY; screen += 1) {
    mustEqual(
      rowsOfFrame(ours.screens.got[screen]!),
      rowsOfText(peer.got[screen]!),
      `aoi screen ${screen}`,
    );
  }
  const few = ourTicks(FEW);
  const times = options.quick ? 3 : 10;
  await duel(options, {
    bench: 'aoi',
    name: `frames-${MANY}-choices`,
    unit: 'ticks/s',
    as: 'rate',
    goal: '>= 20',
    note: `${MOVED} units moved a tick, ${ours.groups} different choices of 3 to 6 towns; no sockets`,
    ours: repeated(ours.tick, times),
    peer: repeated(peer.tick, options.quick ? 1 : 2),
  });
  const growth = await interleave(
    options.rounds,
    repeated(ours.tick, times),
    repeated(few.tick, times),
  );
  const each = ({ units, milliseconds }: Measured) => milliseconds / units;
  compare(
    { bench: 'aoi', case: `${MANY}-to-${FEW}-choices`, unit: 'ms/tick', goal: '<= 2' },
    { ours: growth.ours.map(each), peer: growth.peer.map(each) },
  );
};
