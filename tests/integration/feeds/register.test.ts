import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedStatus } from '../../../shared/model/feed.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { waterLevel } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';

const PERIOD_MS = 60_000;
const FEED = {
  id: 'rain',
  name: '雨量站网',
  department: 'emergency',
  contactPoint: '值班台',
  datum: 'gcj02',
  periodSeconds: 60,
  synthetic: true,
};
const STREAM = {
  id: 'rain-1',
  feed: 'rain',
  metric: 'rainfall',
  name: '雨量 1',
  place: middleOf(TOWNS.westTwo, 2),
  periodSeconds: 60,
  subjectKind: 'station',
  subject: null,
  rule: 'rainfall-hour',
  synthetic: true,
};

let server: TestServer;
let administrator: Caller;
let key: string;
beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.as('administrator');
});
afterAll(() => server?.close());

const send = (path: string, json: unknown) => administrator(path, { method: 'POST', json });
const postWith = (secret: string, readings: unknown[]) =>
  fetch(`${server.baseUrl}/api/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  });
const statusOf = async (id: string) => {
  const feeds = (await (await administrator('/api/feeds')).json()) as FeedStatus[];
  return feeds.find((feed) => feed.id === id)!;
};
const rain = (value: number) => waterLevel(value, server.clock.now(), { stream: 'rain-1' });

describe('a feed', () => {
  it('is registered with a key that is shown once and stored hashed', async () => {
    const answer = await send('/api/feeds', FEED);
    expect(answer.status).toBe(201);
    const created = (await answer.json()) as { key: string; prefix: string };
    key = created.key;
    expect(key).toMatch(/^jwf_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    const { rows } = await server.services.database.query('SELECT * FROM feed_key');
    expect(JSON.stringify(rows)).not.toContain(key.slice(20));
    const journal = (await (await administrator('/api/journal?after=0')).json()) as JournalPage;

    expect(JSON.stringify(journal)).not.toContain(key.slice(20));
    expect(journal.entries.map(({ kind }) => kind)).toContain('feed.key-issued');
  });

  it('cannot be registered twice, nor for a department nobody knows', async () => {
    expect((await send('/api/feeds', FEED)).status).toBe(409);
    const unknown = await send('/api/feeds', { ...FEED, id: 'other', department: 'nobody' });
    expect(unknown.status).toBe(422);
    expect((await send('/api/feeds', { ...FEED, id: 'other', extra: 1 })).status).toBe(400);
  });

  it('sends at once to a stream that was just registered in its grid', async () => {
    const answer = await send('/api/streams', STREAM);
    expect(answer.status).toBe(201);
    expect((await answer.json()) as Stream).toMatchObject({
      number: 8,
      town: TOWNS.westTwo,
      grid: gridOf(TOWNS.westTwo, 2),
    });
    const sent = await postWith(key, [rain(1), { ...rain(1), value: -1 }]);
    expect(await sent.json()).toMatchObject({ accepted: 1, refused: [{ reason: 'out-of-range' }] });
  });

  it('tells how it keeps its contract', async () => {
    expect(await statusOf('rain')).toMatchObject({
      state: 'live',
      lastSeen: new Date(server.clock.now()).toISOString(),
      streams: 1,
      lateStreams: 0,
      accepted: 1,
      duplicates: 0,
      refused: { 'out-of-range': 1 },
    });
    server.clock.advance(2.5 * PERIOD_MS);
    expect(await statusOf('rain')).toMatchObject({ state: 'stale', lateStreams: 1 });
  });

  it('shows an administrator what was set aside, and by how much its clock was ahead', async () => {
    const hour = 3_600_000;
    const ahead = { ...rain(1), time: new Date(server.clock.now() + hour).toISOString() };
    await postWith(key, [ahead]);
    const listed = await (await administrator('/api/feeds/rain/set-aside')).json();
    expect(listed).toEqual([
      {
        receivedAt: new Date(server.clock.now()).toISOString(),
        reason: 'clock-ahead',
        reading: ahead,
        aheadMs: hour,
      },
    ]);
  });

  it('changes keys without a gap, and a revoked one opens nothing', async () => {
    const second = (await (await send('/api/feeds/rain/keys', undefined)).json()) as {
      key: string;
      prefix: string;
    };
    expect((await send('/api/feeds/rain/keys', undefined)).status).toBe(409);
    expect((await postWith(key, [rain(2)])).status).toBe(200);
    expect((await postWith(second.key, [rain(2)])).status).toBe(200);
    const path = `/api/feeds/rain/keys/${key.split('_')[1]}`;
    expect((await administrator(path, { method: 'DELETE' })).status).toBe(204);
    expect((await administrator(path, { method: 'DELETE' })).status).toBe(404);
    server.clock.advance(2_000);
    expect((await postWith(key, [rain(2)])).status).toBe(401);
    expect((await postWith(second.key, [rain(2)])).status).toBe(200);
    const listed = await (await administrator('/api/feeds/rain/keys')).json();
    expect(listed).toHaveLength(2);
    expect(JSON.stringify(listed)).not.toContain('jwf_');
  });
});

describe('a stream', () => {
  it.each([
    ['twice', {}, 409],
    ['of a feed nobody knows', { id: 'other', feed: 'nobody' }, 422],
    ['by a rule of another metric', { id: 'other', rule: 'gas-lel' }, 422],
    ['outside the city', { id: 'other', place: [31.5, 120.3] }, 400],
    ['in another city', { id: 'other', place: [116.4, 39.9] }, 422],
    ['with a number of its own', { id: 'other', number: 99 }, 400],
  ])('cannot be registered %s', async (_name, changes, status) => {
    expect((await send('/api/streams', { ...STREAM, ...changes })).status).toBe(status);
  });

  it.each([
    ['hazard', 'chemical-east'],
    ['gathering', 'square-east'],
    ['shelter', 'school-west'],
    ['resource', 'engine-east'],
  ])('watches a %s that there is', async (subjectKind, subject) => {
    const stream = { ...STREAM, id: `of-${subjectKind}`, subjectKind, subject };
    expect((await send('/api/streams', stream)).status).toBe(201);
  });

  it.each([
    ['hazard', 'school-west', 'the id of a hazard in your area'],
    ['gathering', 'nowhere', 'the id of a gathering in your area'],
    ['shelter', null, 'the id of a shelter in your area'],
    ['resource', 'chemical-east', 'the id of a resource in your area'],
    ['station', 'chemical-east', 'null for a station'],
  ])('watches no %s by the name of %s', async (subjectKind, subject, expected) => {
    const answer = await send('/api/streams', { ...STREAM, id: 'other', subjectKind, subject });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      error: 'unknown-subject',
      message: `subject: expected ${expected}, got ${subject}`,
    });
  });

  it('watches no hazard whose file is closed', async () => {
    await server.services.database.query(
      "UPDATE hazard SET state = 'closed' WHERE id = 'chemical-area-west'",
    );
    const changes = { id: 'other', subjectKind: 'hazard', subject: 'chemical-area-west' };
    expect((await send('/api/streams', { ...STREAM, ...changes })).status).toBe(422);
  });
});
