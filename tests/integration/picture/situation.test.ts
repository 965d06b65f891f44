import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Registers, Situation } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { writeEntries } from '../../support/journal.ts';
import { newestReading } from '../../support/newest.ts';
import { until } from '../../support/screen.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import { COUNTIES, FUNCTIONAL_AREA, gridOf, TOWNS } from '../../support/small-coverage.ts';

let server: TestServer;
let city: Caller;
let town: Caller;
beforeAll(async () => {
  server = await startTestServer();
  city = await server.as('coordinator');
  town = await server.as('coordinator', { area: TOWNS.eastOne });
});
afterAll(() => server?.close());

const ask = async <Body>(caller: Caller, path: string): Promise<Body> => {
  const answer = await caller(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as Body;
};
const situationOf = (caller: Caller) => ask<Situation>(caller, '/api/situation');
const registersOf = (caller: Caller) => ask<Registers>(caller, '/api/registers');

describe('the situation', () => {
  it('is what its schema says', async () => {
    const situation = await situationOf(city);
    expect([...Value.Errors(Situation, situation)]).toEqual([]);
    expect(situation).toMatchObject({
      protocol: 1,
      synthetic: true,
      approvalNumber: null,
      scope: { county: null, town: null },
    });
  });

  it('holds the newest values of the asker’s area', async () => {
    const east = { county: COUNTIES.east, town: TOWNS.eastOne };
    const west = { county: COUNTIES.west, town: TOWNS.westOne };
    const at = server.clock.now();
    server.services.newest.apply(newestReading(1, { ...east, at, value: 4.6, condition: 3 }));
    server.services.newest.apply(
      newestReading(7, { ...west, at, value: null, lon: 120.3, lat: 31.5 }),
    );
    server.clock.advance(300);
    const { latest } = await situationOf(town);
    expect(latest.numbers).toEqual([1]);
    expect([latest.at, latest.values, latest.conditions]).toEqual([[at], [4.6], [3]]);
    const whole = (await situationOf(city)).latest;
    expect(whole.numbers).toEqual([1, 7]);
    expect([whole.longitudes, whole.latitudes]).toEqual([
      [null, 120.3],
      [null, 31.5],
    ]);
  });

  it('lists the grids that are not well, of the asker’s area', async () => {
    const codes = ({ gridConditions }: Situation) => gridConditions.map(([code]) => code);
    expect(codes(await situationOf(town))).toEqual([gridOf(TOWNS.eastOne, 1)]);
    expect(codes(await situationOf(city))).toHaveLength(4);
  });

  it('is read once for all who ask at the same moment, and anew when something was announced', async () => {
    server.clock.advance(300);
    const views = vi.spyOn(server.services.database, 'transaction');
    const [first] = await Promise.all(Array.from({ length: 50 }, () => situationOf(city)));
    expect(views).toHaveBeenCalledTimes(1);
    await writeEntries(server.services, { kind: 'feed.silent' });
    await until('the announcement', () => server.services.journal.head() > first!.journal);
    views.mockClear();
    const next = await situationOf(city);
    expect(next.journal).toBe(server.services.journal.head());
    expect(views).toHaveBeenCalledTimes(1);
    views.mockRestore();
  });

  it('is never kept by a browser', async () => {
    const answer = await city('/api/situation');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });
});

describe('the registers', () => {
  it('are what their schema says', async () => {
    const registers = await registersOf(city);
    expect([...Value.Errors(Registers, registers)].slice(0, 3)).toEqual([]);
    expect(registers.streams.map(({ id }) => id).sort()).toEqual(Object.values(STREAMS).sort());
    expect(registers.areas.map(({ level }) => level)).not.toContain('community');
    expect(registers.areas).toHaveLength(1 + 2 + 4 + 1);
    expect(registers.rules.length).toBeGreaterThan(10);
  });

  it('hold what lies in the asker’s area', async () => {
    const registers = await registersOf(town);
    const towns = [...registers.streams, ...registers.hazards, ...registers.resources];
    expect(new Set(towns.map((thing) => thing.town))).toEqual(new Set([TOWNS.eastOne]));
    expect([registers.shelters, registers.gatherings]).toEqual([[], []]);
    const codes = registers.areas.map(({ code }) => code);
    expect(codes).toEqual(['320200', COUNTIES.east, TOWNS.eastOne]);
    expect(codes).not.toContain(FUNCTIONAL_AREA);
  });

  it('are kept for ever under the revision the situation names, each scope its own', async () => {
    const { registersRevision } = await situationOf(city);
    const kept = await city(`/api/registers?revision=${registersRevision}`);
    expect(kept.headers.get('cache-control')).toContain('immutable');
    expect(((await kept.json()) as Registers).revision).toBe(registersRevision);
    const foreign = await town(`/api/registers?revision=${registersRevision}`);
    expect(foreign.headers.get('cache-control')).toBe('no-store');
    expect((await situationOf(town)).registersRevision).not.toBe(registersRevision);
  });

  it('get another revision when somebody changes one, and no other entry changes it', async () => {
    const before = (await situationOf(city)).registersRevision;
    const heard = async (kind: 'alarm.raised' | 'register.changed') => {
      const head = server.services.journal.head();
      await writeEntries(server.services, { kind });
      await until('it', () => server.services.journal.head() > head);
    };
    await heard('alarm.raised');
    expect((await situationOf(city)).registersRevision).toBe(before);
    await heard('register.changed');
    const after = (await situationOf(city)).registersRevision;
    expect(after).not.toBe(before);
    expect((await registersOf(city)).revision).toBe(after);
  });

  it('travel compressed as the asker can take them, the same in every form', async () => {
    const forms = await Promise.all(
      ['br', 'gzip', 'identity'].map((encoding) =>
        server.app.inject({
          url: '/api/registers',
          headers: { cookie: city.cookie, 'accept-encoding': encoding },
        }),
      ),
    );
    const [brotli, gzip, plain] = forms.map(({ rawPayload }) => rawPayload);
    expect(forms.map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      'identity',
    ]);
    expect(brotliDecompressSync(brotli!).equals(plain!)).toBe(true);
    expect(gunzipSync(gzip!).equals(plain!)).toBe(true);
  });
});

describe('the coverage', () => {
  it('is one topology a version, kept for ever', async () => {
    const { coverageVersion } = await situationOf(town);
    const answer = await town(`/api/coverage/${coverageVersion}`);
    const topology = (await answer.json()) as {
      objects: Record<string, { geometries: unknown[] }>;
    };
    expect(Object.keys(topology.objects).sort()).toEqual(
      ['communities', 'counties', 'functionalAreas', 'grids', 'towns'].sort(),
    );
    expect(topology.objects.grids!.geometries).toHaveLength(8);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const again = await town(`/api/coverage/${coverageVersion}`, {
      headers: { 'if-none-match': answer.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
    expect((await town('/api/coverage/0123456789abcdef')).status).toBe(404);
  });
});

describe('one thing at a time', () => {
  it('a grid’s card says where it lies, how it is and what is in it', async () => {
    const card = await ask<Record<string, unknown>>(city, `/api/grids/${gridOf(TOWNS.eastOne, 1)}`);
    expect(card).toMatchObject({
      grid: { code: gridOf(TOWNS.eastOne, 1), households: 100, synthetic: true },
      county: { code: COUNTIES.east, name: '东区' },
      condition: 'orange',
      parts: [
        { kind: 'hazard', id: 'chemical-east', condition: 'orange' },
        { kind: 'stream', id: STREAMS.gasEast, condition: 'unknown' },
        { kind: 'stream', id: STREAMS.gaugeEast, condition: 'unknown' },
      ],
      hazards: [{ id: 'chemical-east' }],
      streams: [{ id: STREAMS.gasEast }, { id: STREAMS.gaugeEast }],
    });
    const square = await ask<{ gatherings: { id: string }[]; condition: string }>(
      city,
      `/api/grids/${gridOf(TOWNS.eastTwo, 1)}`,
    );
    expect(square.gatherings.map(({ id }) => id)).toEqual(['square-east']);
  });

  it.each([
    ['grids', gridOf(TOWNS.westTwo, 1)],
    ['hazards', 'chemical-area-west'],
    ['shelters', 'school-west'],
    ['resources', 'boat-west'],
    ['gatherings', 'square-east'],
  ])('%s outside the asker’s area are as if they were not (S2)', async (plural, id) => {
    expect((await city(`/api/${plural}/${id}`)).status).toBe(200);
    const outside = await town(`/api/${plural}/${id}`);
    const missing = await town(`/api/${plural}/${id.replace(/\w$/, '9')}`);
    expect([outside.status, missing.status]).toEqual([404, 404]);
    const said = (body: { error: string }) => body.error;
    expect(said((await outside.json()) as { error: string })).toBe(
      said((await missing.json()) as { error: string }),
    );
  });

  it('lists come page by page', async () => {
    type Page = { hazards: { id: string }[]; next: string | null };
    const first = await ask<Page>(city, '/api/hazards?limit=1');
    const second = await ask<Page>(city, `/api/hazards?limit=1&after=${first.next}`);
    const third = await ask<Page>(city, `/api/hazards?limit=1&after=${second.next}`);
    expect([first, second, third].flatMap(({ hazards }) => hazards.map(({ id }) => id))).toEqual([
      'chemical-area-west',
      'chemical-east',
    ]);
    expect(third.next).toBeNull();
    expect((await ask<Page>(town, '/api/hazards')).hazards).toHaveLength(1);
    expect((await city('/api/hazards?limit=0')).status).toBe(400);
    expect((await ask<{ rules: unknown[] }>(city, '/api/rules')).rules.length).toBeGreaterThan(10);
  });
});
