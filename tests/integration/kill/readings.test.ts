import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import {
  BATCH,
  checkTaken,
  createBatches,
  expectAgreement,
  expectAllStored,
  type Item,
  isRefused,
  openAckLog,
  type Reply,
  randomFrom,
  send,
} from '../../support/acknowledged.ts';
import { copyPreparedData, silentLogger } from '../../support/database.ts';
import {
  killServer,
  type ReadingServer,
  startReadingServer,
} from '../../support/reading-server.ts';

/** More rounds by KILL_ROUNDS: 10 for the short form of G1, 50 for the long one. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3);
const SEED = Number(process.env.KILL_SEED ?? 1);
const LANES = 4;
const KEY = 'jwf_kill_only-for-this-test';

const random = randomFrom(SEED);
const nextBatch = createBatches(random);
const servers: ReadingServer[] = [];
const ackLog = openAckLog();
const unknown: Item[][] = [];
let folder: string;

/** As a sender should: what is refused is asked again after the time it names. Null when the server is gone. */
const post = async ({ address }: ReadingServer, batch: readonly Item[]): Promise<Reply | null> => {
  let reply = await send(address, KEY, batch);
  while (reply !== null && isRefused(reply)) {
    await pause(reply.retryAfterMs ?? 1_000);
    reply = await send(address, KEY, batch);
  }
  return reply;
};

/** Sends until the server dies; throws when it lives and does not take a batch whole. */
async function load(server: ReadingServer): Promise<void> {
  for (;;) {
    const batch = nextBatch();
    const reply = await post(server, batch);
    if (reply === null) return void unknown.push(batch);
    checkTaken(reply, 'new');
    ackLog.write(batch);
  }
}

async function round(): Promise<void> {
  const server = await startReadingServer(folder, KEY);
  servers.push(server);
  // What was left unknown is sent again: it must be there whole or not at all, never twice.
  for (const batch of unknown.splice(0)) {
    const reply = await post(server, batch);
    if (reply === null) throw new Error('the server went before it was killed');
    checkTaken(reply, 'sent before');
  }
  const lanes = Promise.all(Array.from({ length: LANES }, () => load(server)));
  const untilKilled = pause(100 + random() * 1_900);
  await Promise.race([untilKilled, lanes]);
  if (unknown.length > 0) throw new Error('the server went before it was killed');
  await killServer(server);
  await lanes;
}

beforeAll(async () => {
  folder = await copyPreparedData();
});
afterAll(() => {
  for (const { child } of servers) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  ackLog.remove();
});

describe(`kill -9 of the server, ${ROUNDS} rounds (seed ${SEED})`, () => {
  let database: Database;
  beforeAll(async () => {
    for (let count = 0; count < ROUNDS; count += 1) await round();
    database = await openDatabase({
      dataDirectory: folder,
      logger: silentLogger,
      onProgress: () => undefined,
    });
  }, ROUNDS * 60_000);
  afterAll(() => database?.close());

  it('loses no acknowledged reading and doubles none', async () => {
    const acknowledged = ackLog.keys();
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * BATCH);
    await expectAllStored(database, acknowledged);
  });

  it('leaves newest values, counters and journal that agree with the readings', async () => {
    await expectAgreement(database);
  });
});
