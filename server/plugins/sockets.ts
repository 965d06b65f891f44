import type { FastifyInstance } from 'fastify';
import { Server } from 'socket.io';
import * as parser from '../../shared/wire/socket-parser.ts';
import { createHandshake } from '../live/handshake.ts';
import { createLive } from '../live/live.ts';
import type { LiveServer } from '../live/receiver.ts';
import type { Services } from '../services.ts';

export const SOCKET_PATH = '/live';
/** Screens send a list of towns and nothing else (FAULTS.md S10). */
const MOST_BYTES_A_MESSAGE = 100_000;
/** A connection that does not say in time what it is for is closed. */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Attaches socket.io to the server's own HTTP listener. Recovery stays off, because it would skip the
 * handshake (S9), and so does compression, which costs five times the sending (trap 13).
 */
export const registerSockets = (app: FastifyInstance, services: Services): void => {
  const handshake = createHandshake(services);
  const io: LiveServer = new Server(app.server, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    parser,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MOST_BYTES_A_MESSAGE,
    connectTimeout: CONNECT_TIMEOUT_MS,
    allowRequest: handshake.allow,
  });
  io.engine.on('connection_error', ({ code, message, context }) => {
    services.logger.info({ code, reason: context?.message ?? message }, 'socket refused');
  });
  const live = createLive(io, services);
  io.on('connection', (socket) => {
    const admission = handshake.take(socket.request);
    if (admission) live.admit(socket, admission);
    else socket.disconnect(true);
  });
  // Before Fastify waits for connections to end: it would wait for these for ever.
  app.addHook('preClose', async () => {
    live.close();
    io.engine.close();
  });
};
