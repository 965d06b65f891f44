import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BATCH,
  createLoad,
  lostOf,
  openFolder,
  prepareLoadFolder,
  quantile,
  type Sent,
} from '../../support/load.ts';
import { addressOf, endServerProcesses, startServerProcess } from '../../support/server-process.ts';
import { STREAMS } from '../../support/small-city.ts';

/** How long twice too much is sent; OVERLOAD_SECONDS=600 is the long form of G28, to be run alone. */
const LONG_SECONDS = process.env.OVERLOAD_SECONDS;
const SECONDS = Number(LONG_SECONDS ?? 6);
/**
 * The share of acts that must be answered in time: in the short form half of them, because what else the
 * machine has to do decides about the slowest; the figures are printed.
 */
const SHARE_IN_TIME = LONG_SECONDS === undefined ? 0.5 : 0.99;
const ACT_WITHIN_MS = 500;
const ACCEPTED_WITHIN_MS = 1_000;
const MEASURING_MS = 2_000;
const LANES = 24;
const SHARE_AT_CAPACITY = 0.9;
const MOST_TIMES_THE_LANES = 16;
const REFUSED_PAUSE_MS = 50;
const OVERLOAD = 2;
const ACKNOWLEDGE_EVERY_MS = 100;
const ALARMS = Math.ceil((SECONDS * 1_000) / ACKNOWLEDGE_EVERY_MS);
const PASSWORD = 'heron-over-taihu-1948';

type Acknowledged = { status: number; tookMs: number };

let folder: string;
let address: string;
let cookie: string;
let end: () => Promise<unknown>;

beforeAll(async () => {
  folder = await prepareLoadFolder((database) =>
    database.query(
      `INSERT INTO alarm (cause, stream, feed, subject_kind, name, level, occurrence, active,
         raised_at, changed_at, cleared_at, unit, synthetic)
       SELECT 'band', $1, 'sensors', 'station', 'alarm ' || i, 'red', i, false, now(), now(), now(),
         '%LEL', true FROM generate_series(1, $2::int) AS i`,
      [STREAMS.gasEast, ALARMS],
    ),
  );
  const env = { DATA_DIR: folder, DEMO: 'off', ADMIN_PASSWORD: PASSWORD };
  const server = startServerProcess(env);
  address = await addressOf(server);
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'admin', password: PASSWORD }),
  });
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  end = () => {
    server.child.kill('SIGTERM');
    return server.exited;
  };
});
afterAll(() => {
  endServerProcesses();
  rmSync(folder, { recursive: true, force: true });
});

type Load = ReturnType<typeof createLoad>;

/** Batches a second that are taken from lanes which wait for each answer: what one sender brings, not what the server can. */
async function takenFromLanes(load: Load): Promise<number> {
  const until = performance.now() + MEASURING_MS;
  let taken = 0;
  const lane = async () => {
    while (performance.now() < until) {
      if ((await load.send()).status === 200) taken += 1;
      else await pause(REFUSED_PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return (taken * 1_000) / MEASURING_MS;
}

/** Sends at a pace that waits for no answer. */
async function sendAt(load: Load, perSecond: number, forMs: number): Promise<Sent[]> {
  const from = performance.now();
  const flying: Promise<Sent>[] = [];
  for (let elapsed = 0; elapsed < forMs; elapsed = performance.now() - from) {
    while (flying.length < (elapsed * perSecond) / 1_000) flying.push(load.send());
    await pause(5);
  }
  return Promise.all(flying);
}

const acceptedOf = (sent: readonly Sent[]) => sent.filter(({ status }) => status === 200);

/**
 * Batches a second the server takes while it refuses others: the pace is doubled until a tenth is
 * refused. Waiting lanes alone told half of it on a machine with more to give, and "twice the load"
 * was then no more than the server could take.
 */
async function capacity(load: Load): Promise<number> {
  const first = await takenFromLanes(load);
  for (let pace = first; pace < MOST_TIMES_THE_LANES * first; pace *= 2) {
    const sent = await sendAt(load, pace, MEASURING_MS);
    const accepted = acceptedOf(sent).length;
    if (accepted < SHARE_AT_CAPACITY * sent.length) return (accepted * 1_000) / MEASURING_MS;
  }
  throw new Error(`the server refused nothing at ${MOST_TIMES_THE_LANES} times ${first} batches/s`);
}

async function acknowledgeAll(): Promise<Acknowledged[]> {
  const from = performance.now();
  const flying = Array.from({ length: ALARMS }, async (_, index): Promise<Acknowledged> => {
    await pause(Math.max(0, index * ACKNOWLEDGE_EVERY_MS - (performance.now() - from)));
    const began = performance.now();
    const answer = await fetch(`${address}/api/alarms/${index + 1}/acknowledgement`, {
      method: 'POST',
      headers: { origin: address, cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ occurrence: index + 1 }),
    });
    await answer.arrayBuffer();
    return { status: answer.status, tookMs: performance.now() - began };
  });
  return Promise.all(flying);
}

describe(`twice the load it can take, for ${SECONDS} s (G28)`, () => {
  let sent: Sent[];
  let acknowledged: Acknowledged[];
  let load: Load;
  beforeAll(
    async () => {
      load = createLoad(address);
      const perSecond = await capacity(load);
      [sent, acknowledged] = await Promise.all([
        sendAt(load, OVERLOAD * perSecond, SECONDS * 1_000),
        acknowledgeAll(),
      ]);
      const accepted = acceptedOf(sent).map(({ tookMs }) => tookMs);
      const acts = acknowledged.map(({ tookMs }) => tookMs);
      console.log(
        [
          `capacity ${(perSecond * BATCH).toFixed(0)} readings/s`,
          `accepted ${accepted.length} of ${sent.length} batches`,
          `p50 ${quantile(accepted, 0.5).toFixed(0)} ms, p99 ${quantile(accepted, 0.99).toFixed(0)} ms`,
          `acknowledgements p50 ${quantile(acts, 0.5).toFixed(0)} ms, p99 ${quantile(acts, 0.99).toFixed(0)} ms`,
        ].join('; '),
      );
    },
    SECONDS * 10_000 + 60_000,
  );

  it('refuses what is too much, and says when to come again', () => {
    const refused = sent.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, retryAfter } of refused) {
      expect([429, 503]).toContain(status);
      expect(Number(retryAfter)).toBeGreaterThan(0);
    }
  });

  it('lets every act of a person through, soon', () => {
    expect(acknowledged.filter(({ status }) => status !== 200)).toEqual([]);
    const times = acknowledged.map(({ tookMs }) => tookMs);
    expect(quantile(times, SHARE_IN_TIME)).toBeLessThan(ACT_WITHIN_MS);
  });

  it.runIf(LONG_SECONDS)('answers what it accepts within a second', () => {
    const times = acceptedOf(sent).map(({ tookMs }) => tookMs);
    expect(quantile(times, 0.99)).toBeLessThan(ACCEPTED_WITHIN_MS);
  });

  it('loses nothing that it acknowledged', async () => {
    expect(await end()).toBe(0);
    const database = await openFolder(folder);
    const lost = await lostOf(load.sent, database).finally(() => database.close());
    expect(lost).toEqual([]);
  });
});
