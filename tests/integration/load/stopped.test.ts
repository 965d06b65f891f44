import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLoad, openFolder, prepareLoadFolder, type Sent } from '../../support/load.ts';
import {
  addressOf,
  endServerProcesses,
  type ServerProcess,
  startServerProcess,
} from '../../support/server-process.ts';

/** Longer by STOPPED_SECONDS: 600 for the long form of G21. */
const STOPPED_MS = Number(process.env.STOPPED_SECONDS ?? 11) * 1_000;
const SEND_EVERY_MS = 1_000;
const RIGHT_AGAIN_WITHIN_MS = 5_000;

let folder: string;
let server: ServerProcess;
let address: string;

beforeEach(async () => {
  folder = await prepareLoadFolder((database) =>
    database.query('UPDATE feed SET period_seconds = 2'),
  );
  server = startServerProcess({ DATA_DIR: folder, DEMO: 'off', MAX_LOOP_DELAY_MS: '60000' });
  address = await addressOf(server);
});
afterEach(() => {
  endServerProcesses();
  rmSync(folder, { recursive: true, force: true });
});

it('a server that was stopped takes in what waited and blames no feed for its own sleep (G21)', {
  timeout: STOPPED_MS + 60_000,
}, async () => {
  const load = createLoad(address);
  const flying: Promise<Sent>[] = [];
  const sender = setInterval(() => flying.push(load.send()), SEND_EVERY_MS);
  await pause(1_500);
  server.child.kill('SIGSTOP');
  await pause(STOPPED_MS);
  server.child.kill('SIGCONT');
  const awake = performance.now();
  expect((await load.send()).status).toBe(200);
  expect(performance.now() - awake).toBeLessThan(RIGHT_AGAIN_WITHIN_MS);
  await pause(2_000);
  clearInterval(sender);
  await Promise.all(flying);
  server.child.kill('SIGTERM');
  expect(await server.exited, server.output()).toBe(0);
  const database = await openFolder(folder);
  const { rows } = await database.query(
    `SELECT kind, subject FROM journal WHERE kind = 'feed.silent' OR kind LIKE 'alarm.%'`,
  );
  await database.close();
  expect(rows).toEqual([]);
});
