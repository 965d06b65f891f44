import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { DatabaseFull } from '../../../server/database/errors.ts';
import type { Answer } from '../../../server/telemetry/service.ts';
import { MAX_BATCH } from '../../../shared/model/reading.ts';
import type { Caller } from '../../support/callers.ts';
import { position, waterLevel } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import { middleOf, TOWNS } from '../../support/small-coverage.ts';

let server: TestServer;
let sensors: Caller;
let units: Caller;
beforeAll(async () => {
  server = await startTestServer();
  sensors = await server.as('feed', { feed: 'sensors' });
  units = await server.as('feed', { feed: 'units' });
});
afterAll(() => server?.close());

const post = (readings: unknown, caller = sensors) =>
  caller('/api/readings', { method: 'POST', json: { readings } });
const raw = (body: string, type = 'application/json') =>
  sensors('/api/readings', { method: 'POST', body, headers: { 'content-type': type } });
const rows = async () => {
  const { rows: found } = await server.services.database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM reading',
  );
  return found[0]!.count;
};
const at = () => server.clock.now();
const text = (value: unknown) => JSON.stringify(value);
const gauge = (changes: string) =>
  `{"readings":[{"stream":"${STREAMS.gaugeEast}","id":"x","time":"${new Date(at()).toISOString()}",${changes}}]}`;

describe('POST /api/readings', () => {
  it('answers what became of each item', async () => {
    const answer = await post([waterLevel(3.5, at()), waterLevel(3.5, at(), { stream: 'nobody' })]);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      accepted: 1,
      duplicate: 0,
      refused: [{ index: 1, reason: 'unknown-stream', field: 'stream' }],
    });
  });

  it('takes an empty batch and one of the largest size', async () => {
    expect((await post([])).status).toBe(200);
    server.clock.advance(10_000);
    const start = at();
    const most = Array.from({ length: MAX_BATCH }, (_, index) => waterLevel(3.5, start - index));
    expect((await (await post(most)).json()) as Answer).toMatchObject({ accepted: MAX_BATCH });
  });

  it('refuses one more than the largest size, and stores none of it', async () => {
    const before = await rows();
    const many = Array.from({ length: MAX_BATCH + 1 }, () => 0);
    const answer = await post(many);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid-request' });
    expect(await rows()).toBe(before);
  });

  it('refuses a body of more than a megabyte', async () => {
    expect((await raw(`{"readings":["${'x'.repeat(1_100_000)}"]}`)).status).toBe(413);
  });

  it('takes readings of feeds only', async () => {
    const coordinator = await server.as('coordinator');
    expect((await post([], coordinator)).status).toBe(403);
    expect((await post([], await server.as('nobody'))).status).toBe(401);
    expect((await sensors('/api/situation')).status).toBe(403);
  });

  it('never takes one feed for another', async () => {
    const answer = (await (await post([waterLevel(3.5, at())], units)).json()) as Answer;
    expect(answer.refused).toMatchObject([{ reason: 'not-your-stream' }]);
  });

  it('never makes a number of what is none', async () => {
    const place = middleOf(TOWNS.eastOne);
    for (const wrong of [null, true, '120.3', [120.3], {}]) {
      const answer = await post([position(place, at(), { lon: wrong, lat: wrong })], units);
      expect(((await answer.json()) as Answer).refused).toMatchObject([
        { reason: 'malformed', field: 'lon' },
      ]);
    }
    const { rows: found } = await server.services.database.query(
      'SELECT 1 AS found FROM reading WHERE lon IS NOT NULL',
    );
    expect(found).toEqual([]);
  });
});

it('says of a full disk when to come again, and counts what it could not take (FAULTS.md F6)', async () => {
  const { database, metrics } = server.services;
  const spy = vi.spyOn(database, 'transaction').mockRejectedValue(new DatabaseFull('no space'));
  onTestFinished(() => void spy.mockRestore());
  const answer = await post([waterLevel(3.5, at()), waterLevel(3.6, at())]);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([507, '30']);
  expect((await metrics.withoutRoom.get()).values).toMatchObject([
    { labels: { feed: 'sensors' }, value: 2 },
  ]);
});

/** Nothing is committed meanwhile; the returned act lets everything go on. */
const holdCommits = () => {
  const { database } = server.services;
  const transaction = database.transaction.bind(database);
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const spy = vi.spyOn(database, 'transaction').mockImplementation(async (work) => {
    await held;
    return transaction(work);
  });
  const release = () => {
    goOn();
    spy.mockRestore();
  };
  onTestFinished(release);
  return release;
};

describe('a feed that sends more than its share (FAULTS.md S12)', () => {
  /** More than may wait in all before the database has shown how fast it is; two thirds of that are six requests. */
  const REQUESTS = 11;
  const TAKEN = 6;
  const LONG_ENOUGH_TO_BE_REFUSED_MS = 200;
  const place = middleOf(TOWNS.eastOne);
  const most = (item: (index: number) => unknown) =>
    Array.from({ length: MAX_BATCH }, (_, index) => item(index));

  beforeEach(async () => {
    await server?.close();
    server = await startTestServer();
    sensors = await server.as('feed', { feed: 'sensors' });
    units = await server.as('feed', { feed: 'units' });
  });

  it.each([
    ['junk', () => most(() => 0)],
    ['good readings', () => most((index) => position(place, at() - index))],
  ])('is asked to come again, and keeps nobody else out: %s', async (_name, readings) => {
    const goOn = holdCommits();
    const answers: Response[] = [];
    const flood = Array.from({ length: REQUESTS }, async () => {
      answers.push(await post(readings(), units));
    });
    await expect.poll(() => answers.length).toBe(REQUESTS - TAKEN);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([429]));
    expect(answers[0]!.headers.get('retry-after')).toBe('1');
    expect(await answers[0]!.json()).toMatchObject({ error: 'share-full' });

    const other = post([waterLevel(3.5, at())]);
    await Promise.race([other, pause(LONG_ENOUGH_TO_BE_REFUSED_MS)]);
    goOn();
    expect(await (await other).json()).toMatchObject({ accepted: 1 });
    await Promise.all(flood);
    const taken = answers.slice(REQUESTS - TAKEN);
    expect(taken.map(({ status }) => status)).toEqual(Array(TAKEN).fill(200));
  });
});

/** Enough of a body to know it by. */
const shown = (body: string) => body.slice(0, 40);

describe('a hostile body', () => {
  const depth = 10_000;
  const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const unreadable = [
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"readings":{}}',
    '{"readings":[],"more":1}',
    '{"readings":[NaN]}',
    '{"readings":[Infinity]}',
    '{"readings":[{"__proto__":{"x":1}}]}',
    '{"__proto__":{"readings":[]}}',
    '{"readings":[{"constructor":{"prototype":{"x":1}}}]}',
    '\u0000',
    nested,
  ];
  it.each(unreadable.map((body) => [shown(body), body]))(
    'is refused whole: %j',
    async (_name, body) => {
      const before = await rows();
      expect((await raw(body)).status).toBe(400);
      expect(await rows()).toBe(before);
    },
  );

  const unfit = [
    '"value":1e999',
    '"value":-1e999',
    '"value":null',
    '"value":"3.5"',
    '"value":[3.5]',
    '"value":{"value":3.5}',
    `"value":${nested}`,
    '"count":3',
    '"lon":120.3,"lat":31.5',
    '"value":3.5,"extra":1',
    '"value":3.5,"id":"nul \\u0000"',
    '"value":3.5,"id":"half \\ud800"',
    '"value":3.5,"id":""',
    '"value":3.5,"id":7',
    '"value":3.5,"time":"2026-07-06 02:00"',
    '"value":3.5,"time":"2026-13-45T02:00:00Z"',
    '"value":3.5,"time":1783303200000',
    '"value":3.5,"time":"-002026-07-06T02:00:00Z"',
    '"value":3.5,"stream":["x"]',
  ];
  it.each(unfit.map((changes) => [shown(changes), changes]))(
    'has its item refused, and nothing stored: %s',
    async (_name, changes) => {
      const before = await rows();
      const answer = await raw(gauge(changes));
      expect(answer.status).toBe(200);
      expect(((await answer.json()) as Answer).refused).toHaveLength(1);
      expect(await rows()).toBe(before);
    },
  );

  it.each(
    ['"value":"\\u0000"', '"value":"half \\ud800"', `"value":${nested}`, '"value":1e999'].map(
      (changes) => [shown(changes), changes],
    ),
  )(
    'from a clock that is ahead is set aside, and what is good beside it stored: %s',
    async (_name, changes) => {
      const ahead = new Date(at() + 3_600_000).toISOString();
      const bad = gauge(`${changes},"time":"${ahead}","id":"ahead"`);
      const good = gauge(`"value":3.5,"id":"good ${changes.length}"`).slice('{"readings":['.length);
      const both = `${bad.slice(0, -2)},${good}`;
      const answer = await raw(both);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        accepted: 1,
        refused: [{ reason: 'clock-ahead' }],
      });
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/json'])(
    'of type %j is refused',
    async (type) => {
      expect((await raw(text({ readings: [] }), type)).status).toBeGreaterThanOrEqual(400);
    },
  );

  it('leaves the server well', async () => {
    expect((await post([waterLevel(3.5, at() + 1)])).status).toBe(200);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
