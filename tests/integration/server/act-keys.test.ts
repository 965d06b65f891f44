import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetActKeys } from '../../../server/act-keys/forget.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { begin, bend } from '../../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { communityOf, TOWNS } from '../../support/small-coverage.ts';

const WEEK = 7 * 86_400_000;

let server: TestServer;
let coordinator: Caller;
let analyst: Caller;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
  analyst = await server.as('analyst');
});
afterAll(() => server?.close());

const post = (by: Caller, path: string, json: object, key: string = randomUUID()) =>
  by(path, { method: 'POST', json, headers: { 'idempotency-key': key } });
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const USED = [422, 'act-key-used'];
const place = () => smallCity().registers.resources[0]!.base;
const fire = (changes: object = {}) => ({
  ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
  ...{ place: place(), receivedAt: null, ...changes },
});
const open = async (): Promise<Incident> =>
  (await (await post(coordinator, '/api/incidents', fire())).json()) as Incident;
const linesOf = async ({ id }: Incident) =>
  ((await (await coordinator(`/api/incidents/${id}`)).json()) as IncidentFile).lines;

/** What is done first, and what is wanted under its key afterwards. */
type Wishes = { by?: Caller; path: string; first: object; other: object };

describe('the key of an act that was done', () => {
  const refused = async ({ by = coordinator, path, first, other }: Wishes) => {
    const key = randomUUID();
    const done = await post(by, path, first, key);
    expect([path, done.status < 300]).toEqual([path, true]);
    const second = await post(by, path, other, key);
    const body = (await second.json()) as { error: string; message: string };
    expect([path, second.status, body.error]).toEqual([path, ...USED]);
    expect(body.message).toContain('idempotency-key');
    expect((await post(by, path, first, key)).status).toBe(done.status);
  };

  it('opens no other incident, however little differs', () =>
    refused({ path: '/api/incidents', first: fire(), other: fire({ class: 'natural-disaster' }) }));

  it('writes nothing else into the log of an incident', async () => {
    const path = `/api/incidents/${(await open()).id}`;
    const note = { text: '二层有烟', happenedAt: null };
    const earlier = new Date(server.clock.now() - 60_000).toISOString();
    await refused({ path: `${path}/log`, first: note, other: { ...note, happenedAt: earlier } });
    const report = { text: '起火，已派出。', throughLine: 1 };
    await refused({ path: `${path}/reports`, first: report, other: { ...report, throughLine: 2 } });
    const gate = { basedOn: 1, act: 'place-add', name: '北门', place: place() };
    await refused({ path: `${path}/ground`, first: gate, other: { ...gate, name: '南门' } });
  });

  it('opens no case for another desk', async () => {
    const about = { kind: 'incident', id: (await open()).id };
    const file = { about, title: '示例积水', lead: 'fire' };
    await refused({ path: '/api/cases', first: file, other: { ...file, lead: 'emergency' } });
  });

  it('begins no other plan and draws nothing else', async () => {
    const plan = { name: '甲', reason: '户数', communities: [communityOf(TOWNS.eastOne)] };
    const first = { ...plan, temporaryUntil: null };
    await refused({ by: analyst, path: '/api/plans', first, other: { ...first, reason: '别的' } });
    const { id } = await begin(analyst, [TOWNS.eastOne]);
    const [edit] = bend(TOWNS.eastOne, 2);
    const [another] = bend(TOWNS.eastTwo, 2);
    await refused({
      ...{ by: analyst, path: `/api/plans/${id}/edits` },
      ...{ first: { basedOn: 0, edit }, other: { basedOn: 1, edit: another } },
    });
  });

  it('does nothing at another route, nor at another thing', async () => {
    const [here, there] = [await open(), await open()];
    const key = randomUUID();
    const note = { text: '二层有烟', happenedAt: null };
    expect((await post(coordinator, `/api/incidents/${here.id}/log`, note, key)).status).toBe(204);
    const at = (path: string, json: object) => post(coordinator, path, json, key).then(errorOf);
    expect(await at(`/api/incidents/${there.id}/log`, note)).toEqual(USED);
    expect(await at('/api/handovers', { note: '' })).toEqual(USED);
    expect((await linesOf(there)).filter(({ kind }) => kind === 'note')).toEqual([]);
  });

  it('is another’s to use', async () => {
    const key = randomUUID();
    const other = await server.as('coordinator');
    for (const by of [coordinator, other]) {
      expect((await post(by, '/api/incidents', fire({ title: by.id }), key)).status).toBe(200);
    }
  });

  it('takes the same wish on a newer version as the same act', async () => {
    const incident = await open();
    const key = randomUUID();
    const verify = (basedOn: number) =>
      post(coordinator, `/api/incidents/${incident.id}/acts`, { basedOn, act: 'verify' }, key);
    expect((await verify(1)).status).toBe(200);
    expect(await (await verify(2)).json()).toMatchObject({ version: 2, state: 'verified' });
  });
});

describe('a key is asked for', () => {
  const KEYED = [
    ...['/api/incidents', '/api/incidents/{id}/acts', '/api/incidents/{id}/log'],
    ...['/api/incidents/{id}/dispatches', '/api/plans', '/api/plans/{id}/edits'],
  ];
  type Operation = { parameters?: { name: string; in: string; required?: boolean }[] };

  it.each(KEYED)('by the description of POST %s', async (path) => {
    const answer = await coordinator('/api/openapi.json');
    const { paths } = (await answer.json()) as { paths: Record<string, { post: Operation }> };
    expect(paths[path]!.post.parameters).toContainEqual(
      expect.objectContaining({ name: 'idempotency-key', in: 'header', required: true }),
    );
  });

  it('and an act without one is not done', async () => {
    const answer = await post(coordinator, '/api/incidents', fire(), '');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      details: [{ field: 'headers/idempotency-key', got: 'nothing' }],
    });
  });
});

it('the key of an act that was refused is free: what was wrong is put right under it', async () => {
  const key = randomUUID();
  const later = new Date(server.clock.now() + 60_000).toISOString();
  const wrong = await post(coordinator, '/api/incidents', fire({ receivedAt: later }), key);
  expect(await errorOf(wrong)).toEqual([422, 'incident-received-later']);
  expect((await post(coordinator, '/api/incidents', fire(), key)).status).toBe(200);
});

it('of two wishes under one key at once one is done, and the other refused', async () => {
  const [here, there] = [await open(), await open()];
  const key = randomUUID();
  const note = { text: '二层有烟', happenedAt: null };
  const answers = await Promise.all(
    [here, there].map(({ id }) => post(coordinator, `/api/incidents/${id}/log`, note, key)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
});

it('a key that is forgotten still belongs to what a feature keeps it with: another wish is not lost', async () => {
  const { database } = server.services;
  const key = randomUUID();
  const sent = (title: string) => post(coordinator, '/api/incidents', fire({ title }), key);
  const first = (await (await sent('示例甲')).json()) as Incident;
  const clock = { ...server.services.clock, now: () => server.clock.now() + WEEK + 1 };
  await forgetActKeys({ database, clock });
  expect(await errorOf(await sent('示例乙'))).toEqual(USED);
  expect(await (await sent('示例甲')).json()).toMatchObject({ id: first.id });
});

it('a key is forgotten after a week', async () => {
  const { database } = server.services;
  const count = async () => {
    const sql = 'SELECT count(*)::int AS count FROM act_key';
    return (await database.query<{ count: number }>(sql)).rows[0]!.count;
  };
  await open();
  expect(await count()).toBeGreaterThan(0);
  await forgetActKeys(server.services);
  expect(await count()).toBeGreaterThan(0);
  server.clock.advance(WEEK + 1);
  await forgetActKeys(server.services);
  expect(await count()).toBe(0);
});
