import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { journalRepository } from '../../../server/journal/repository.ts';
import { verifyJournal } from '../../../server/journal/verify.ts';
import type { Answer } from '../../../server/telemetry/service.ts';
import { copyPreparedData, silentLogger } from '../../support/database.ts';
import {
  killServer,
  type ReadingServer,
  startReadingServer,
} from '../../support/reading-server.ts';
import { STREAMS } from '../../support/small-city.ts';

/** More rounds by KILL_ROUNDS: 10 for the short form of G1, 50 for the long one. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3);
const SEED = Number(process.env.KILL_SEED ?? 1);
const LANES = 4;
const BATCH = 20;
const KEY = 'jwf_kill_only-for-this-test';

const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
const random = randomFrom(SEED);

type Item = { stream: string; id: string; time: string; value: number };

const servers: ReadingServer[] = [];
let folder: string;
let log: string;
let sequence = 0;
let lastAt = 0;
const unknown: Item[][] = [];

const ask = ({ address }: ReadingServer, readings: readonly Item[]) =>
  fetch(`${address}/api/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  });

/** As a sender should: a 429 or 503 is asked again after the time it names. Throws when the server is gone. */
const post = async (server: ReadingServer, readings: readonly Item[]): Promise<Answer> => {
  let answer = await ask(server, readings);
  while (answer.status === 429 || answer.status === 503) {
    await pause(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
    answer = await ask(server, readings);
  }
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
};

/** Each reading is a millisecond newer than the one before; gas leaps so that alarms come and go. */
const nextBatch = (): Item[] =>
  Array.from({ length: BATCH }, () => {
    sequence += 1;
    lastAt = Math.max(lastAt + 1, Date.now());
    const time = new Date(lastAt).toISOString();
    const id = `r${sequence}`;
    return sequence % 2 === 0
      ? { stream: STREAMS.gasEast, id, time, value: random() < 0.5 ? 1 : 60 }
      : { stream: STREAMS.gaugeEast, id, time, value: 3.5 };
  });

/** Sends until the server dies. What was acknowledged is on disk before the next batch is sent. */
async function load(server: ReadingServer, ackLog: number): Promise<void> {
  for (;;) {
    const batch = nextBatch();
    try {
      const { accepted } = await post(server, batch);
      if (accepted !== BATCH) throw new Error(`expected ${BATCH} accepted, got ${accepted}`);
      writeSync(ackLog, batch.map(({ stream, id, time }) => `${stream} ${id} ${time}\n`).join(''));
      fsyncSync(ackLog);
    } catch {
      unknown.push(batch);
      return;
    }
  }
}

async function round(): Promise<void> {
  const server = await startReadingServer(folder, KEY);
  servers.push(server);
  // What was left unknown is sent again: it must be there whole or not at all, never twice.
  for (const batch of unknown.splice(0)) {
    const { accepted, duplicate } = await post(server, batch);
    expect([accepted, duplicate]).toContain(BATCH);
  }
  const ackLog = openSync(log, 'a');
  const lanes = Array.from({ length: LANES }, () => load(server, ackLog));
  await pause(100 + random() * 1_900);
  await killServer(server);
  await Promise.all(lanes);
  closeSync(ackLog);
}

beforeAll(async () => {
  folder = await copyPreparedData();
  log = join(tmpdir(), `jingwei-acks-${process.pid}.log`);
  closeSync(openSync(log, 'w'));
});
afterAll(() => {
  for (const { child } of servers) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  rmSync(log, { force: true });
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
    const { rows } = await database.query<{ key: string }>(
      `SELECT s.id || ' ' || r.id || ' ' ||
         to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS key
       FROM reading r JOIN stream s ON s.number = r.stream`,
    );
    const stored = rows.map(({ key }) => key);
    const acknowledged = readFileSync(log, 'utf8').trimEnd().split('\n');
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * BATCH);
    const there = new Set(stored);
    expect(acknowledged.filter((key) => !there.has(key))).toEqual([]);
    expect(there.size).toBe(stored.length);
  });

  it('leaves newest values, counters and journal that agree with the readings', async () => {
    const { rows } = await database.query(
      `SELECT s.id FROM stream_latest l JOIN stream s ON s.number = l.stream
       WHERE l.at IS DISTINCT FROM (SELECT max(at) FROM reading WHERE stream = l.stream)`,
    );
    expect(rows).toEqual([]);
    const { rows: counted } = await database.query(
      `SELECT accepted = (SELECT count(*) FROM reading) AS agrees FROM feed_status
       WHERE feed = 'sensors'`,
    );
    expect(counted).toEqual([{ agrees: true }]);
    expect(await verifyJournal(journalRepository(database), [])).toMatchObject({ fault: null });
  });
});
