import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../../shared/model/incident.ts';
import { PLAN_PARTS } from '../../../shared/model/large-event.ts';
import type { Caller } from '../../support/callers.ts';
import { begin, bend, bodyOf, draw, send } from '../../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { facilities } from '../../support/shelter-facilities.ts';
import { smallCity } from '../../support/small-city.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

const HOUR = 3_600_000;
const PARK = 'park-west';
const ZONE = 'square-east';
const WEBHOOK = '127.0.0.1:9';

/** The small city with a shelter nobody counts. */
function cityWithPark() {
  const city = smallCity();
  const [school] = city.registers.shelters;
  const park = { ...school!, id: PARK, name: '西镇公园避难场所', stream: null };
  return { ...city, registers: { ...city.registers, shelters: [school!, park] } };
}

let server: TestServer;
let coordinator: Caller;
let analyst: Caller;
let administrator: Caller;
beforeAll(async () => {
  const config = { outboundHosts: [WEBHOOK] };
  server = await startTestServer({ city: cityWithPark(), config });
  coordinator = await server.as('coordinator');
  analyst = await server.as('analyst');
  administrator = await server.as('administrator');
});
afterAll(() => server?.close());

const post = (by: Caller, path: string, json: object | undefined, key: string = randomUUID()) =>
  by(path, { method: 'POST', json, headers: { 'idempotency-key': key } });
const later = (ms: number) => new Date(server.clock.now() + ms).toISOString();
const rowsOf = async <Row>(sql: string, ...parameters: unknown[]) =>
  (await server.services.database.query<Row & Record<string, unknown>>(sql, parameters)).rows;
const journalled = (by: Caller) =>
  rowsOf<{ kind: string }>('SELECT kind FROM journal WHERE actor = $1 ORDER BY number', by.id);
const countOf = async (table: string): Promise<number> =>
  (await rowsOf<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`))[0]!.count;

type Wish = { by: Caller; path: string; json?: object; other: object; table: string };

/** Sends an act, and again a minute later as after an answer that was lost; then another wish under its key. */
async function sendAgain({ by, path, json, other, table }: Wish) {
  const key = randomUUID();
  const [entries, things] = [(await journalled(by)).length, await countOf(table)];
  const first = await post(by, path, json, key);
  const told = await first.json();
  expect([path, first.status < 300, told]).toEqual([path, true, told]);
  const since = (await journalled(by)).slice(entries);
  expect(await countOf(table)).toBe(things + 1);
  server.clock.advance(60_000);
  const second = await post(by, path, json, key);
  expect([path, second.status, await second.json()]).toEqual([path, first.status, told]);
  expect((await journalled(by)).slice(entries)).toEqual(since);
  expect(await countOf(table)).toBe(things + 1);
  const third = await post(by, path, other, key);
  expect([path, third.status]).toEqual([path, 422]);
  expect(await third.json()).toMatchObject({ error: 'act-key-used' });
  return { first: told as { id: string }, kinds: since.map(({ kind }) => kind), key };
}

const event = (changes: object = {}) => ({
  ...{ name: '示例灯会', form: 'festival', hostUnit: '示例文旅公司', mode: 'permitted' },
  ...{ beginsAt: later(720 * HOUR), endsAt: later(724 * HOUR), expected: 2_500 },
  ...{ expectedPerSession: 2_500, crossesProvince: false, staffCount: 80 },
  zones: [{ gathering: ZONE, capacity: 3_000 }],
  plan: Object.fromEntries(PLAN_PARTS.map((part) => [part, '已写明'])),
  ...changes,
});
const release = (changes: object = {}) => ({
  ...{ kind: 'notice', drill: false, headline: '东一镇积水提示', event: '道路积水' },
  ...{ eventClass: 'natural', category: 'Transport', urgency: 'Expected', severity: 'Minor' },
  ...{ certainty: 'Likely', responseTypes: ['Avoid'], description: '部分路段积水。' },
  ...{ instruction: '请绕行。', issuer: '示例应急办', onset: later(0), expires: later(50 * HOUR) },
  ...{ areaDescription: '东一镇', area: { kind: 'areas', codes: [TOWNS.eastOne] } },
  ...{ fromWarning: null, fromAlarm: null, ...changes },
});
const item = (changes: object = {}) => ({
  ...{ county: COUNTIES.east, code: 'FW-701', name: '出租房屋安全隐患排查' },
  ...{ department: 'emergency', manner: 'assist', legalBasis: '条例第三十三条' },
  ...{ duties: '协助查看楼道', procedure: '派发、查看、办结', termWorkingDays: 5 },
  ...{ reason: '冬季隐患排查', ...changes },
});
const shelf = {
  kind: 'shelved',
  source: 'feed:sensors',
  reason: 'nuisance',
  note: '',
  minutes: 25,
};

describe('sent again after an answer that was lost', () => {
  it('a file of an event is one', async () => {
    const wish = { by: coordinator, path: '/api/events', table: 'large_event' };
    const json = event();
    const { kinds } = await sendAgain({ ...wish, json, other: { ...json, expected: 2_000 } });
    expect(kinds).toEqual(['event.changed']);
  });

  it('a release is one', async () => {
    const wish = { by: coordinator, path: '/api/releases', table: 'release' };
    const json = release();
    const { kinds } = await sendAgain({ ...wish, json, other: { ...json, headline: '另一条' } });
    expect(kinds).toContain('release.drafted');
  });

  it('an item is asked for once, also where it was decided on meanwhile', async () => {
    const wish = { by: coordinator, path: '/api/service-items', table: 'service_item' };
    const { first, key } = await sendAgain({ ...wish, json: item(), other: item({ name: '别' }) });
    const gridBody = await server.as('coordinator');
    const admit = { basedOn: 1, act: 'admit', reason: '经会商', effectiveFrom: null };
    expect((await post(gridBody, `/api/service-items/${first.id}/acts`, admit)).status).toBe(200);
    const again = await post(coordinator, '/api/service-items', item(), key);
    expect(await again.json()).toMatchObject({ id: first.id, state: 'admitted', version: 2 });
  });

  it('a source is set aside once, also where that has ended meanwhile', async () => {
    const wish = { by: coordinator, path: '/api/alarm-holds', table: 'alarm_hold' };
    const other = { ...shelf, minutes: 60 };
    const { first, key } = await sendAgain({ ...wish, json: shelf, other });
    const ended = await coordinator(`/api/alarm-holds/${first.id}`, { method: 'DELETE' });
    expect(ended.status).toBe(204);
    const again = await post(coordinator, '/api/alarm-holds', shelf, key);
    expect(await again.json()).toEqual(first);
    expect(await (await coordinator('/api/alarm-holds')).json()).toEqual({ holds: [] });
  });

  it('heads are counted once, also where they were counted anew meanwhile', async () => {
    const path = `/api/shelters/${PARK}/counts`;
    const json = { count: 120, countedAt: later(-60_000), source: '门岗' };
    const wish = { by: coordinator, path, table: 'shelter_count' };
    const { kinds, key } = await sendAgain({ ...wish, json, other: { ...json, count: 12 } });
    expect(kinds).toEqual(['shelter.counted']);
    const newer = { ...json, count: 130, countedAt: later(-1_000) };
    expect((await post(coordinator, path, newer)).status).toBe(200);
    const again = await post(coordinator, path, json, key);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ counts: [{ count: 130 }, { count: 120 }] });
  });

  it('a file of a shelter is found true once', async () => {
    const path = `/api/shelters/${PARK}`;
    const change = { basedOn: 0, facilities: facilities() };
    const written = await coordinator(`${path}/file`, { method: 'PUT', json: change });
    expect(written.status).toBe(200);
    const key = randomUUID();
    const verify = async () => {
      const answer = await post(coordinator, `${path}/verification`, { basedOn: 1 }, key);
      return ((await answer.json()) as { verifiedAt: string }).verifiedAt;
    };
    const at = await verify();
    server.clock.advance(60_000);
    expect(await verify()).toBe(at);
    const told = (await journalled(coordinator)).filter(({ kind }) => kind === 'shelter.verified');
    expect(told.length).toBe(1);
  });

  it('a team is heard of once', async () => {
    const fire = {
      ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
      ...{ place: smallCity().registers.resources[0]!.base, receivedAt: null },
    };
    const { id } = await bodyOf<Incident>(await post(coordinator, '/api/incidents', fire));
    const units = { resources: ['engine-east'], task: '' };
    const sent = await post(coordinator, `/api/incidents/${id}/dispatches`, units);
    const { dispatches } = await bodyOf<{ dispatches: { id: string }[] }>(sent);
    const path = `/api/dispatches/${dispatches[0]!.id}/heard`;
    const wish = { by: coordinator, path, json: {}, table: 'incident_line' };
    const { kinds } = await sendAgain({ ...wish, other: { other: true } });
    expect(kinds.length).toBe(1);
  });

  it('an opinion on a plan is recorded once', async () => {
    const plan = await draw(
      analyst,
      await begin(analyst, [TOWNS.eastOne]),
      ...bend(TOWNS.eastOne, 1),
    );
    const basedOn = plan.revision;
    await bodyOf(await send(analyst, plan, 'check', { basedOn }));
    await bodyOf(await send(analyst, plan, 'consult', { basedOn }));
    const path = `/api/plans/${plan.id}/opinions`;
    const said = { basedOn, area: TOWNS.eastOne, verdict: 'agree', reason: null };
    const json = { ...said, organisation: '东一镇' };
    const other = { ...json, organisation: '别处' };
    const { kinds } = await sendAgain({
      ...{ by: analyst, path, json, other, table: 'grid_plan_opinion' },
    });
    expect(kinds).toEqual(['plan.stepped']);
  });

  it('a gathering nobody announced is assessed once', async () => {
    const [found] = await rowsOf<{ id: number }>(
      `INSERT INTO spontaneous_gathering (gathering, state, found_at, count, county, town, synthetic)
       VALUES ($1, 'open', $2, 1900, $3, $4, true) RETURNING id`,
      ...[ZONE, later(0), COUNTIES.east, TOWNS.eastOne],
    );
    const path = `/api/spontaneous/${found!.id}/acts`;
    const key = randomUUID();
    const assess = { act: 'assess', town: '风险一般', venue: '出口畅通' };
    const first = await bodyOf(await post(coordinator, path, assess, key));
    server.clock.advance(60_000);
    expect(await bodyOf(await post(coordinator, path, assess, key))).toEqual(first);
    const told = await journalled(coordinator);
    expect(told.filter(({ kind }) => kind === 'spontaneous.changed').length).toBe(1);
  });

  it('a file that leaves a desk is journalled once, with its moment', async () => {
    const json = { table: 'hazards', usedFor: 'planning', rows: 3, filter: '' };
    const { kinds } = await sendAgain({
      ...{ by: coordinator, path: '/api/exports', json, other: { ...json, rows: 4 } },
      table: "journal WHERE kind = 'table.exported'",
    });
    expect(kinds).toEqual(['table.exported']);
  });

  it('a channel is one, and its secret is told to whoever has not seen it', async () => {
    const json = {
      ...{ id: 'duty', name: '值班', kind: 'webhook', audience: 'drill' },
      address: `http://${WEBHOOK}/take`,
    };
    const { first, kinds, key } = await sendAgain({
      ...{ by: administrator, path: '/api/channels', json, other: { ...json, name: '别' } },
      table: 'channel',
    });
    expect(first).toMatchObject({ id: 'duty', secret: expect.any(String) });
    expect(kinds).toEqual(['channel.created']);
    await administrator('/api/channels/duty', { method: 'DELETE' });
    const gone = await post(administrator, '/api/channels', json, key);
    expect([gone.status, await gone.json()]).toMatchObject([409, { error: 'act-done-before' }]);
  });
});

describe('what is shown once and was not seen', () => {
  /** The act twice under one key, and what the journal has of it. */
  const twice = async <Shown>(path: string, json?: object) => {
    const before = (await journalled(administrator)).length;
    const key = randomUUID();
    const first = await bodyOf<Shown>(await post(administrator, path, json, key), 201);
    const second = await bodyOf<Shown>(await post(administrator, path, json, key), 201);
    const kinds = (await journalled(administrator)).slice(before).map(({ kind }) => kind);
    return { first, second, kinds };
  };
  type Key = { key: string; prefix: string };
  const inForce = (table: string, where: string) =>
    rowsOf<{ prefix: string }>(`SELECT prefix FROM ${table} WHERE ${where} AND revoked_at IS NULL`);

  it('is a read key in force no more, and another in its place', async () => {
    const json = {
      ...{ name: '示例图台', area: TOWNS.eastOne, collections: ['grids'], usedFor: 'planning' },
    };
    const { second, kinds } = await twice<Key>('/api/read-keys', json);
    expect(await inForce('read_key', `name = '示例图台'`)).toEqual([{ prefix: second.prefix }]);
    expect(kinds).toEqual(['read-key.issued', 'read-key.revoked', 'read-key.issued']);
    const headers = { authorization: `Bearer ${second.key}` };
    expect((await fetch(`${server.baseUrl}/ogc`, { headers })).status).toBe(200);
  });

  const FEED = {
    ...{ id: 'rain', name: '雨量站网', department: 'emergency', contactPoint: '值班台' },
    ...{ datum: 'gcj02', periodSeconds: 60, synthetic: true },
  };

  it('is the first key of a feed, which is registered once', async () => {
    const { second, kinds } = await twice<Key>('/api/feeds', FEED);
    expect(await inForce('feed_key', `feed = 'rain'`)).toEqual([{ prefix: second.prefix }]);
    expect(kinds).toEqual([
      ...['feed.created', 'feed.key-issued'],
      ...['feed.key-revoked', 'feed.key-issued'],
    ]);
  });

  it('is a further key of a feed, beside the one that is used', async () => {
    const [used] = await inForce('feed_key', `feed = 'rain'`);
    const { second } = await twice<Key>('/api/feeds/rain/keys');
    const prefixes = (await inForce('feed_key', `feed = 'rain'`)).map(({ prefix }) => prefix);
    expect(prefixes.sort()).toEqual([used!.prefix, second.prefix].sort());
  });

  it('is the code of a wall, which is made once', async () => {
    type Made = { wall: { id: string }; pairing: { code: string } };
    const { first, second } = await twice<Made>('/api/walls', {
      ...{ name: '大厅', area: TOWNS.eastOne },
    });
    expect(second.wall).toEqual(first.wall);
    expect(await rowsOf(`SELECT id FROM wall WHERE name = '大厅'`)).toEqual([
      { id: first.wall.id },
    ]);
    const pair = (code: string) =>
      fetch(`${server.baseUrl}/api/walls/pair`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.baseUrl },
        body: JSON.stringify({ code }),
      });
    expect((await pair(first.pairing.code)).status).not.toBe(204);
    expect((await pair(second.pairing.code)).status).toBe(204);
  });
});
