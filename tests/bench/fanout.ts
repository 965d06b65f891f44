import { setTimeout as pause } from 'node:timers/promises';
import { decodeFrame } from '../../shared/wire/telemetry-frame.ts';
import { type Bench, type BenchOptions, compare, interleave, mustEqual } from './harness.ts';
import { type Child, startChild } from './support/child.ts';
import type { FanoutRun, FanoutVerbs } from './support/fanout-process.ts';
import { openRawScreens, type RawScreen } from './support/raw-screen.ts';

/** Logical updates of one tick, in some 60 towns: a frame of about 4 kB. */
const UPDATES = 100;
const ARRIVAL_LIMIT_MS = 5_000;
const QUIET_MS = 200;

type SideName = 'ours' | 'peer';
type Server = Child<FanoutVerbs>;

async function until(condition: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = performance.now() + ARRIVAL_LIMIT_MS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`fanout: ${what} took too long`);
    await pause(10);
  }
}

const totalReceived = (screens: readonly RawScreen[]): number =>
  screens.reduce((sum, screen) => sum + screen.received(), 0);

/** Runs one side and waits until every byte it says it sent has arrived. */
function sideOf(server: Server, name: SideName, screens: readonly RawScreen[], ms: number) {
  return async (): Promise<FanoutRun> => {
    const before = totalReceived(screens);
    const run = await server.ask(name, { updates: UPDATES, milliseconds: ms });
    const arrived = () => totalReceived(screens) - before;
    await until(() => arrived() >= run.bytes, `${name}: ${run.bytes} bytes`);
    mustEqual(arrived(), run.bytes, `fanout ${name} bytes`);
    return run;
  };
}

/** One tick through each side: what came out is a frame with every update in it, and it is the same size. */
async function check(server: Server, screens: Record<SideName, RawScreen[]>): Promise<void> {
  const bytes: number[] = [];
  for (const name of ['ours', 'peer'] as const) {
    const messages: Buffer[] = [];
    for (const screen of screens[name]) screen.listen((payload) => messages.push(payload));
    const { last } = await sideOf(server, name, screens[name], 0)();
    const framed = Buffer.from(last, 'base64');
    mustEqual(messages.length, screens[name].length, `fanout ${name} messages`);
    const isSame = (payload: Buffer) => framed.subarray(-payload.length).equals(payload);
    mustEqual(messages.every(isSame), true, `fanout ${name} content`);
    const { slices } = decodeFrame(messages[0]!);
    const rows = slices.reduce((sum, { positions }) => sum + positions.streams.length, 0);
    mustEqual(rows, UPDATES, `fanout ${name} updates of a frame`);
    for (const screen of screens[name]) screen.count();
    bytes.push(framed.length);
  }
  mustEqual(bytes[0], bytes[1], 'fanout bytes of a frame');
}

async function measure(options: BenchOptions, clients: number): Promise<void> {
  const server = await startChild<FanoutVerbs>('fanout-process.ts');
  const ports = await server.ask('ports');
  const screens = {
    ours: await openRawScreens(ports.ours, true, clients),
    peer: await openRawScreens(ports.peer, false, clients),
  };
  try {
    await until(async () => {
      const connected = await server.ask('connected');
      return connected.ours === clients && connected.peer === clients;
    }, `${clients} clients`);
    await pause(QUIET_MS);
    await server.ask('watchLines');
    await check(server, screens);
    const ms = options.quick ? 400 : 2_000;
    const runs = await interleave(
      options.rounds,
      sideOf(server, 'ours', screens.ours, ms),
      sideOf(server, 'peer', screens.peer, ms),
    );
    tell(clients, runs.ours, runs.peer);
  } finally {
    for (const screen of [...screens.ours, ...screens.peer]) screen.close();
    await server.close();
  }
}

function tell(clients: number, ours: readonly FanoutRun[], peer: readonly FanoutRun[]): void {
  const rate = (runs: readonly FanoutRun[]) =>
    runs.map(({ frames, milliseconds }) => ((frames * UPDATES) / milliseconds) * 1_000);
  const cpu = (runs: readonly FanoutRun[]) => runs.map((run) => run.cpu / run.frames);
  compare(
    {
      bench: 'fanout',
      case: `${clients}-clients`,
      unit: 'updates/s',
      goal: '>= 0.5',
      note: `${UPDATES} updates a tick; the next tick follows when all writes have left; both sides encode and frame a tick once`,
    },
    { ours: rate(ours), peer: rate(peer) },
  );
  compare(
    { bench: 'fanout', case: `${clients}-clients-cpu`, unit: 'us/client-frame', goal: '<= 1.3' },
    { ours: cpu(ours), peer: cpu(peer) },
  );
}

/** Updates to 100 and 1,000 clients against bare `ws` that sends the same bytes framed once a tick. */
export const bench: Bench = async (options) => {
  for (const clients of [100, 1_000]) await measure(options, clients);
};
