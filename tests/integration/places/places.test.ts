import { intersect } from '@turf/turf';
import { feature } from 'topojson-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areaSquareMetres } from '../../../shared/geo/measure.ts';
import type { PolygonGeometry } from '../../../shared/model/common.ts';
import type { KeyPlaceStanding, VenueType } from '../../../shared/model/key-place.ts';
import { PERSONS_A_HOUSEHOLD } from '../../../shared/risk/exposure.ts';
import type { ImportAnswer } from '../../../shared/wire/import.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type {
  BlackSpots,
  PlaceAnswer,
  Surroundings,
  UnwatchedHazards,
} from '../../../shared/wire/place-question.ts';
import type { Caller } from '../../support/callers.ts';
import { METRE, placesCity, plantPlace } from '../../support/places-city.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { box, COUNTIES, gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';

const [plantLon, plantLat] = plantPlace;

let server: TestServer;
let coordinator: Caller;
let analyst: Caller;
let administrator: Caller;
beforeAll(async () => {
  server = await startTestServer({ city: placesCity() });
  coordinator = await server.as('coordinator');
  analyst = await server.as('analyst');
  administrator = await server.as('administrator');
});
afterAll(() => server?.close());

const read = async <Value>(caller: Caller, path: string): Promise<Value> => {
  const answer = await caller(path);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Value;
};
const post = (caller: Caller, path: string, json: unknown) =>
  caller(path, { method: 'POST', json });
const ask = (json: unknown, caller = coordinator) => post(caller, '/api/places/question', json);
const answered = async (outline: unknown): Promise<PlaceAnswer> => {
  const answer = await ask({ outline });
  expect(answer.status).toBe(200);
  return (await answer.json()) as PlaceAnswer;
};
const errorOf = async (answer: Response) => {
  const { error, message } = (await answer.json()) as { error: string; message: string };
  return { status: answer.status, error, message };
};
const journalled = async (kind: string) => {
  const page = await read<JournalPage>(administrator, '/api/journal?after=0&limit=500');
  return page.entries.filter((entry) => entry.kind === kind);
};

/** Population in a shape by shared/geo: each grid's households by the share of its ground inside. */
function populationIn(shape: PolygonGeometry): number {
  const { coverage } = placesCity();
  const inside = {
    type: 'Feature',
    properties: {},
    geometry: shape,
  } as GeoJSON.Feature<GeoJSON.Polygon>;
  const grids = feature(coverage, coverage.objects.grids).features;
  const households = grids.reduce((sum, grid) => {
    const of = grid as GeoJSON.Feature<GeoJSON.Polygon, { households: number }>;
    const shared = intersect({ type: 'FeatureCollection', features: [inside, of] });
    const part = shared === null ? 0 : areaSquareMetres(shared.geometry);
    return sum + (of.properties.households * part) / areaSquareMetres(of.geometry);
  }, 0);
  return households * PERSONS_A_HOUSEHOLD;
}

describe('art. 10: what lies around a hazard', () => {
  const around = (query = '') =>
    read<Surroundings>(coordinator, `/api/hazards/chemical-east/surroundings${query}`);

  it('recomputes α from the population of the grids, as shared/geo would', async () => {
    const { exposure, answer } = await around();
    const expected = populationIn(answer.outline);
    expect(expected).toBeGreaterThan(50);
    expect(expected).toBeLessThan(100);
    expect(exposure.population).toBeCloseTo(expected, -0.4);
    expect(exposure).toMatchObject({ metres: 500, alpha: 1.5 });
    expect(answer.population).toBe(exposure.population);
  });

  it('does not count who would live within the boundary itself', async () => {
    const path = '/api/hazards/chemical-area-west/surroundings';
    const { exposure, answer } = await read<Surroundings>(coordinator, path);
    expect(exposure.population).toBeLessThan(answer.population as number);
  });

  it('names what must be kept away from within the distance, nearest first, itself left out', async () => {
    const { answer, watchedBy } = await around();
    expect(answer.protectedObjects.items.map(({ id }) => id)).toEqual(['near', 'further']);
    expect(answer.protectedObjects.items[0]?.metres).toBeCloseTo(150, -1);
    expect(answer.hazards.items.map(({ id }) => id)).toEqual(['black-spot']);
    expect(watchedBy.map(({ id }) => id)).toEqual(['gas-east']);
    const wider = await around('?metres=600');
    expect(wider.answer.protectedObjects.total).toBe(3);
    expect(wider.exposure).toEqual((await around()).exposure);
  });

  it('is not there for whoever may not see the hazard, and takes no distance out of reason', async () => {
    const west = await server.as('coordinator', { area: COUNTIES.west });
    expect((await west('/api/hazards/chemical-east/surroundings')).status).toBe(404);
    expect((await coordinator('/api/hazards/chemical-east/surroundings?metres=90000')).status).toBe(
      400,
    );
  });

  it('lists the hazards nobody watches', async () => {
    const far = await read<UnwatchedHazards>(coordinator, '/api/hazards/unwatched?metres=10');
    expect(far.hazards.map(({ id }) => id)).not.toContain('chemical-east');
    expect(far.total).toBe(far.hazards.length);
    const ids = far.hazards.map(({ id }) => id);
    // Both stand where a stream stands that watches something else.
    expect(ids).toEqual([]);
    await server.services.database.query(
      `UPDATE hazard SET place = ST_SetSRID(ST_MakePoint($1, $2), 4326) WHERE id = 'black-spot'`,
      [plantLon, plantLat + 120 * METRE],
    );
    const near = await read<UnwatchedHazards>(coordinator, '/api/hazards/unwatched?metres=100');
    expect(near.hazards.map(({ id }) => id)).toEqual(['black-spot']);
  });
});

describe('arts 14–16: a road black spot', () => {
  it('lists the schools within 200 m', async () => {
    const told = await read<BlackSpots>(coordinator, '/api/hazards/black-spots');
    expect(told.metres).toBe(200);
    const schools = told.blackSpots.map(({ id, schools }) => [id, schools.map((s) => s.id)]);
    expect(schools).toEqual([['black-spot', ['near']]]);
  });
});

describe('art. 12: ground that is to be dug up', () => {
  /** A trench ten metres wide whose southern edge is so many metres north of the pipe. */
  const trench = (metres: number) => {
    const south = plantLat + metres * METRE;
    return box(plantLon + 0.001, south, plantLon + 0.002, south + 10 * METRE);
  };

  it('raises an alert within the protected zone of a gas pipe, and names the pipe', async () => {
    const { alert, gas } = await answered(trench(0.3));
    expect(alert).toBe('protected');
    expect(gas).toMatchObject([
      { id: 'pipe', zone: 'protected', protectedMetres: 0.5, controlMetres: 5 },
    ]);
    expect((await answered(trench(-5))).gas[0]?.metres).toBe(0);
  });

  it('tells the control zone apart, and is silent beyond it', async () => {
    const control = await answered(trench(3));
    expect([control.alert, control.gas[0]?.zone]).toEqual(['control', 'control']);
    expect(control.gas[0]?.metres).toBeCloseTo(3, 0);
    expect(await answered(trench(8))).toMatchObject({ alert: null, gas: [] });
  });

  const recorded = (millimetres: number | null) =>
    server.services.database.query('UPDATE gas_pipe SET diameter_millimetres = $1', [millimetres]);

  it('is measured to the outer wall of the pipe', async () => {
    const { alert, gas } = await answered(trench(0.65));
    expect([alert, gas[0]?.measuredFrom]).toEqual(['protected', 'wall']);
    expect(gas[0]?.metres).toBeCloseTo(0.45, 2);
    await recorded(160);
    expect((await answered(trench(0.65))).alert).toBe('control');
    await recorded(400);
  });

  it('counts as near a pipe whose diameter nobody recorded, and says what it measured to', async () => {
    await recorded(null);
    const { alert, gas } = await answered(trench(0.65));
    expect([alert, gas[0]?.measuredFrom]).toEqual(['protected', 'centre-line']);
    expect(gas[0]?.metres).toBeCloseTo(0.65, 2);
    const { database } = server.services;
    await database.query(`INSERT INTO gas_pipe SELECT 'other', name, pressure, course,
      responsible_unit, county, town, synthetic, 160 FROM gas_pipe WHERE id = 'pipe'`);
    const of = (id: string) => (one: { id: string }) => one.id === id;
    const thin = (await answered(trench(0.65))).gas;
    expect(thin.find(of('pipe'))).toMatchObject({ zone: 'control', measuredFrom: 'centre-line' });
    expect(thin.find(of('other'))).toMatchObject({ zone: 'control', measuredFrom: 'wall' });
    await database.query(`DELETE FROM gas_pipe WHERE id = 'other'`);
    await recorded(400);
  });

  it('is told of a pipe of the neighbour’s on own ground, and of none elsewhere', async () => {
    const database = server.services.database;
    const owner = (town: string) => database.query('UPDATE gas_pipe SET town = $1', [town]);
    await owner(TOWNS.eastTwo);
    const one = await server.as('coordinator', { area: TOWNS.eastOne });
    const west = await server.as('coordinator', { area: COUNTIES.west });
    const alerts = [one, west].map(async (caller) => {
      const answer = await ask({ outline: trench(0.3) }, caller);
      return ((await answer.json()) as PlaceAnswer).alert;
    });
    expect(await Promise.all(alerts)).toEqual(['protected', null]);
    await owner(TOWNS.eastOne);
  });
});

describe('a drawn area', () => {
  it('is answered with everything in it', async () => {
    const answer = await answered(box(120.34, 31.5, 120.36, 31.52));
    expect(answer).toMatchObject({ households: 200, population: 512 });
    expect(answer.coveredShare).toBeCloseTo(1, 4);
    expect(answer.hazards.items.map(({ id, watched }) => [id, watched])).toEqual([
      ['black-spot', false],
      ['chemical-east', true],
    ]);
    expect(answer.units.items.map(({ id }) => id)).toEqual(['engine-east']);
    expect(answer.streams.items.map(({ id }) => id)).toEqual(['gas-east', 'gauge-east']);
    expect(answer.protectedObjects.total).toBe(3);
  });

  it('tells of a unit when it was heard where it stands, and not as there what was silent for long', async () => {
    const ground = box(120.34, 31.5, 120.36, 31.52);
    const engine = async () => (await answered(ground)).units.items[0];
    expect(await engine()).toMatchObject({ source: 'base', at: null, state: 'unknown' });
    const heard = async (secondsAgo: number) => {
      const at = new Date(server.clock.now() - secondsAgo * 1_000).toISOString();
      await server.services.database.query(
        `UPDATE stream_latest SET at = $1, lon = $2, lat = $3
         WHERE stream = (SELECT number FROM stream WHERE subject = 'engine-east')`,
        [at, ...plantPlace],
      );
      return { source: 'heard', at, place: plantPlace };
    };
    for (const [secondsAgo, state] of [
      [60, 'live'],
      [170, 'stale'],
      [181, 'unknown'],
    ] as const) {
      const told = await heard(secondsAgo);
      expect(await engine()).toMatchObject({ ...told, state });
    }
  });

  it('tells few households as fewer than ten, and how much of it lies in nobody’s grid', async () => {
    const answer = await answered(box(120.3799, 31.5, 120.3801, 31.52));
    expect([answer.households, answer.population]).toEqual(['<10', '<10']);
    expect(answer.coveredShare).toBeCloseTo(0.5, 2);
  });

  it('gives away no part that is fewer than ten by what is left of the whole', async () => {
    const answer = await answered(box(120.34, 31.5, 120.3601, 31.52));
    expect(answer.grids.items.map(({ population }) => population)).toContain('<10');
    expect([answer.households, answer.population]).toEqual([200, 510]);
  });

  it('shows nobody what lies outside his area', async () => {
    const west = await server.as('coordinator', { area: COUNTIES.west });
    const answer = await ask({ outline: box(120.34, 31.5, 120.36, 31.52) }, west);
    const { hazards, coveredShare, households } = (await answer.json()) as PlaceAnswer;
    expect([hazards.total, coveredShare, households]).toEqual([0, 0, 0]);
  });

  it('may be everything around a place', async () => {
    const answer = await ask({ around: plantPlace, metres: 200 });
    const { protectedObjects, alert, gas } = (await answer.json()) as PlaceAnswer;
    expect(protectedObjects.items.map(({ id }) => id)).toEqual(['near']);
    expect([alert, gas]).toEqual([null, []]);
  });

  const bow = [
    [120.34, 31.5],
    [120.36, 31.52],
    [120.36, 31.5],
    [120.34, 31.52],
    [120.34, 31.5],
  ];
  const outer = box(120.34, 31.5, 120.36, 31.52).coordinates[0]!;
  it.each([
    ['crosses itself', [bow], 'ring 1 at 120.35'],
    ['is not closed', [outer.slice(0, 4)], 'ring 1, position 4: not-closed'],
    ['has two corners', [outer.slice(0, 2)], 'too-few-positions'],
    ['has a hole outside', [outer, box(120.4, 31.5, 120.41, 31.51).coordinates[0]], 'ring 2'],
    ['holds what is no number', [[[null, null], ...outer]], 'ring 1, position 1: not-finite'],
    ['is nested too deep', [[outer]], 'wrong-depth'],
  ])('that %s is refused with its ring and place (F23)', async (_, coordinates, told) => {
    const refused = await errorOf(await ask({ outline: { type: 'Polygon', coordinates } }));
    expect(refused).toMatchObject({ status: 422, error: 'outline-unusable' });
    expect(refused.message).toContain(told);
  });

  it('larger than a fifth of the city is refused', async () => {
    const refused = await errorOf(await ask({ outline: box(119, 31, 121, 32) }));
    expect(refused).toMatchObject({ status: 422, error: 'area-too-large' });
  });
});

describe('art. 31: a key place', () => {
  const places = async () =>
    (await read<{ keyPlaces: KeyPlaceStanding[] }>(coordinator, '/api/key-places')).keyPlaces;
  const change = (id: string, json: object) =>
    coordinator(`/api/key-places/${id}`, { method: 'PUT', json });

  it('is flagged once half a year has passed since its drill, or none is known', async () => {
    const told = (await places()).map(({ id, drill }) => [id, drill]);
    expect(told).toEqual([
      ['held', 'current'],
      ['late', 'overdue'],
      ['none', 'never'],
    ]);
  });

  it('is changed with a journalled act, once, and not over somebody else’s change', async () => {
    const late = (await places()).find(({ id }) => id === 'late')!;
    const { managerUnit, securityPlan, emergencyPlan } = late;
    const today = new Date(server.clock.now()).toISOString().slice(0, 10);
    const json = { basedOn: 1, managerUnit, securityPlan, emergencyPlan, lastDrill: today };
    const changed = (await (await change('late', json)).json()) as KeyPlaceStanding;
    expect(changed).toMatchObject({ drill: 'current', revision: 2, lastDrill: today });
    expect((await change('late', json)).status).toBe(200);
    const other = await errorOf(await change('late', { ...json, managerUnit: '示例单位B' }));
    expect(other).toMatchObject({ status: 409, error: 'changed-meanwhile' });
    const entries = await journalled('key-place.changed');
    expect(entries).toMatchObject([
      { actor: coordinator.id, subject: 'key-place:late', data: { fields: ['lastDrill'] } },
    ]);
    const ahead = await errorOf(
      await change('late', { ...json, basedOn: 2, lastDrill: '2027-12-01' }),
    );
    expect(ahead).toMatchObject({ status: 422, error: 'day-unusable' });
    const outside = await server.as('coordinator', { area: COUNTIES.west });
    expect((await outside('/api/key-places/late', { method: 'PUT', json })).status).toBe(404);
  });
});

describe('art. 35: a new kind of business', () => {
  const types = async () =>
    (await read<{ venueTypes: VenueType[] }>(coordinator, '/api/venue-types')).venueTypes;
  const declare = (json: object, caller = administrator) =>
    caller('/api/venue-types/escape-room', { method: 'PUT', json });

  it('has no lead until one is declared by a document, and the undecided stand first', async () => {
    expect((await types()).map(({ leadDepartment }) => leadDepartment)).toEqual(
      Array(5).fill(null),
    );
    const json = { basedOn: 1, leadDepartment: 'emergency', basis: '示例文件1号' };
    expect((await declare(json, coordinator)).status).toBe(403);
    expect((await declare({ ...json, basis: null })).status).toBe(422);
    expect((await declare({ ...json, leadDepartment: 'nobody' })).status).toBe(422);
    expect((await declare(json)).status).toBe(200);
    expect((await declare({ ...json, leadDepartment: 'fire' })).status).toBe(409);
    const told = await types();
    expect(told.at(-1)).toMatchObject({ id: 'escape-room', leadDepartment: 'emergency' });
    expect(told.filter(({ leadDepartment }) => leadDepartment === null)).toHaveLength(4);
    expect(await journalled('venue-type.changed')).toHaveLength(1);
  });
});

describe('rows of a file', () => {
  const [lon, lat] = plantPlace;
  const file = (...lines: string[]) => ['编号,名称,类别,经度,纬度', ...lines].join('\r\n');
  const request = (text: string, more: object = {}) => ({
    ...{ register: 'protected-objects', format: 'csv', datum: 'wgs84', synthetic: true, text },
    ...more,
  });
  const preview = async (json: object): Promise<ImportAnswer> =>
    (await (await post(analyst, '/api/imports/preview', json)).json()) as ImportAnswer;
  const take = async (json: object): Promise<ImportAnswer> =>
    (await (await post(analyst, '/api/imports', json)).json()) as ImportAnswer;
  const count = async (table: string) =>
    (await server.services.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))
      .rows[0]!.n;

  it('say which coordinates their file names itself', async () => {
    const properties = { code: 'g-1', name: '示例', kind: 'school' };
    const geometry = { type: 'Point', coordinates: [lon, lat] };
    const text = JSON.stringify({
      ...{ type: 'FeatureCollection', coordinateSystem: 'gcj02' },
      features: [{ type: 'Feature', properties, geometry }],
    });
    const told = await preview(request(text, { format: 'geojson' }));
    expect([told.saysItself, told.taken.length]).toEqual(['gcj02', 1]);
    const plain = await preview(request(file(`g-1,示例,school,${lon},${lat}`)));
    expect(plain.saysItself).toBeNull();
  });

  it('are looked at without a trace, each fault by its field, what was expected and what came', async () => {
    const before = await count('protected_object');
    const told = await preview(
      request(
        file(
          `a-1,"<img src=x onerror=alert(1)>",school,${lon},${lat}`,
          `a-2,=cmd|' /C calc'!A0,castle,${lon},${lat}`,
          `a-1,再来一次,school,${lon},${lat}`,
          `near,已登记,school,${lon},${lat}`,
          `a-5,反了,school,${lat},${lon}`,
          `a-6,城外,school,121.4,31.2`,
          `a-7,无网格,school,120.6,31.9`,
        ),
      ),
    );
    expect(told.total).toBe(7);
    expect(told.taken).toMatchObject([{ row: 1, name: '<img src=x onerror=alert(1)>' }]);
    expect(
      told.refused.map(({ row, findings }) => [row, findings[0]?.field, findings[0]?.got]),
    ).toEqual([
      [2, 'kind', 'castle'],
      [3, 'code', 'a-1'],
      [4, 'code', 'near'],
      [5, 'lat', String(lon)],
      [6, 'lon, lat', '121.4, 31.2'],
      [7, 'lon, lat', '120.6, 31.9'],
    ]);
    expect(await count('protected_object')).toBe(before);
    expect(await journalled('register.imported')).toEqual([]);
  });

  it('are taken once with one act in the journal, the bad ones left with their reasons', async () => {
    const json = request(
      file(`b-1,示例甲,school,${lon},${lat}`, `b-2,示例乙,castle,${lon},${lat}`),
    );
    const told = await take(json);
    expect([told.taken.length, told.refused.length]).toEqual([1, 1]);
    const again = await take(json);
    expect([again.taken.length, again.refused.length]).toEqual([0, 2]);
    expect(await journalled('register.imported')).toMatchObject([
      { actor: analyst.id, data: { register: 'protected-objects', taken: 1, refused: 1 } },
    ]);
  });

  it('are brought from the declared datum to ours, once', async () => {
    const json = request(file(`c-1,火星坐标,school,${lon},${lat}`), { datum: 'gcj02' });
    const { place } = (await take(json)).taken[0]!;
    const shift = Math.hypot((place[0] - lon) * 94_900, (place[1] - lat) * 111_195);
    expect(shift).toBeGreaterThan(300);
    expect(shift).toBeLessThan(700);
  });

  it('bring hazards in as surveyed, not assessed: their grid is no longer safe to call quiet', async () => {
    const [west, south] = middleOf(TOWNS.westOne, 2);
    const geojson = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [west, south] },
          properties: {
            ...{ code: 'h-1', name: '示例隐患点', class: 'flood' },
            ...{ responsibleUnit: '示例单位', department: 'emergency' },
          },
        },
      ],
    };
    const text = JSON.stringify(geojson);
    const told = await take(request(text, { register: 'hazards', format: 'geojson' }));
    expect(told.taken).toMatchObject([{ code: 'h-1', town: TOWNS.westOne }]);
    const hazard = await read<object>(coordinator, '/api/hazards/h-1');
    expect(hazard).toMatchObject({ risk: null, form: 'source', grid: gridOf(TOWNS.westOne, 2) });
    const card = await read<object>(coordinator, `/api/grids/${gridOf(TOWNS.westOne, 2)}`);
    expect(card).toMatchObject({ condition: 'unknown' });
    expect(await journalled('register.changed')).toHaveLength(1);
  });

  it('that are no file are one finding, and more than a megabyte is not read', async () => {
    expect((await preview(request('编号,名称\r\n"a'))).file).toMatchObject({ field: 'file' });
    expect((await preview(request('{}', { format: 'geojson' }))).file).toMatchObject({
      expected: 'a FeatureCollection',
    });
    const huge = request('x'.repeat(1_100_000));
    expect((await post(analyst, '/api/imports/preview', huge)).status).toBe(413);
  });
});
