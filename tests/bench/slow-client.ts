import { setTimeout as pause } from 'node:timers/promises';
import { decodeFrame } from '../../shared/wire/telemetry-frame.ts';
import {
  type Bench,
  type BenchOptions,
  compare,
  interleave,
  median,
  mustEqual,
  percentile,
  report,
} from './harness.ts';
import { type Child, startChild } from './support/child.ts';
import { preciseNow } from './support/live-sockets.ts';
import { openRawScreens, type RawScreen } from './support/raw-screen.ts';
import type { SlowVerbs } from './support/slow-process.ts';

const HEALTHY = 100;
const STALLED = 50;
/** At first frames of 110 kB, twenty times a second, so that the sockets of stalled screens fill in seconds. */
const UNITS_WHILE_FILLING = 5_000;
/** Then, while latency is measured, what a city far larger than ours would send: 11 kB. */
const UNITS = 500;
const TICK_MS = 50;
/** Every run is a server of its own, so a round takes some 15 s. */
const MOST_ROUNDS = 4;
const FILLING_MS = 2_000;
/** Until all that stalled for 5 s are cut, and the others have settled. */
const CUTTING_MS = 5_500;
const SETTLING_MS = 1_000;
/** Where the server's time stands in a frame. */
const SERVER_TIME = 8;
const MEGABYTE = 1_048_576;

type Server = Child<SlowVerbs>;
type Run = { p99: number; worstWhileCut: number; growth: number; cut: number };

async function connected(server: Server, count: number): Promise<void> {
  const end = performance.now() + 10_000;
  while ((await server.ask('connected')) !== count) {
    if (performance.now() > end) throw new Error(`slow-client: ${count} screens did not connect`);
    await pause(20);
  }
}

/** Until the operating system's buffers are full too, a stalled screen is not known as one. */
async function allBlocked(server: Server, count: number): Promise<void> {
  const end = performance.now() + 10_000;
  while ((await server.ask('blocked')) < count) {
    if (performance.now() > end) throw new Error(`slow-client: ${count} screens did not block`);
    await pause(20);
  }
}

/** Times every frame from the moment it was due, and reads nothing else of it. */
function timeFrames(screens: readonly RawScreen[], latencies: number[]): void {
  for (const screen of screens) {
    screen.listen((payload, isBinary) => {
      if (isBinary) latencies.push(preciseNow() - payload.readDoubleLE(SERVER_TIME));
    });
  }
}

/**
 * One run of a fresh server: `stalled` of its screens take nothing from the first tick on.
 * @param cuttingMs how long the worst frame is looked for once they may be cut
 */
const runWith =
  (stalled: number, milliseconds: number, cuttingMs = CUTTING_MS) =>
  async (): Promise<Run> => {
    const server = await startChild<SlowVerbs>('slow-process.ts', ['--expose-gc']);
    const port = await server.ask('port');
    const healthy = await openRawScreens(port, true, HEALTHY);
    const stuck = await openRawScreens(port, true, stalled);
    try {
      await connected(server, HEALTHY + stalled);
      for (const screen of stuck) screen.stall();
      const latencies: number[] = [];
      timeFrames(healthy, latencies);
      const { rss } = await server.ask('start', { units: UNITS_WHILE_FILLING, everyMs: TICK_MS });
      await pause(FILLING_MS);
      await allBlocked(server, stalled);
      await server.ask('move', UNITS);
      await pause(SETTLING_MS);
      latencies.length = 0;
      await pause(milliseconds);
      const stalling = latencies.splice(0);
      await server.ask('cutSlow');
      await pause(cuttingMs);
      const { largestRss, cut } = await server.ask('stop');
      mustEqual(cut, stalled, 'slow-client screens cut');
      const least = (HEALTHY * milliseconds) / TICK_MS / 2;
      if (stalling.length < least) {
        throw new Error(`slow-client: expected ${least} frames at least, got ${stalling.length}`);
      }
      const worstWhileCut = Math.max(...latencies);
      return { p99: percentile(stalling, 0.99), worstWhileCut, growth: largestRss - rss, cut };
    } finally {
      for (const screen of [...healthy, ...stuck]) screen.close();
      await server.close();
    }
  };

type State = Map<number, number>;

function apply(payload: Buffer, state: State): void {
  for (const { positions, baseTime } of decodeFrame(payload).slices) {
    positions.streams.forEach((unit, row) => {
      state.set(unit, baseTime - positions.ages[row]!);
    });
  }
}

/** A screen that stalls and takes bytes again shows in the end what the server holds, and nothing older. */
async function checkConvergence(): Promise<void> {
  const server = await startChild<SlowVerbs>('slow-process.ts');
  const [screen] = await openRawScreens(await server.ask('port'), true, 1);
  const state: State = new Map();
  let keyframes = 0;
  screen!.listen((payload, isBinary) => {
    if (!isBinary) return;
    apply(payload, state);
    keyframes += decodeFrame(payload).keyframe ? 1 : 0;
  });
  try {
    await connected(server, 1);
    await server.ask('start', { units: UNITS_WHILE_FILLING, everyMs: TICK_MS });
    screen!.stall();
    await allBlocked(server, 1);
    await pause(500);
    const behindBy = rowsBehind(state, await server.ask('newest'));
    screen!.resume();
    await pause(600);
    const { cut } = await server.ask('stop');
    await pause(200);
    mustEqual(cut, 0, 'slow-client screens cut before 5 s');
    mustEqual(behindBy > 0, true, 'slow-client screen that stalled is behind');
    mustEqual(keyframes > 0, true, 'slow-client key frame after resuming');
    const kept = [...state].sort(([a], [b]) => a - b);
    const held = (await server.ask('newest')).sort(([a], [b]) => a - b);
    mustEqual(kept, held, 'slow-client state after resuming');
  } finally {
    screen!.close();
    await server.close();
  }
}

/** How many units a screen shows as they no longer are. */
const rowsBehind = (state: State, newest: readonly (readonly [number, number])[]): number =>
  newest.filter(([unit, at]) => state.get(unit) !== at).length;

async function measure(options: BenchOptions): Promise<void> {
  const ms = options.quick ? 1_200 : 6_000;
  const rounds = options.quick ? 1 : Math.min(options.rounds, MOST_ROUNDS);
  // Nobody is cut there; in the short form a third of the time is enough to see an ordinary frame.
  const peerMs = options.quick ? ms : CUTTING_MS;
  const runs = await interleave(rounds, runWith(STALLED, ms), runWith(0, ms, peerMs), 'cold');
  const growth = runs.ours.map((run, round) => run.growth - runs.peer[round]!.growth);
  report(
    {
      bench: 'slow-client',
      case: `${STALLED}-stalled-memory`,
      unit: 'MB/stalled client',
      goal: '<= 2',
      note: `largest resident size beyond that of a run without them, ${ms} ms, and while they are cut`,
    },
    Math.max(0, median(growth)) / STALLED / MEGABYTE,
  );
  compare(
    {
      bench: 'slow-client',
      case: `p99-of-${HEALTHY}-others`,
      unit: 'ms',
      goal: '<= 1.1',
      note: `${UNITS} units every ${TICK_MS} ms, timed from when the tick was due; peer: nobody stalled`,
    },
    { ours: runs.ours.map(({ p99 }) => p99), peer: runs.peer.map(({ p99 }) => p99) },
  );
  compare(
    {
      bench: 'slow-client',
      case: `worst-frame-while-${STALLED}-are-cut`,
      unit: 'ms',
      note: `all in one tick; peer: the worst frame of ${peerMs} ms when nobody is cut`,
    },
    {
      ours: runs.ours.map(({ worstWhileCut }) => worstWhileCut),
      peer: runs.peer.map(({ worstWhileCut }) => worstWhileCut),
    },
  );
}

/** What stalled screens cost the server and the others. */
export const bench: Bench = async (options) => {
  await checkConvergence();
  await measure(options);
};
