import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type {
  NearestShelters,
  ShelterCoverage,
  ShelterFile,
  ShelterLine,
} from '../../../shared/wire/shelters.ts';
import type { Registers } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { facilities } from '../../support/shelter-facilities.ts';
import { smallCity } from '../../support/small-city.ts';
import { COUNTIES, gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';

/** The small city with a second shelter nobody counts, which lies in a flood area. */
function cityWithPark() {
  const city = smallCity();
  const [school] = city.registers.shelters;
  const [chemical] = city.registers.hazards.filter(({ form }) => form === 'area');
  const place = middleOf(TOWNS.eastTwo);
  const at = { town: TOWNS.eastTwo, grid: gridOf(TOWNS.eastTwo, 1), place };
  const park = { ...school!, ...at, id: 'park-east', name: '东镇公园避难场所' };
  const [lon, lat] = place;
  const ring = [
    [lon - 0.001, lat - 0.001],
    [lon + 0.001, lat - 0.001],
    [lon + 0.001, lat + 0.001],
    [lon - 0.001, lat + 0.001],
    [lon - 0.001, lat - 0.001],
  ] as [number, number][];
  const flood = {
    ...{ ...chemical!, ...at, id: 'flood-east', class: 'flood' as const, name: '示例洼地' },
    outline: { type: 'Polygon' as const, coordinates: [ring] },
  };
  const registers = {
    ...city.registers,
    shelters: [school!, { ...park, state: 'standby' as const, stream: null }],
    hazards: [...city.registers.hazards, flood],
  };
  return { ...city, registers };
}

let server: TestServer;
let coordinator: Caller;
beforeAll(async () => {
  server = await startTestServer({ city: cityWithPark() });
  coordinator = await server.as('coordinator');
});
afterAll(() => server?.close());

const send = async (method: string, path: string, json: unknown, caller = coordinator) => {
  const answer = await caller(path, { method, json });
  const body = (await answer.json()) as { error?: string } & ShelterFile;
  return { status: answer.status, error: body.error, file: body };
};
const read = async <Answer>(path: string, caller = coordinator) =>
  (await (await caller(path)).json()) as Answer;
const fileOf = (id: string) => read<ShelterFile>(`/api/shelters/${id}/file`);
const step = (id: string, change: object) =>
  send('POST', `/api/shelters/${id}/state`, { reason: null, order: null, ...change });
const now = () => new Date(server.clock.now()).toISOString();
const order = () => ({ number: '应急〔2026〕7号', issuedBy: 'emergency', issuedAt: now() });
const kindsOf = async (subject: string) => {
  const { entries } = await read<JournalPage>('/api/journal?after=0&limit=500');
  return entries.filter((entry) => entry.subject === subject).map(({ kind }) => kind);
};

describe('the file of a shelter', () => {
  it('art. 21: is changed by version, and its capacity follows the class formula on every screen', async () => {
    const path = '/api/shelters/park-east/file';
    const before = await fileOf('park-east');
    expect(before).toMatchObject({ version: 0, capacities: [{ capacity: { places: 1_000 } }] });
    const two = facilities({ classes: ['short', 'emergency'], toilets: 30 });
    const changed = await send('PUT', path, { basedOn: 0, facilities: two });
    expect(changed.file).toMatchObject({ version: 1, recordedBy: coordinator.id });
    expect(changed.file.capacities).toMatchObject([
      { class: 'short', capacity: { places: 600, binding: 'toilets' } },
      { class: 'emergency', capacity: { places: 1_066, binding: 'water' } },
    ]);
    const { shelters } = await read<Registers>('/api/registers');
    expect(shelters.find(({ id }) => id === 'park-east')?.capacity).toBe(600);

    const late = { basedOn: 0, facilities: facilities({ beds: 5 }) };
    expect(await send('PUT', path, late)).toMatchObject({
      status: 409,
      error: 'shelter-changed-meanwhile',
    });
    const again = await send('PUT', path, { basedOn: 0, facilities: two });
    expect([again.status, again.file.version]).toEqual([200, 1]);
    expect(await kindsOf('shelter:park-east')).toEqual(['shelter.changed', 'register.changed']);
  });

  it('is verified by an account, and not any more once it is changed', async () => {
    const path = '/api/shelters/park-east/verification';
    expect(await send('POST', path, { basedOn: 9 })).toMatchObject({ status: 409 });
    const { file } = await send('POST', path, { basedOn: 1 });
    expect(file).toMatchObject({ verifiedBy: coordinator.id, verifiedAt: now() });
    const change = { basedOn: 1, facilities: facilities({ toilets: 31 }) };
    const { file: changed } = await send('PUT', '/api/shelters/park-east/file', change);
    expect(changed).toMatchObject({ version: 2, verifiedAt: null });
  });

  it('art. 21: the siting check finds the flood area it lies in', async () => {
    const { findings } = await fileOf('park-east');
    expect(findings).toMatchObject([{ class: 'flood', hazard: 'flood-east', metres: 0 }]);
    const lines = await read<ShelterLine[]>('/api/shelters/files');
    expect(lines.find(({ id }) => id === 'park-east')?.findings).toBe(1);
  });

  it('is not there for another county', async () => {
    const west = await server.as('coordinator', { area: COUNTIES.west });
    expect((await west('/api/shelters/park-east/file')).status).toBe(404);
    const change = { from: 'standby', to: 'preparing', reason: null, order: null };
    expect(await send('POST', '/api/shelters/park-east/state', change, west)).toMatchObject({
      status: 404,
      error: 'shelter-not-found',
    });
    expect((await read<ShelterLine[]>('/api/shelters/files', west)).map(({ id }) => id)).toEqual([
      'school-west',
    ]);
  });
});

describe('the life of a shelter', () => {
  it('art. 21: opening without an authorised order is refused', async () => {
    expect((await step('park-east', { from: 'standby', to: 'preparing' })).status).toBe(200);
    const open = { from: 'preparing', to: 'open' };
    expect(await step('park-east', open)).toMatchObject({
      status: 422,
      error: 'shelter-order-missing',
    });
    const stranger = { ...order(), issuedBy: 'nobody' };
    expect(await step('park-east', { ...open, order: stranger })).toMatchObject({
      status: 422,
      error: 'shelter-order-unknown',
    });
    const opened = await step('park-east', { ...open, order: order() });
    expect(opened.file.shelter.state).toBe('open');
    expect(opened.file.steps[0]).toMatchObject({
      state: 'open',
      by: coordinator.id,
      order: order(),
    });
    const { shelters } = await read<Registers>('/api/registers');
    expect(shelters.find(({ id }) => id === 'park-east')?.state).toBe('open');
  });

  it('goes on from the state its author saw, and once however often it is said', async () => {
    const stale = await step('park-east', { from: 'standby', to: 'preparing' });
    expect(stale).toMatchObject({ status: 409, error: 'shelter-moved-on' });
    const told = await kindsOf('shelter:park-east');
    const repeated = await step('park-east', { from: 'preparing', to: 'open', order: order() });
    expect(repeated.status).toBe(200);
    expect(await kindsOf('shelter:park-east')).toEqual(told);
  });
});

describe('how many are inside', () => {
  const count = (id: string, heads: number, countedAt = now()) =>
    send('POST', `/api/shelters/${id}/counts`, { count: heads, countedAt, source: '门口清点' });

  it('is entered by hand only where no stream counts, and the journal tells few as "<10"', async () => {
    expect(await count('school-west', 5)).toMatchObject({
      status: 409,
      error: 'shelter-has-stream',
    });
    const { file } = await count('park-east', 7);
    expect(file).toMatchObject({ occupancy: { count: 7, source: '门口清点' }, left: 610 });
    const { entries } = await read<JournalPage>('/api/journal?after=0&limit=500');
    expect(entries.find(({ kind }) => kind === 'shelter.counted')?.data.count).toBe('<10');
  });

  it('proposes full and never sets it', async () => {
    server.clock.advance(60_000);
    const { file } = await count('park-east', 620);
    expect(file).toMatchObject({ proposal: 'full', left: 0, shelter: { state: 'open' } });
  });

  it('is not known any more after six hours, and what is not known is never counted as free', async () => {
    server.clock.advance(60_000);
    await count('park-east', 100);
    const [lon, lat] = middleOf(TOWNS.eastTwo);
    const near = () => read<NearestShelters>(`/api/shelters/nearest?lon=${lon}&lat=${lat}`);
    expect((await near()).withPlaces).toMatchObject([{ id: 'park-east', metres: 0, left: 520 }]);
    server.clock.advance(7 * 3_600_000);
    // A session does not last as long.
    coordinator = await server.as('coordinator');
    const later = await near();
    expect(later.withPlaces).toEqual([]);
    expect(later.notKnown.map(({ id }) => id)).toEqual(['park-east', 'school-west']);
    const grid = gridOf(TOWNS.westTwo, 1);
    const fromGrid = await read<NearestShelters>(`/api/shelters/nearest?grid=${grid}`);
    expect(fromGrid.notKnown[0]?.id).toBe('school-west');
    expect((await coordinator('/api/shelters/nearest?lon=1&lat=2')).status).toBe(400);
  });
});

describe('coverage', () => {
  it('art. 21: tells the population served by radius and the population left unserved, by grid and town', async () => {
    const served = await read<ShelterCoverage>('/api/shelters/coverage?class=short');
    expect(served).toMatchObject({ distanceMetres: 1_000, sites: 2, population: 2_048 });
    expect(served.unserved).toBeGreaterThan(0);
    expect(served.unserved).toBeLessThan(2_048);
    expect(served.towns[0]?.unserved).toBe(512);
    const unserved = new Map(served.grids.map(([code, , left]) => [code, left]));
    expect(unserved.get(gridOf(TOWNS.eastOne, 1))).toBe(256);
    expect(unserved.get(gridOf(TOWNS.eastTwo, 1)) ?? 0).toBeLessThan(256);
  });
});

describe('a new shelter', () => {
  const place = middleOf(TOWNS.eastOne);
  const [lon, lat] = place;
  const near = (by: [number, number]) =>
    [lon + by[0], lat + by[1]].map((at) => Number(at.toFixed(7)));
  const square = (half: number) => ({
    type: 'Polygon' as const,
    coordinates: [
      [
        near([-half, -half]),
        near([half, -half]),
        near([half, half]),
        near([-half, half]),
        near([-half, -half]),
      ],
    ],
  });
  const draft = { id: 'hall-new', name: '东一镇文体馆', place, outline: null };
  const ask = (site: object, caller = coordinator) =>
    send(
      'POST',
      '/api/shelters/siting',
      { place, outline: null, facilities: facilities(), ...site },
      caller,
    );

  it('art. 21: is checked before it is saved: what is near, what it takes in, what is too small', async () => {
    const { status, file } = await ask({ facilities: facilities({ classes: ['medium'] }) });
    expect(status).toBe(200);
    expect(file).toMatchObject({
      town: TOWNS.eastOne,
      undersized: ['medium'],
      capacities: [{ class: 'medium', capacity: { places: 666, binding: 'area' } }],
    });
    const inFlood = await ask({ place: middleOf(TOWNS.eastTwo) });
    expect(inFlood.file.findings).toMatchObject([{ hazard: 'flood-east', metres: 0 }]);
    expect((await read<ShelterLine[]>('/api/shelters/files')).length).toBe(2);
  });

  it('is registered once however often it is said, journalled, and on every screen with its capacity', async () => {
    const said = { ...draft, facilities: facilities() };
    const made = await send('POST', '/api/shelters', said);
    expect(made.status).toBe(201);
    expect(made.file).toMatchObject({
      version: 1,
      recordedBy: coordinator.id,
      shelter: { state: 'standby', capacity: 1_000, synthetic: false, town: TOWNS.eastOne },
    });
    expect((await send('POST', '/api/shelters', said)).status).toBe(201);
    for (const other of [{ name: '别处' }, { outline: square(0.0005) }]) {
      expect(await send('POST', '/api/shelters', { ...said, ...other })).toMatchObject({
        status: 409,
        error: 'shelter-exists',
      });
    }
    expect(await kindsOf('shelter:hall-new')).toEqual(['shelter.registered', 'register.changed']);
    const { shelters } = await read<Registers>('/api/registers');
    expect(shelters.find(({ id }) => id === 'hall-new')).toMatchObject({ capacity: 1_000, place });
  });

  it('is moved and drawn by version; what was before is in the journal', async () => {
    const path = '/api/shelters/hall-new/site';
    const outline = square(0.0005);
    const moved = await send('PUT', path, { basedOn: 1, name: draft.name, place, outline });
    expect(moved.file).toMatchObject({ version: 2, outline, verifiedAt: null });
    const stale = { basedOn: 1, name: '旧', place, outline: null };
    expect(await send('PUT', path, stale)).toMatchObject({
      status: 409,
      error: 'shelter-changed-meanwhile',
    });
    const { entries } = await read<JournalPage>('/api/journal?after=0&limit=500');
    const told = entries.find(({ kind }) => kind === 'shelter.moved');
    expect(told?.data).toMatchObject({ outline, before: { outline: null, place } });
  });

  it('is refused where the place is outside the area, off its outline, or the outline crosses itself', async () => {
    expect(await ask({ place: [120, 33] })).toMatchObject({ status: 422, error: 'outside-area' });
    const west = await server.as('coordinator', { area: COUNTIES.west });
    expect(await ask({}, west)).toMatchObject({ status: 422, error: 'outside-area' });
    const [ring] = square(0.0005).coordinates;
    const crossed = {
      type: 'Polygon',
      coordinates: [[ring![0], ring![2], ring![1], ring![3], ring![0]]],
    };
    expect(await ask({ outline: crossed })).toMatchObject({
      status: 422,
      error: 'outline-unusable',
      file: { message: expect.stringContaining('ring 1 at 120.35, 31.505: ') },
    });
    const far = { type: 'Polygon', coordinates: [ring!.map(([x, y]) => [x! + 0.005, y!])] };
    expect(await ask({ outline: far })).toMatchObject({ status: 422, error: 'place-off-outline' });
  });

  it('is refused with more effective than gross area, in words of its own', async () => {
    const effectiveAreaSquareMetres = 2_700;
    expect(await ask({ facilities: facilities({ effectiveAreaSquareMetres }) })).toMatchObject({
      status: 422,
      error: 'effective-area-too-large',
    });
  });
});
