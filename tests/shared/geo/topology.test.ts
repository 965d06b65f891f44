import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { readCoverage } from '../../../geodata/read.ts';
import { bridgeHoles } from '../../../shared/geo/bridge-holes.ts';
import { flattenPolygons } from '../../../shared/geo/flat-polygons.ts';
import { buildAreaIndex, locate } from '../../../shared/geo/point-in-areas.ts';
import { areaShapes } from '../../../shared/geo/topology.ts';
import type { Position } from '../../../shared/model/common.ts';
import { seeded } from '../../support/cells.ts';

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const areaOf = (code: string, coordinates: Position[][][]): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'MultiPolygon', coordinates },
});

/** Two halves of a square, the eastern one with a lake and an island beyond the sea. */
const TOWNS: GeoJSON.FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    areaOf('west', [[box(0, 0, 2, 4)]]),
    areaOf('east', [[box(2, 0, 4, 4), box(2.5, 1, 3.5, 3).toReversed()], [box(6, 0, 7, 1)]]),
  ],
};
const CITY = topology({ towns: TOWNS });

describe('areas of a topology', () => {
  it('are rings that the index takes', () => {
    const shapes = areaShapes(CITY, 'towns');
    const index = buildAreaIndex(shapes);
    const codeAt = (lon: number, lat: number) => index.codes[locate(index, lon, lat)];
    expect([codeAt(1, 1), codeAt(2.2, 1), codeAt(3, 2), codeAt(6.5, 0.5)]).toEqual([
      'west',
      'east',
      undefined,
      'east',
    ]);
  });

  it('are flat for the GPU: a polygon for each part, and whose it is', () => {
    const { codes, owners, startIndices, positions } = flattenPolygons(CITY, 'towns');
    expect(codes).toEqual(['west', 'east']);
    expect([...owners]).toEqual([0, 1, 1]);
    expect(startIndices).toHaveLength(4);
    expect(positions).toHaveLength(2 * startIndices[3]!);
    for (let polygon = 0; polygon < 3; polygon++) {
      const first = 2 * startIndices[polygon]!;
      const last = 2 * startIndices[polygon + 1]! - 2;
      expect([positions[first], positions[first + 1]]).toEqual([
        positions[last],
        positions[last + 1],
      ]);
    }
  });

  it('are flat at the same places, of edges in steps walked either way', () => {
    const coverage = readCoverage();
    for (const object of ['grids', 'communities', 'functionalAreas']) {
      const shapes = areaShapes(coverage, object);
      const { codes, positions } = flattenPolygons(coverage, object);
      expect(codes).toEqual(shapes.map(({ code }) => code));
      const plain = shapes.every(({ rings }) => rings.length === 1);
      const places = shapes.flatMap(({ rings }) => rings.flat(2));
      if (plain) expect([...positions]).toEqual(places);
      else expect(positions.length).toBeGreaterThanOrEqual(places.length);
    }
  });

  it('are asked for by name', () => {
    expect(() => flattenPolygons(CITY, 'grids')).toThrow(
      'expected a collection "grids", got nothing',
    );
  });
});

describe('a polygon with holes made one ring', () => {
  const holes = [box(1, 1, 2, 2), box(3, 1.2, 4, 1.8).toReversed(), box(1, 3, 1.5, 3.5)];
  const rings = [box(0, 0, 5, 5), ...holes];

  it('has the same inside', () => {
    const whole = buildAreaIndex([{ code: 'holes', rings }]);
    const cut = buildAreaIndex([{ code: 'cut', rings: [bridgeHoles(rings)] }]);
    const random = seeded(3);
    for (let place = 0; place < 5_000; place++) {
      const [lon, lat] = [random() * 6 - 0.5, random() * 6 - 0.5];
      expect(locate(cut, lon, lat)).toBe(locate(whole, lon, lat));
    }
  });

  it('has the same area, so it winds one way throughout', () => {
    expect(Math.abs(signedArea(bridgeHoles(rings)))).toBeCloseTo(25 - 1 - 0.6 - 0.25, 9);
  });

  it('is the outer ring where there is no hole, and nothing of nothing', () => {
    expect(bridgeHoles([box(0, 0, 1, 1)])).toEqual(box(0, 0, 1, 1));
    expect(bridgeHoles([])).toEqual([]);
  });

  function signedArea(ring: readonly Position[]): number {
    return ring
      .slice(1)
      .reduce(
        (sum, [lon, lat], place) => sum + (ring[place]![0] * lat - lon * ring[place]![1]) / 2,
        0,
      );
  }
});
