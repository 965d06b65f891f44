import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { ReadKey } from '../../../shared/model/collection.ts';
import type { RuleVersion } from '../../../shared/model/rule.ts';
import type { Caller } from '../../support/callers.ts';
import { capText } from '../../support/cap.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { middleOf, TOWNS } from '../../support/small-coverage.ts';

let server: TestServer;
let city: Caller;
let town: Caller;
beforeAll(async () => {
  server = await startTestServer();
  city = await server.as('administrator');
  town = await server.as('administrator', { area: TOWNS.westOne });
});
afterAll(() => server?.close());

const refusalOf = async (answer: Response) => ({
  status: answer.status,
  ...((await answer.json()) as { error: string }),
});
const post = (by: Caller, path: string, json: unknown) => by(path, { method: 'POST', json });
const keyFor = (area: string) => ({
  ...{ name: '示例', area, collections: ['grids'], usedFor: 'sharing' },
});

/** What only an administrator changes, and that asks for the area of what is changed. */
const OF_AN_AREA = [
  'POST /api/accounts',
  'PATCH /api/accounts/:id',
  'POST /api/walls',
  'POST /api/walls/:id/pairing-code',
  'DELETE /api/walls/:id',
  'POST /api/streams',
  'POST /api/read-keys',
  'DELETE /api/read-keys/:prefix',
  'PUT /api/rules/:id',
  'POST /api/rules',
  'POST /api/rules/:id/retirement',
  'POST /api/watch-rules',
  'PUT /api/watch-rules/:id',
  'POST /api/watch-rules/:id/retirement',
];

it('Whatever only an administrator changes is the city’s, or asks for the area', () => {
  const changes = server.app
    .declaredRoutes()
    .filter(({ method, allow }) => method !== 'GET' && String(allow) === 'administrator')
    .map(({ method, url, ofCity }) => ({ route: `${method} ${url}`, ofCity }));
  const asking = changes.filter(({ ofCity }) => !ofCity).map(({ route }) => route);
  expect(asking.sort()).toEqual([...OF_AN_AREA].sort());
});

describe('an administrator of a town', () => {
  it.each([
    ['POST', '/api/feeds'],
    ['POST', '/api/feeds/sensors/keys'],
    ['GET', '/api/feeds/sensors/keys'],
    ['DELETE', '/api/feeds/sensors/keys/aaaaaaaaaaaa'],
    ['POST', '/api/case-rules'],
    ['POST', '/api/channels'],
    ['DELETE', '/api/channels/any'],
    ['POST', '/api/warning-sources'],
    ['DELETE', '/api/warning-sources/any'],
    ['PUT', '/api/venue-types/any'],
    ['PUT', '/api/supply-items/any'],
    ['PUT', '/api/thresholds/escalation'],
    ['PUT', '/api/run-cards/fire/major'],
    ['POST', '/api/staffing-norms'],
    ['GET', '/api/journal/verification'],
  ])('may not %s %s: it is the city’s', async (method, path) => {
    const answer = await town(path, { method, ...(method !== 'GET' && { json: {} }) });
    expect(await refusalOf(answer)).toMatchObject({ status: 403, error: 'of-city' });
  });

  it.each([
    ['POST', '/api/warnings'],
    ['GET', '/api/channels'],
    ['GET', '/api/channels/any/deliveries'],
    ['POST', '/api/messages/1/acknowledgement'],
  ])('and a coordinator of a town may not %s %s', async (method, path) => {
    const desk = await server.as('coordinator', { area: TOWNS.westTwo });
    for (const by of [town, desk]) {
      const body = capText(server.clock.now());
      const xml = { headers: { 'content-type': 'application/xml' }, body };
      const answer = await by(path, { method, ...(path === '/api/warnings' && xml) });
      expect(await refusalOf(answer)).toMatchObject({ status: 403, error: 'of-city' });
    }
  });

  it('changes no rule of the city', async () => {
    const versions = await city('/api/rules/water-level-wuxi/versions');
    const [{ version, rule: told }] = (await versions.json()) as [RuleVersion];
    const { effectiveFrom: _, ...rule } = told;
    const json = { basedOn: version, rule: { ...rule, silencePeriods: 30 }, effectiveFrom: null };
    const answer = await town(`/api/rules/${rule.id}`, { method: 'PUT', json });
    expect(await refusalOf(answer)).toMatchObject({ status: 422, error: 'unknown-area' });
    expect((await city(`/api/rules/${rule.id}`, { method: 'PUT', json })).status).toBe(200);
  });

  it('makes keys for his own town, and sees and ends no others', async () => {
    for (const area of [CITY_CODE, TOWNS.eastOne]) {
      const answer = await post(town, '/api/read-keys', keyFor(area));
      expect(await refusalOf(answer)).toMatchObject({ status: 422, error: 'unknown-area' });
    }
    const issued = await (await post(city, '/api/read-keys', keyFor(CITY_CODE))).json();
    const own = await (await post(town, '/api/read-keys', keyFor(TOWNS.westOne))).json();
    const seen = (await (await town('/api/read-keys')).json()) as ReadKey[];
    expect(seen.map(({ prefix }) => prefix)).toEqual([own.prefix]);
    const end = (prefix: string) => town(`/api/read-keys/${prefix}`, { method: 'DELETE' });
    expect((await end(issued.prefix)).status).toBe(404);
    expect((await end(own.prefix)).status).toBe(204);
  });

  it('sees and ends the sessions of his own town alone', async () => {
    const neighbour = await server.as('coordinator', { area: TOWNS.eastOne });
    const clerk = await server.as('coordinator', { area: TOWNS.westOne });
    const sessionsOf = async (by: Caller) =>
      (await (await by('/api/sessions')).json()) as { id: string; account: string }[];
    const seen = await sessionsOf(town);
    expect(seen.map(({ account }) => account).sort()).toEqual([town.id, clerk.id].sort());
    for (const other of [city, neighbour]) {
      const [session] = await sessionsOf(other);
      const answer = await town(`/api/sessions/${session!.id}`, { method: 'DELETE' });
      expect(answer.status).toBe(404);
      expect((await other('/api/me')).status).toBe(200);
    }
    const [session] = await sessionsOf(clerk);
    expect((await town(`/api/sessions/${session!.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await clerk('/api/me')).status).toBe(401);
  });

  it('registers a stream in his own town alone', async () => {
    const { number: _n, town: _t, grid: _g, ...given } = smallCity().registers.streams[0]!;
    const stream = (id: string, place: unknown) => ({ ...given, id, place });
    const elsewhere = await post(town, '/api/streams', stream('own-1', middleOf(TOWNS.eastOne)));
    expect(await refusalOf(elsewhere)).toMatchObject({ status: 403, error: 'of-city' });
    const here = await post(town, '/api/streams', stream('own-2', middleOf(TOWNS.westOne)));
    expect(here.status).toBe(201);
  });

  it('lets no stream of his own watch what is elsewhere, which would then count as watched', async () => {
    const { number: _n, town: _t, grid: _g, ...given } = smallCity().registers.streams[0]!;
    const place = middleOf(TOWNS.westOne);
    const east = { ...given, id: 'own-3', place, subjectKind: 'hazard', subject: 'chemical-east' };
    const answer = await post(town, '/api/streams', east);
    const message = 'subject: expected the id of a hazard in your area, got chemical-east';
    expect(await refusalOf(answer)).toMatchObject({
      status: 422,
      error: 'unknown-subject',
      message,
    });
  });
});
