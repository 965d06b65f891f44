import fc from 'fast-check';
import Flatbush from 'flatbush';
import pointInPolygon from 'point-in-polygon-hao';
import { describe, expect, it } from 'vitest';
import { CITY_BOUNDS } from '../../../shared/geo/envelope.ts';
import {
  type AreaShape,
  buildAreaIndex,
  locate,
  locateAll,
  locateMany,
} from '../../../shared/geo/point-in-areas.ts';
import type { Position } from '../../../shared/model/common.ts';
import { cellsOf, seeded } from '../../support/cells.ts';

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const tile = (column: number, row: number): AreaShape => ({
  code: `${column}/${row}`,
  rings: [square(column, row, 1)],
});
/** Three by three unit squares, numbered from the south-west, row by row. */
const TILES = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => tile(column, row)));

describe('a coverage of the city', () => {
  const cells = cellsOf(CITY_BOUNDS, 2_000);
  const index = buildAreaIndex(cells);
  const random = seeded(2);
  const places = new Float64Array(2 * 50_000);
  for (let place = 0; place < places.length; place += 2) {
    places[place] = 119.5 + random() * 1.2;
    places[place + 1] = 31.05 + random() * 1.05;
  }

  it('gives the same answers as flatbush with point-in-polygon-hao', () => {
    expect(locateMany(index, places)).toEqual(byPeer(cells, places));
  });

  it('gives them whatever the size of the cells it is cut into', () => {
    const expected = locateMany(index, places);
    for (const size of [1, 7, 400, 200_000]) {
      expect(locateMany(buildAreaIndex(cells, { cells: size }), places)).toEqual(expected);
    }
  });

  it('puts every corner and every point of an edge into exactly one shape', () => {
    const [west, south, east, north] = CITY_BOUNDS;
    for (const { rings } of cells.slice(0, 300)) {
      for (const [[lonA, latA], [lonB, latB]] of pairs(rings[0]!)) {
        for (const part of [0, 0.25, 0.5]) {
          const [lon, lat] = [lonA + part * (lonB - lonA), latA + part * (latB - latA)];
          const isInner = lon > west && lon < east && lat > south && lat < north;
          if (isInner) expect(locateAll(index, lon, lat)).toHaveLength(1);
        }
      }
    }
  });
});

function pairs(ring: readonly Position[]): [Position, Position][] {
  return ring.slice(1).map((end, place) => [ring[place]!, end]);
}

function byPeer(shapes: readonly AreaShape[], places: Float64Array): Int32Array {
  const tree = new Flatbush(shapes.length);
  for (const { rings } of shapes) {
    const lons = rings[0]!.map(([lon]) => lon);
    const lats = rings[0]!.map(([, lat]) => lat);
    tree.add(Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats));
  }
  tree.finish();
  const found = new Int32Array(places.length / 2).fill(-1);
  for (let place = 0; place < found.length; place++) {
    const [lon, lat] = [places[2 * place]!, places[2 * place + 1]!];
    for (const shape of tree.search(lon, lat, lon, lat)) {
      if (pointInPolygon([lon, lat], shapes[shape]!.rings as Position[][])) found[place] = shape;
    }
  }
  return found;
}

describe('a shared edge', () => {
  const index = buildAreaIndex(TILES);

  it('belongs to the shape east of it, and north of it where it runs east', () => {
    expect(locate(index, 1, 0.5)).toBe(1);
    expect(locate(index, 0.5, 1)).toBe(3);
    expect(locate(index, 1, 1)).toBe(4);
  });

  it('belongs to exactly one shape anywhere in a coverage', () => {
    const quarter = fc.integer({ min: 0, max: 11 }).map((quarters) => quarters / 4);
    fc.assert(
      fc.property(quarter, quarter, (lon, lat) => {
        expect(locateAll(index, lon, lat)).toEqual([Math.floor(lat) * 3 + Math.floor(lon)]);
      }),
    );
  });
});

describe('shapes of every kind', () => {
  it('may have level edges that run through the middle of cells', () => {
    const random = seeded(4);
    const places = Float64Array.from({ length: 20_000 }, () => random() * 3.4 - 0.2);
    for (const cells of [1, 2, 10, 100, 4_096]) {
      expect(locateMany(buildAreaIndex(TILES, { cells }), places)).toEqual(byPeer(TILES, places));
    }
  });

  it('have holes, which belong to whoever fills them', () => {
    const lake = square(1, 1, 1);
    const index = buildAreaIndex([
      { code: 'land', rings: [square(0, 0, 3), lake] },
      { code: 'lake', rings: [lake.toReversed()] },
    ]);
    expect(locate(index, 0.5, 1.5)).toBe(0);
    expect(locate(index, 1.5, 1.5)).toBe(1);
    expect(locateAll(index, 1, 1.5)).toEqual([1]);
    expect(locateAll(index, 2, 1.5)).toEqual([0]);
  });

  it('have several parts', () => {
    const index = buildAreaIndex([{ code: 'isles', rings: [square(0, 0, 1), square(5, 5, 1)] }]);
    expect([locate(index, 0.5, 0.5), locate(index, 5.5, 5.5), locate(index, 3, 3)]).toEqual([
      0, 0, -1,
    ]);
  });

  it('may overlap: the first is located, all are listed', () => {
    const index = buildAreaIndex([
      { code: 'wide', rings: [square(0, 0, 4)] },
      { code: 'narrow', rings: [square(1, 1, 1)] },
    ]);
    expect(locate(index, 1.5, 1.5)).toBe(0);
    expect(locateAll(index, 1.5, 1.5)).toEqual([0, 1]);
    expect(locateAll(index, 3.5, 3.5)).toEqual([0]);
  });

  it('may leave their ring open', () => {
    const open = buildAreaIndex([{ code: 'open', rings: [square(0, 0, 1).slice(0, -1)] }]);
    expect(locate(open, 0.5, 0.5)).toBe(0);
  });

  it('may be none, or have no area', () => {
    const line: Position[] = [
      [0, 0],
      [0, 1],
      [0, 0],
    ];
    expect(locate(buildAreaIndex([]), 0, 0)).toBe(-1);
    expect(locate(buildAreaIndex([{ code: 'line', rings: [line] }]), 0, 0.5)).toBe(-1);
  });
});

describe('a place outside', () => {
  const index = buildAreaIndex(TILES);

  it.each([
    [-0.1, 1],
    [3.1, 1],
    [1, -0.1],
    [1, 3.1],
    [Number.NaN, 1],
    [1, Number.NaN],
    [Number.POSITIVE_INFINITY, 1],
  ])('is nowhere: %d, %d', (lon, lat) => {
    expect(locate(index, lon, lat)).toBe(-1);
    expect(locateAll(index, lon, lat)).toEqual([]);
  });
});
