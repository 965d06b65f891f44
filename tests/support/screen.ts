import { io, type Socket } from 'socket.io-client';
import type {
  ClientEvents,
  Closing,
  Heartbeat,
  JournalAnnouncement,
  ServerEvents,
  Welcome,
} from '../../shared/wire/protocol.ts';
import * as parser from '../../shared/wire/socket-parser.ts';
import { decodeFrame, type Frame } from '../../shared/wire/telemetry-frame.ts';
import type { Caller } from './callers.ts';

const PATIENCE_MS = 8_000;

/** A screen as the server sees one: what it heard, in order, and the way to wait for more. */
export type Screen = {
  socket: Socket<ServerEvents, ClientEvents>;
  welcome: Welcome;
  ranges: JournalAnnouncement[];
  frames: Frame[];
  heartbeats: Heartbeat[];
  closings: Closing[];
  isOpen(): boolean;
  close(): void;
};

/** Waits until `condition` holds, looking every few milliseconds; throws with `what` when it never does. */
export const until = async (what: string, condition: () => boolean): Promise<void> => {
  const end = performance.now() + PATIENCE_MS;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited ${PATIENCE_MS} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

export const socketOf = (
  baseUrl: string,
  headers: Record<string, string>,
): Socket<ServerEvents, ClientEvents> =>
  io(baseUrl, {
    path: '/live',
    transports: ['websocket'],
    parser,
    extraHeaders: headers,
    forceNew: true,
    reconnection: false,
  });

/** Opens a screen and waits for its welcome. Rejects with the server's refusal. */
export const openScreen = (
  baseUrl: string,
  { cookie }: Pick<Caller, 'cookie'>,
): Promise<Screen> => {
  const socket = socketOf(baseUrl, { origin: baseUrl, cookie });
  const heard = {
    ranges: [] as JournalAnnouncement[],
    frames: [] as Frame[],
    heartbeats: [] as Heartbeat[],
    closings: [] as Closing[],
  };
  socket.on('journal', (range) => heard.ranges.push(range));
  socket.on('frame', (bytes) => heard.frames.push(decodeFrame(bytes)));
  socket.on('heartbeat', (heartbeat) => heard.heartbeats.push(heartbeat));
  socket.on('closing', (closing) => heard.closings.push(closing));
  return new Promise((resolve, reject) => {
    socket.on('connect_error', reject);
    socket.on('welcome', (welcome) =>
      resolve({
        socket,
        welcome,
        ...heard,
        isOpen: () => socket.connected,
        close: () => socket.disconnect(),
      }),
    );
  });
};

/** Stream numbers in a frame, sorted. */
export const streamsIn = ({ slices }: Frame): number[] =>
  slices
    .flatMap(({ scalars, positions }) => [...scalars.streams, ...positions.streams])
    .sort((one, other) => one - other);
