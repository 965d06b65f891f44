import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type WireMessage, wireMessage } from '../../../server/live/line.ts';
import { sliceByTown } from '../../../server/live/slices.ts';
import { frameBytes, writeFrame } from '../../../shared/wire/telemetry-frame.ts';
import { answerAs } from './child.ts';
import { listenOn, openLiveSockets } from './live-sockets.ts';
import { movedUnits } from './moving-city.ts';

/** The server of the fan-out bench: our sockets on one port, bare `ws` on another. */

const STARTED = Date.UTC(2026, 6, 6, 2);
/** Steps of the units that are made before anything is timed, and used in turn. */
const READY = 16;

export type FanoutRun = {
  frames: number;
  milliseconds: number;
  cpu: number;
  bytes: number;
  /** The last message, framed, in base64: what every client received last. */
  last: string;
};
type Run = { updates: number; milliseconds: number };

const live = await openLiveSockets(() => STARTED);
const http = createServer();
const peers = new WebSocketServer({ server: http, perMessageDeflate: false });
const peerPort = await listenOn(http);
/** What `ws` calls with every frame it writes; engine.io uses the same door for frames made ready. */
type Sending = { _sender: { sendFrame(frames: Buffer[], sent: () => void): void } };

/** The bytes of a message as they go over the wire. */
const framed = ([{ options }]: WireMessage): Buffer => options.wsPreEncodedFrame[0];

/** Resolves when `count` writes have left. */
function countdown(count: number): { left(): void; done: Promise<void> } {
  let resolve: () => void;
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  let open = count;
  return {
    left() {
      open -= 1;
      if (open === 0) resolve();
    },
    done,
  };
}

async function repeat(milliseconds: number, tick: () => Promise<Buffer>): Promise<FanoutRun> {
  const clients = Math.max(live.screens.size, peers.clients.size);
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const run = { frames: 0, bytes: 0, last: Buffer.alloc(0) as Buffer };
  do {
    run.last = await tick();
    run.frames += clients;
    run.bytes += run.last.length * clients;
  } while (performance.now() - started < milliseconds);
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { ...run, milliseconds: elapsed, cpu: user + system, last: run.last.toString('base64') };
}

let step = 0;
let drained = countdown(0);
let sent: WireMessage;

/** Hears of every write that left, and keeps what one of them wrote last: all are sent the same. */
function watchLines(): void {
  const lines = [...live.screens.all()].map(({ line }) => line);
  for (const line of lines) line.onDrain(() => drained.left());
  const [first] = lines;
  const send = first!.send.bind(first);
  first!.send = (message) => {
    sent = message;
    send(message);
  };
}

const steps = (updates: number) =>
  Array.from({ length: READY }, (_, index) => movedUnits(updates, index, STARTED));

/** Every step is as old as the others, so that each is taken over however often it comes. */
const ours = ({ updates, milliseconds }: Run): Promise<FanoutRun> => {
  const ready = steps(updates).map((units) => units.map((unit) => ({ ...unit, at: STARTED })));
  return repeat(milliseconds, async () => {
    step += 1;
    for (const reading of ready[step % READY]!) live.newest.apply(reading);
    drained = countdown(live.screens.size);
    live.ticker.tick();
    await drained.done;
    return framed(sent);
  });
};

/** What a bare server must do: put the updates into bytes once, frame them once, write them to everybody. */
const peer = ({ updates, milliseconds }: Run): Promise<FanoutRun> => {
  const ready = steps(updates);
  return repeat(milliseconds, async () => {
    step += 1;
    const slices = sliceByTown(ready[step % READY]!).map(({ bytes }) => bytes);
    const header = { sequence: step, serverTime: STARTED, keyframe: false };
    const message = framed(
      wireMessage(frameBytes(slices), (into, offset) => writeFrame(into, offset, header, slices)),
    );
    const writes = countdown(peers.clients.size);
    for (const client of peers.clients as Set<WebSocket & Sending>) {
      client._sender.sendFrame([message], writes.left);
    }
    await writes.done;
    return message;
  });
};

const verbs = {
  ports: () => ({ ours: live.port, peer: peerPort }),
  connected: () => ({ ours: live.screens.size, peer: peers.clients.size }),
  watchLines,
  ours,
  peer,
};
export type FanoutVerbs = typeof verbs;
answerAs(verbs);
