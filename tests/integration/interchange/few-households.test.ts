import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { effectRepository } from '../../../server/grid-plans/effect-repository.ts';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  COUNTIES,
  communityOf,
  FUNCTIONAL_AREA,
  gridOf,
  TOWNS,
} from '../../support/small-coverage.ts';

type Told = { code: string; level?: string; households: number | null };

const HIDDEN = gridOf(TOWNS.westOne, 1);
const BESIDE = gridOf(TOWNS.westOne, 2);
/** What the hidden grid lies in. */
const ABOVE = [communityOf(TOWNS.westOne), TOWNS.westOne, COUNTIES.west, CITY_CODE];

let server: TestServer;
let reader: Caller;
let analyst: Caller;
beforeAll(async () => {
  server = await startTestServer({ now: '2026-07-06T02:00:00.000Z' });
  reader = await server.as('reader');
  analyst = await server.as('analyst');
});
afterAll(() => server?.close());

/** Eight grids of a hundred, but for these; areas are counted anew as a plan that takes effect does it. */
const household = async (changes: Record<string, number>) => {
  const { database } = server.services;
  await database.query("UPDATE grid SET households = 100 WHERE kind <> 'micro'");
  for (const [code, households] of Object.entries(changes)) {
    await database.query('UPDATE grid SET households = $2 WHERE code = $1', [code, households]);
  }
  await effectRepository(database).countHouseholds(Object.values(TOWNS).map(communityOf));
};
const read = async (collection: string): Promise<Map<string, Told>> => {
  const answer = await reader(`/ogc/collections/${collection}/items?limit=1000`);
  const { features } = (await answer.json()) as { features: { properties: Told }[] };
  return new Map(features.map(({ properties }) => [properties.code, properties]));
};
const exported = async (collection: string): Promise<Map<string, Told>> => {
  const json = { collection, format: 'geojson', system: 'wgs84', at: null, usedFor: 'planning' };
  const answer = await analyst('/api/shape-exports', { method: 'POST', json });
  const { features } = (await answer.json()) as { features: { properties: Told }[] };
  return new Map(features.map(({ properties }) => [properties.code, properties]));
};
const households = (told: ReadonlyMap<string, Told>, codes: readonly string[]) =>
  codes.map((code) => told.get(code)!.households);

describe.each([
  ['the OGC API', read],
  ['an export', exported],
])('fewer than ten households in %s (DOMAIN.md §0)', (_where, told) => {
  beforeEach(() => household({ [HIDDEN]: 7 }));

  it('are not told, and cannot be worked out from the areas the grid lies in', async () => {
    const [grids, areas] = [await told('grids'), await told('areas')];
    expect(households(grids, [HIDDEN, BESIDE])).toEqual([null, 100]);
    const sumOf = (code: string) =>
      [...grids.values()]
        .filter((grid) => code === CITY_CODE || grid.code.startsWith(code))
        .reduce((sum, grid) => sum + (grid.households ?? 0), 0);
    expect(households(areas, ABOVE)).toEqual(ABOVE.map(sumOf));
    expect(households(areas, ABOVE)).toEqual([100, 100, 300, 700]);
    expect(households(areas, [FUNCTIONAL_AREA])).toEqual([null]);
  });

  it('leave all other areas as they are', async () => {
    const areas = await told('areas');
    expect(households(areas, [COUNTIES.east, TOWNS.westTwo])).toEqual([400, 200]);
  });

  it('are no number of an area either, where nothing in it is told', async () => {
    await household({ [HIDDEN]: 7, [BESIDE]: 5 });
    expect(households(await told('areas'), ABOVE)).toEqual([null, null, 200, 600]);
  });

  it('are told apart from none at all', async () => {
    await household({ [HIDDEN]: 0, [BESIDE]: 0 });
    expect(households(await told('grids'), [HIDDEN])).toEqual([0]);
    expect(households(await told('areas'), ABOVE)).toEqual([0, 0, 200, 600]);
  });
});

/** Micro-grids in a grid, with so many households each. */
const nest = async (parent: string, counts: readonly number[]): Promise<string[]> => {
  const codes = counts.map((_count, index) => `${parent}0${index + 1}`);
  await server.services.database.query(
    `INSERT INTO grid (code, kind, name, community, county, town, centre, area_square_metres, households,
       outline, valid_from, recorded_at, synthetic, parent)
     SELECT micro.code, 'micro', name, community, county, town, centre, area_square_metres, micro.households,
       outline, valid_from, recorded_at, synthetic, $1
     FROM grid, unnest($2::text[], $3::int[]) AS micro (code, households) WHERE grid.code = $1`,
    [parent, codes, [...counts]],
  );
  return codes;
};

it('micro-grids of one grid are told together or not at all', async () => {
  await household({});
  const hidden = await nest(HIDDEN, [94, 6]);
  const shown = await nest(BESIDE, [60, 40]);
  const grids = await read('grids');
  expect(households(grids, [...hidden, ...shown])).toEqual([null, null, 60, 40]);
  expect(households(grids, [HIDDEN, BESIDE])).toEqual([100, 100]);
});
