import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, gridOf, TOWNS } from '../../support/small-coverage.ts';

type Link = { rel: string; href: string; type: string };
type Feature = { id: string; geometry: { type: string }; properties: Record<string, unknown> };
type Items = { features: Feature[]; links: Link[]; numberMatched: number; numberReturned: number };

let server: TestServer;
let reader: Caller;
beforeAll(async () => {
  server = await startTestServer({ now: '2026-07-06T02:00:00.000Z' });
  reader = await server.as('reader');
});
afterAll(() => server?.close());

const read = async <Body>(path: string, caller = reader): Promise<Body> => {
  const answer = await caller(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as Body;
};
const items = (query: string, caller = reader) => read<Items>(`/ogc/collections/${query}`, caller);
const ids = ({ features }: Items) => features.map(({ id }) => id);

describe('the OGC API', () => {
  it('leads from its first page to every collection', async () => {
    const landing = await read<{ links: Link[] }>('/ogc');
    const data = landing.links.find(({ rel }) => rel === 'data')!;
    expect(data.href.startsWith(server.baseUrl)).toBe(true);
    const { collections } = await read<{ collections: { id: string; links: Link[] }[] }>(data.href);
    expect(collections.map(({ id }) => id)).toEqual(['grids', 'areas', 'hazards', 'shelters']);
    const rels = landing.links.map(({ rel }) => rel);
    expect(rels).toEqual(expect.arrayContaining(['self', 'service-desc', 'conformance']));
  });

  it('takes a limit of any length as the most there is', async () => {
    for (const limit of ['999999', '1000000', '999999999999999']) {
      expect((await items(`grids/items?limit=${limit}`)).numberReturned).toBe(8);
    }
  });

  it('has outer rings counter-clockwise, whichever way somebody drew them', async () => {
    await server.services.database.query('UPDATE area SET outline = ST_ForcePolygonCW(outline)');
    const { features } = await items('areas/items');
    expect(features.length).toBeGreaterThan(4);
    const turnOf = ({ geometry }: Feature) => {
      const [[ring]] = (geometry as unknown as GeoJSON.MultiPolygon).coordinates as [Position[][]];
      return ring!.slice(1).reduce((sum, [x, y], at) => {
        const [fromX, fromY] = ring![at]!;
        return sum + fromX * y - x * fromY;
      }, 0);
    };
    for (const feature of features) expect(turnOf(feature), feature.id).toBeGreaterThan(0);
    const one = await read<Feature>(`/ogc/collections/areas/items/${features[0]!.id}`);
    expect(one.geometry).toEqual(features[0]!.geometry);
  });

  it('says which classes it keeps', async () => {
    const { conformsTo } = await read<{ conformsTo: string[] }>('/ogc/conformance');
    expect(conformsTo).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core');
  });

  it('gives every grid once over pages of three', async () => {
    let next: string | undefined = '/ogc/collections/grids/items?limit=3';
    const seen: string[] = [];
    let pages = 0;
    while (next !== undefined) {
      const page: Items = await read<Items>(next);
      expect(page.numberMatched).toBe(8);
      seen.push(...ids(page));
      next = page.links.find(({ rel }) => rel === 'next')?.href;
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(8);
    expect(seen).toHaveLength(8);
  });

  it('gives over its pages the grids of one moment, though a plan takes effect meanwhile', async () => {
    const { database } = server.services;
    const first: Items = await read<Items>('/ogc/collections/grids/items?limit=5');
    const [last] = (
      await database.query<{ code: string }>(
        'SELECT code FROM grid WHERE valid_to IS NULL ORDER BY code DESC LIMIT 1',
      )
    ).rows;
    server.clock.advance(60_000);
    const end = 'UPDATE grid SET valid_to = $2, retired_at = $2 WHERE code = $1';
    await database.query(end, [last!.code, new Date(server.clock.now())]);
    const rest: Items = await read<Items>(first.links.find(({ rel }) => rel === 'next')!.href);
    const codes = [...first.features, ...rest.features].map(({ properties }) => properties.code);
    expect(codes).toContain(last!.code);
    expect(codes).toHaveLength(first.numberMatched);
    expect(rest.numberMatched).toBe(first.numberMatched);
    expect((await items('grids/items')).numberMatched).toBe(first.numberMatched - 1);
    await database.query('UPDATE grid SET valid_to = NULL, retired_at = NULL WHERE code = $1', [
      last!.code,
    ]);
  });

  it('finds by box, also where the box has heights', async () => {
    const west = await items('grids/items?bbox=120.301,31.501,120.309,31.505');
    expect(ids(west)).toEqual([gridOf(TOWNS.westOne, 1)]);
    const high = await items('grids/items?bbox=120.301,31.501,0,120.309,31.505,100');
    expect(ids(high)).toEqual(ids(west));
  });

  it('answers for a day before the grids with none, and for a past division with that', async () => {
    const code = gridOf(TOWNS.eastOne, 1);
    await server.services.database.query(
      `INSERT INTO grid (code, kind, name, community, county, town, centre, area_square_metres, households,
         outline, valid_from, valid_to, recorded_at, retired_at, synthetic)
       SELECT code, kind, '旧', community, county, town, centre, area_square_metres, households, outline,
         '2020-01-01Z', '2021-01-01Z', recorded_at, recorded_at, synthetic FROM grid WHERE code = $1`,
      [code],
    );
    expect(ids(await items('grids/items?datetime=2019-05-01'))).toEqual([]);
    const [past] = (await items('grids/items?datetime=2020-05-01T00:00:00Z')).features;
    expect(past?.properties).toMatchObject({ code, name: '旧' });
    expect(past?.id).toBe(`${code}@20200101T000000000Z`);
    const one = await read<Feature>(`/ogc/collections/grids/items/${encodeURIComponent(past!.id)}`);
    expect(one.properties.name).toBe('旧');
    expect((await items('grids/items?datetime=2019-01-01/..')).numberMatched).toBe(9);
    expect((await items('grids/items')).numberMatched).toBe(8);
  });

  it('tells published hazards only, and of them no more than the public may know', async () => {
    const { database } = server.services;
    expect((await items('hazards/items')).features).toEqual([]);
    await database.query(
      `UPDATE hazard SET state = 'published', published_at = now(), assessment = '{}',
         territory = town WHERE id = 'chemical-area-west'`,
    );
    const [hazard] = (await items('hazards/items')).features;
    expect(hazard).toMatchObject({ id: 'chemical-area-west', geometry: { type: 'Polygon' } });
    expect(Object.keys(hazard!.properties)).toEqual([
      ...['form', 'class', 'name', 'town', 'risk', 'responsibleUnit', 'department'],
      ...['publishedAt', 'synthetic'],
    ]);
  });

  it('keeps a key to its area and its collections', async () => {
    const east = await server.as('reader', { area: COUNTIES.east, collections: ['grids'] });
    const { features } = await items('grids/items', east);
    expect(new Set(features.map(({ properties }) => properties.county))).toEqual(
      new Set([COUNTIES.east]),
    );
    expect((await east('/ogc/collections/shelters/items')).status).toBe(404);
    const { collections } = await read<{ collections: unknown[] }>('/ogc/collections', east);
    expect(collections).toHaveLength(1);
    expect((await east(`/ogc/collections/grids/items/${gridOf(TOWNS.westOne, 1)}`)).status).toBe(
      404,
    );
  });

  it('opens nothing else with a key', async () => {
    for (const path of ['/api/situation', '/api/hazard-files', '/api/read-keys', '/api/me']) {
      expect((await reader(path)).status, path).toBe(403);
    }
    expect((await (await server.as('feed'))('/ogc')).status).toBe(403);
    expect((await (await server.as('nobody'))('/ogc')).status).toBe(401);
  });

  it.each([
    ['bbox=1,2,3', 'bbox'],
    ['bbox=120,32,121,31', 'bbox'],
    ['bbox=a,b,c,d', 'bbox'],
    ['datetime=yesterday', 'datetime'],
    ['datetime=2021-01-01/2020-01-01', 'datetime'],
    ['datetime=2020-01-01/2020-02-01/2020-03-01', 'datetime'],
    ['limit=0', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=ten', 'limit'],
    ['colour=red', 'colour'],
  ])('refuses %s with the exception of the standard', async (query, field) => {
    const answer = await reader(`/ogc/collections/grids/items?${query}`);
    expect(answer.status).toBe(400);
    const body = (await answer.json()) as { code: string; description: string };
    expect(body.code).toBe('invalid-request');
    expect(`${body.description} ${JSON.stringify(body)}`).toContain(field);
  });

  it('can be read by people, and a name stays text there', async () => {
    const { database } = server.services;
    const name = '<img src=x onerror=alert(1)>"';
    await database.query(`UPDATE shelter SET name = $1 WHERE id = 'school-west'`, [name]);
    const answer = await reader('/ogc/collections/shelters/items', {
      headers: { accept: 'text/html' },
    });
    expect(answer.headers.get('content-type')).toContain('text/html');
    const page = await answer.text();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<script');
  });
});

describe('a read key', () => {
  it('is shown once, kept as a hash, and ended at once', async () => {
    const administrator = await server.as('administrator');
    const silent = { name: '规划院 QGIS', area: CITY_CODE, collections: ['grids'] };
    const refused = await administrator('/api/read-keys', { method: 'POST', json: silent });
    expect(refused.status).toBe(400);
    const asked = { ...silent, usedFor: 'planning' };
    const made = await administrator('/api/read-keys', { method: 'POST', json: asked });
    expect(made.status).toBe(201);
    const { key, prefix } = (await made.json()) as { key: string; prefix: string };
    const headers = { authorization: `Bearer ${key}` };
    expect((await fetch(`${server.baseUrl}/ogc`, { headers })).status).toBe(200);
    const listed = JSON.stringify(await (await administrator('/api/read-keys')).json());
    expect(listed).toContain(prefix);
    expect(listed).toContain('planning');
    expect(listed).not.toContain(key);
    const ended = await administrator(`/api/read-keys/${prefix}`, { method: 'DELETE' });
    expect(ended.status).toBe(204);
    server.clock.advance(2_000);
    expect((await fetch(`${server.baseUrl}/ogc`, { headers })).status).toBe(401);
    const { rows } = await server.services.database.query(
      `SELECT kind FROM journal WHERE subject = $1 ORDER BY number`,
      [`read-key:${prefix}`],
    );
    expect(rows).toEqual([{ kind: 'read-key.issued' }, { kind: 'read-key.revoked' }]);
  });

  it('is made for an area that there is', async () => {
    const administrator = await server.as('administrator');
    const asked = { name: 'QGIS', area: '999999', collections: ['grids'], usedFor: 'planning' };
    const made = await administrator('/api/read-keys', { method: 'POST', json: asked });
    expect(made.status).toBe(422);
  });
});
