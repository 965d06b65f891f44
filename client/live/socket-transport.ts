import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '../../shared/wire/protocol.ts';
import * as parser from '../../shared/wire/socket-parser.ts';
import { ownDesk } from './own-desk.ts';
import { joinPresences } from './presences.ts';
import type { Transport, TransportEvents } from './transport.ts';

/** Reconnects begin here, double, and are spread by half, so that a thousand screens do not come at once. */
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
const SPREAD = 0.5;

const deskQuery = (): { desk?: string } => {
  const desk = ownDesk(window.location.pathname);
  return desk === null ? {} : { desk };
};

/** The live channel: websocket only, our own framing of binary messages. It chooses no towns: a screen has its whole scope. */
export function socketTransport(): Transport {
  let events: TransportEvents | null = null;
  const socket: Socket<ServerEvents, ClientEvents> = io({
    path: '/live',
    transports: ['websocket'],
    parser,
    query: deskQuery(),
    autoConnect: false,
    reconnectionDelay: FIRST_RETRY_MS,
    reconnectionDelayMax: LONGEST_RETRY_MS,
    randomizationFactor: SPREAD,
  });
  socket.on('welcome', (message) => events?.welcome(message));
  socket.on('journal', (message) => events?.journal(message));
  socket.on('heartbeat', (message) => events?.heartbeat(message));
  socket.on('closing', (message) => events?.closing(message));
  socket.on('frame', (bytes) => events?.frame(bytes));
  joinPresences({
    say: (message) => void socket.volatile.emit('presence', message),
    onHeard: (hear) => void socket.on('presence', hear),
  });
  socket.on('disconnect', () => events?.lost());
  socket.on('connect_error', () => events?.lost());
  return {
    open() {
      socket.disconnect();
      socket.connect();
    },
    close: () => void socket.disconnect(),
    listen(heard) {
      events = heard;
    },
  };
}
