import type { Server, Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '../../shared/wire/protocol.ts';
import type { Caller } from '../identity/caller.ts';
import type { Line } from './line.ts';

export type LiveServer = Server<ClientEvents, ServerEvents>;
export type LiveSocket = Socket<ClientEvents, ServerEvents>;

/** One screen and what the server remembers of it. Nothing is ever queued here for it. */
export type Receiver = {
  socket: Pick<LiveSocket, 'id' | 'emit' | 'join' | 'disconnect'>;
  line: Line;
  /** The session's cookie, to be looked up again (FAULTS.md F35). */
  token: string;
  caller: Caller;
  /** A display of a wall that stands in the table for every node to see. */
  isKnownDisplay: boolean;
  /** It missed a frame, or watches more than before: what it gets next is a key frame. */
  behind: boolean;
  /** Monotonic milliseconds since which what was sent has not left; null when all has left. */
  blockedSince: number | null;
  /** Messages heard since the last heartbeat. */
  messages: number;
};
