import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { createFrameTicker, type FrameTicker } from '../../../server/live/frame-ticker.ts';
import type { LiveServer } from '../../../server/live/receiver.ts';
import { createScreens, type Screens } from '../../../server/live/screens.ts';
import type { Services } from '../../../server/services.ts';
import { createNewest, type Newest } from '../../../server/telemetry/newest.ts';
import * as parser from '../../../shared/wire/socket-parser.ts';
import { testConfig } from '../../support/test-config.ts';

export type LiveSockets = {
  io: LiveServer;
  http: HttpServer;
  port: number;
  newest: Newest;
  screens: Screens;
  ticker: FrameTicker;
};

/** A screen of the whole city. Nobody is asked who he is: the bench is about what follows. */
const ADMISSION = {
  token: 'bench',
  caller: {
    kind: 'account',
    id: 'bench',
    role: 'coordinator',
    name: 'bench',
    area: '320200',
    scope: { county: null, town: null },
    departments: [],
    demo: true,
    session: 'bench',
    expiresAt: '9999-12-31T23:59:59.999Z',
  },
} as const;

/** Epoch milliseconds with fractions, comparable between processes of one machine. */
export const preciseNow = (): number => performance.timeOrigin + performance.now();

export async function listenOn(http: HttpServer): Promise<number> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return (http.address() as AddressInfo).port;
}

/**
 * The sockets, screens and frame ticker of the server as server/plugins/sockets.ts sets them up, without
 * identity and database, and without timers: the caller ticks.
 * @param now what frames are stamped with, epoch milliseconds
 */
export async function openLiveSockets(now: () => number): Promise<LiveSockets> {
  const http = createServer();
  const io: LiveServer = new Server(http, {
    path: '/live',
    transports: ['websocket'],
    parser,
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
  });
  const clock = { now, monotonic: () => performance.now() };
  const services = {
    clock,
    journal: { head: () => 0 },
    logger: { info: () => undefined },
    metrics: { sockets: { set: () => undefined } },
    boot: 'bench',
    config: testConfig(),
  };
  const screens = createScreens(services as unknown as Services);
  const newest = createNewest();
  const ticker = createFrameTicker({ newest, groups: screens.groups, clock });
  io.on('connection', (socket) => screens.admit(socket, ADMISSION));
  return { io, http, port: await listenOn(http), newest, screens, ticker };
}
