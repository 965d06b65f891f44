import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeedHeight } from '../../../geodata/read.ts';
import { UNTOUCHED } from '../../../shared/model/evacuation.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { EvacuationDraft } from '../../../shared/wire/evacuation.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS, smallCity } from '../../support/small-city.ts';
import { COUNTIES, gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';

const { westOne, westTwo, eastOne, eastTwo } = TOWNS;
/**
 * Low ground in the south of the west, where the gauge is, and again in the far east beyond a rise; of the north of the
 * westernmost town nobody knows.
 */
const HEIGHTS: SeedHeight[] = [
  { grid: gridOf(westOne, 1), metres: 3 },
  { grid: gridOf(westTwo, 1), metres: 3.5 },
  { grid: gridOf(westTwo, 2), metres: 4.5 },
  { grid: gridOf(eastOne, 1), metres: 5.5 },
  { grid: gridOf(eastOne, 2), metres: 5.5 },
  { grid: gridOf(eastTwo, 1), metres: 3 },
  { grid: gridOf(eastTwo, 2), metres: 6 },
];
const FLOOD = { kind: 'flood', stream: STREAMS.gaugeWest, level: 4, metres: 20_000 };

let server: TestServer;
let coordinator: Caller;
beforeAll(async () => {
  server = await startTestServer({ city: { ...smallCity(), groundHeights: HEIGHTS } });
  coordinator = await server.as('coordinator');
});
afterAll(() => server?.close());

let acts = 0;
const post = async (path: string, json: unknown, by = coordinator) => {
  acts += 1;
  const headers = { 'idempotency-key': `flood-act-${acts}` };
  const answer = await by(path, { method: 'POST', json, headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const ask = (changes: object = {}, by = coordinator) =>
  post(
    '/api/evacuations/draft',
    { incident: null, area: { ...FLOOD, ...changes }, edits: UNTOUCHED },
    by,
  );
const planOf = async (changes: object = {}) => {
  const { status, body } = await ask(changes);
  expect(body.message ?? status).toBe(200);
  return (body as unknown as EvacuationDraft).plan;
};
const refusal = async (changes: object, by = coordinator) => {
  const { status, body } = await ask(changes, by);
  return [status, body.error];
};
const codes = (plan: EvacuationDraft['plan']) => plan.grids.map(({ code }) => code).sort();

describe('a flood by the level of a gauge', () => {
  it('is the low ground that hangs together with the gauge, and says of what no height is known', async () => {
    const plan = await planOf();
    expect(codes(plan)).toEqual([gridOf(westOne, 1), gridOf(westOne, 2), gridOf(westTwo, 1)]);
    expect(plan.flood).toMatchObject({ level: 4, grids: 3, unknown: 1, synthetic: true });
    expect(plan.wind).toBeNull();
  });

  it('rises with the level, and beyond the rise once that is under water', async () => {
    expect(codes(await planOf({ level: 4.6 }))).toContain(gridOf(westTwo, 2));
    expect(codes(await planOf({ level: 5.4 }))).not.toContain(gridOf(eastTwo, 1));
    expect(codes(await planOf({ level: 5.6 }))).toContain(gridOf(eastTwo, 1));
  });

  it('is looked for no farther than was asked', async () => {
    const near = codes(await planOf({ level: 5.6, metres: 300 }));
    expect(near).toEqual([gridOf(westOne, 1)]);
  });

  it('says so where the ground is higher, where no height is known, and where there is no such gauge', async () => {
    const level = { stream: STREAMS.gaugeEast, level: 3 };
    expect(await refusal(level)).toEqual([422, 'flood-stays-below']);
    expect(await refusal({ stream: STREAMS.gasEast })).toEqual([404, 'gauge-not-found']);
    const east = await server.as('coordinator', { area: COUNTIES.east });
    expect(await refusal({}, east)).toEqual([404, 'gauge-not-found']);
  });

  it('is what an incident affects, told in its log with gauge and level', async () => {
    const opened = await post('/api/incidents', {
      ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '西镇内涝' },
      ...{ place: middleOf(westOne), receivedAt: null },
    });
    const { id, version } = opened.body as unknown as Incident;
    const act = { basedOn: version, act: 'area-set', area: FLOOD, seen: null };
    const { body } = await post(`/api/incidents/${id}/ground`, act);
    const { ground } = body as unknown as Incident;
    expect(ground.area?.flood).toMatchObject({ stream: STREAMS.gaugeWest, grids: 3, unknown: 1 });
    const file = (await (await coordinator(`/api/incidents/${id}`)).json()) as IncidentFile;
    expect(file.lines.at(-1)).toMatchObject({
      act: 'area-set.flood',
      text: expect.stringContaining('监测点 gauge-west 4.00 m'),
    });
  });

  it('is signed as it was seen', async () => {
    const { plan } = (await ask()).body as unknown as EvacuationDraft;
    const order = {
      ...{ incident: null, area: FLOOD, edits: UNTOUCHED, outline: plan.outline, wind: null },
      lines: plan.lines.map(({ grid, shelter, heads }) => ({ grid, shelter, heads })),
      order: { number: '应急〔2026〕21号', issuedBy: 'emergency' },
      opens: plan.shelters
        .filter(({ assigned, state }) => assigned > 0 && state !== 'open')
        .map((one) => one.id),
      notice: null,
    };
    const moved = { ...order, area: { ...FLOOD, level: 4.6 } };
    expect((await post('/api/evacuations', moved)).body.error).toBe('affected-area-changed');
    const { status, body } = await post('/api/evacuations', order);
    expect(body.message ?? status).toBe(200);
    expect(body).toMatchObject({ plan: { flood: { level: 4, unknown: 1 } } });
  });
});

describe('heights of the ground', () => {
  const FILE = `编号,高程,经度,纬度
spot-1,2.4,${middleOf(eastTwo)[0]},31.503
spot-2,high,${middleOf(eastTwo)[0]},31.504
spot-3,-21,${middleOf(eastTwo)[0]},31.505`;

  it('are brought in from a file, row by row, and a grid is as low as its lowest', async () => {
    const analyst = await server.as('analyst');
    const { status, body } = await post(
      '/api/imports',
      { register: 'ground-heights', format: 'csv', datum: 'wgs84', synthetic: false, text: FILE },
      analyst,
    );
    expect(body.message ?? status).toBe(200);
    expect(body).toMatchObject({
      taken: [{ code: 'spot-1', name: '2.4 m' }],
      refused: [
        { code: 'spot-2', findings: [{ field: 'metres', reason: 'malformed' }] },
        { code: 'spot-3', findings: [{ field: 'metres', reason: 'malformed' }] },
      ],
    });
    const { database } = server.services;
    const { rows } = await database.query(
      `SELECT min(metres) AS lowest, count(*)::int AS count FROM ground_height WHERE grid = $1`,
      [gridOf(eastTwo, 1)],
    );
    expect(rows).toEqual([{ lowest: 2.4, count: 2 }]);
  });

  it('are corrected by another of their code, and what was said before is kept', async () => {
    const [lon, lat] = middleOf(eastTwo);
    const take = async (line: string, more: object = {}, by?: Caller) => {
      const text = `编号,高程,经度,纬度\nspot-9,${line}`;
      const request = { register: 'ground-heights', format: 'csv', datum: 'wgs84', text };
      const analyst = by ?? (await server.as('analyst'));
      const { body } = await post(
        '/api/imports',
        { ...request, synthetic: false, ...more },
        analyst,
      );
      return body;
    };
    const registered = { taken: [], refused: [{ findings: [{ reason: 'registered' }] }] };
    await take(`2.1,${lon},${lat}`, { synthetic: true });
    expect(await take(`3.1,${lon},${lat}`)).toMatchObject({
      taken: [{ name: '3.1 m', corrects: '2.1 m' }],
    });
    expect(await take(`3.1,${lon},${lat}`)).toMatchObject(registered);
    expect(await take(`1.5,${lon},${lat}`, { synthetic: true })).toMatchObject(registered);
    const west = await server.as('analyst', { area: COUNTIES.west });
    const [westLon, westLat] = middleOf(westOne);
    expect(await take(`1.5,${westLon},${westLat}`, {}, west)).toMatchObject(registered);

    const { database } = server.services;
    const spots = await database.query(
      `SELECT metres, synthetic FROM ground_height WHERE id = 'spot-9'`,
    );
    expect(spots.rows).toEqual([{ metres: 3.1, synthetic: false }]);
    const before = await database.query('SELECT id, metres, synthetic FROM ground_height_before');
    expect(before.rows).toEqual([{ id: 'spot-9', metres: 2.1, synthetic: true }]);
  });

  it('that nobody knows make no flood', async () => {
    const { database } = server.services;
    await database.query('DELETE FROM ground_height_before');
    await database.query('DELETE FROM ground_height');
    expect(await refusal({})).toEqual([422, 'flood-without-heights']);
  });
});
