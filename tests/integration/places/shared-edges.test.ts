import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gridAt } from '../../../client/studio/tools/hit.ts';
import { readCoverage } from '../../../geodata/read.ts';
import { seedAreas, seedGrids } from '../../../server/database/seed/areas.ts';
import { areasOf, gridsOf } from '../../../server/database/seed/city-tree.ts';
import { importRepository } from '../../../server/imports/repository.ts';
import { incidentRepository } from '../../../server/incidents/repository.ts';
import { streamRepository } from '../../../server/streams/repository.ts';
import { openCoverage } from '../../../shared/geo/coverage/open-coverage.ts';
import { buildAreaIndex, locate } from '../../../shared/geo/point-in-areas.ts';
import { areaShapes } from '../../../shared/geo/topology.ts';
import type { Position } from '../../../shared/model/common.ts';
import { WHOLE_CITY } from '../../../shared/risk/command-area.ts';
import { cityGrids } from '../../support/coverage.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

/** Neighbours of 190 grids. */
const TOWNS = ['320205001', '320205002'];
const shapes = areaShapes(readCoverage(), 'grids');
const index = buildAreaIndex(shapes);
const inMemory = ([lon, lat]: Position): string | null =>
  index.codes[locate(index, lon, lat)] ?? null;

/** Corners and middles of edges that two grids of the towns share, the latter never quite on the line. */
function sharedPlaces(): Position[] {
  const owners = new Map<string, { places: Position[]; grids: Set<string> }>();
  const note = (key: string, places: Position[], code: string) => {
    const known = owners.get(key) ?? { places, grids: new Set() };
    owners.set(key, known);
    known.grids.add(code);
  };
  for (const { code, rings } of shapes) {
    if (!TOWNS.includes(code.slice(0, 9))) continue;
    for (const ring of rings) {
      for (const [at, b] of ring.entries()) {
        const a = ring[at - 1];
        if (a === undefined) continue;
        const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
        note([a, b].map(String).sort().join(' '), [a, b, middle], code);
      }
    }
  }
  const shared = [...owners.values()].filter(({ grids }) => grids.size > 1);
  return [
    ...new Map(shared.flatMap(({ places }) => places).map((one) => [String(one), one])).values(),
  ];
}

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  const coverage = readCoverage();
  const grids = gridsOf(coverage).filter(({ town }) => TOWNS.includes(town));
  const areas = areasOf(coverage, gridsOf(coverage));
  await seedAreas(test.database, areas);
  await seedGrids(test.database, grids, '2026-01-01T00:00:00.000Z');
});
afterAll(() => test?.close());

describe('a place on an edge that grids share', () => {
  const places = sharedPlaces().filter((place) =>
    TOWNS.includes((inMemory(place) ?? '').slice(0, 9)),
  );

  it('is the same grid’s in memory, to a file of rows, a stream and an incident', async () => {
    expect(places.length).toBeGreaterThan(1_000);
    const located = await importRepository(test.database).locate(places);
    const told = new Map(located.map(({ index: at, grid }) => [at, grid]));
    const apart = places.filter((place, at) => told.get(at) !== inMemory(place));
    expect(apart).toEqual([]);
    for (const place of places.filter((_, at) => at % 40 === 0)) {
      const { grid } = await streamRepository(test.database).locate(place);
      expect(grid).toBe(inMemory(place));
      const areas = await incidentRepository(test.database).areasOf(place, WHOLE_CITY);
      expect(areas?.grid).toBe(inMemory(place));
    }
  });

  it('is the same grid’s for whoever points at it while drawing', () => {
    const { grids, communities } = cityGrids();
    const own = grids.filter(({ key }) => TOWNS.includes(key.slice(0, 9)));
    const codes = new Set(own.map(({ community }) => community));
    const drawing = openCoverage(own, {
      communities: communities.filter(({ code }) => codes.has(code)),
    });
    const corners = places.filter((place) =>
      place.every((part) => part === Number(part.toFixed(6))),
    );
    expect(corners.filter((place) => gridAt(drawing, place) !== inMemory(place))).toEqual([]);
  });

  it('is on whichever lies there, where nobody has the other side', async () => {
    const ofTowns = shapes.filter(({ code }) => TOWNS.includes(code.slice(0, 9)));
    const corners = ofTowns.flatMap(({ rings }) => rings.flat());
    const place = corners.find((one) => !TOWNS.includes((inMemory(one) ?? '').slice(0, 9)))!;
    const { grid } = await streamRepository(test.database).locate(place);
    expect(TOWNS).toContain(grid?.slice(0, 9));
  });
});
