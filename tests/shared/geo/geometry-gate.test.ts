import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkGeometry,
  EMPTY,
  type GateReason,
  NO_EXTENT,
  NOT_A_GEOMETRY,
  NOT_CLOSED,
  NOT_FINITE,
  OUT_OF_RANGE,
  TOO_FEW_POSITIONS,
  TOO_MANY_VERTICES,
  VERTEX_CAP,
  WRONG_DEPTH,
  WRONG_TYPE,
} from '../../../shared/geo/geometry-gate.ts';

const SQUARE = [
  [120, 31],
  [121, 31],
  [121, 32],
  [120, 32],
  [120, 31],
];
const HOLE = [
  [120.2, 31.2],
  [120.4, 31.2],
  [120.4, 31.4],
  [120.2, 31.2],
];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const multiPolygon = (...polygons: unknown[]) => ({ type: 'MultiPolygon', coordinates: polygons });

describe('the geometry gate lets through', () => {
  it.each<[string, unknown]>([
    ['a point', { type: 'Point', coordinates: [120.3, 31.5] }],
    [
      'the corners of the world',
      {
        type: 'MultiPoint',
        coordinates: [
          [-180, -90],
          [180, 90],
        ],
      },
    ],
    [
      'a line',
      {
        type: 'LineString',
        coordinates: [
          [120, 31],
          [121, 31],
        ],
      },
    ],
    [
      'two lines',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [120, 31],
            [121, 31],
          ],
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
    ],
    ['a polygon with a hole', polygon(SQUARE, HOLE)],
    ['two polygons', multiPolygon([SQUARE], [SQUARE, HOLE])],
    [
      'a crossed ring, which is ST_IsValid’s to find',
      polygon([
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ]),
    ],
  ])('%s', (_name, geometry) => {
    expect(checkGeometry(geometry)).toEqual({ valid: true });
  });

  it('as many vertices as the cap', () => {
    expect(checkGeometry(polygon(circle(VERTEX_CAP)))).toEqual({ valid: true });
  });
});

describe('the geometry gate refuses', () => {
  it.each<[string, unknown, GateReason, number[]]>([
    ['null', null, NOT_A_GEOMETRY, [-1, -1, -1]],
    ['a list', [], NOT_A_GEOMETRY, [-1, -1, -1]],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, WRONG_TYPE, [-1, -1, -1]],
    ['a prototype’s name', { type: 'toString', coordinates: [] }, WRONG_TYPE, [-1, -1, -1]],
    ['missing coordinates', { type: 'Polygon' }, WRONG_DEPTH, [-1, -1, -1]],
    ['no ring', polygon(), EMPTY, [-1, -1, -1]],
    ['no polygon', multiPolygon(), EMPTY, [-1, -1, -1]],
    ['a polygon without rings', multiPolygon([SQUARE], []), EMPTY, [1, -1, -1]],
    ['a ring where a position belongs', polygon([SQUARE]), WRONG_DEPTH, [0, 0, 0]],
    [
      'a polygon one level too flat',
      { type: 'Polygon', coordinates: SQUARE },
      WRONG_DEPTH,
      [0, 0, 0],
    ],
    ['an altitude', { type: 'Point', coordinates: [120, 31, 5] }, WRONG_DEPTH, [0, 0, 0]],
    ['text for a number', { type: 'Point', coordinates: ['a', 1] }, NOT_FINITE, [0, 0, 0]],
    ['null for a number', { type: 'Point', coordinates: [null, 1] }, NOT_FINITE, [0, 0, 0]],
    [
      'NaN',
      polygon([
        [0, 0],
        [Number.NaN, 1],
        [1, 1],
        [0, 0],
      ]),
      NOT_FINITE,
      [0, 0, 1],
    ],
    [
      'Infinity',
      polygon(SQUARE, [
        [0, 0],
        [1, 0],
        [1, Infinity],
        [0, 0],
      ]),
      NOT_FINITE,
      [0, 1, 2],
    ],
    ['a longitude of 500', { type: 'Point', coordinates: [500, 20] }, OUT_OF_RANGE, [0, 0, 0]],
    ['lat and lon swapped', { type: 'Point', coordinates: [31.5, 120.3] }, OUT_OF_RANGE, [0, 0, 0]],
    [
      'a ring of three',
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      TOO_FEW_POSITIONS,
      [0, 0, 2],
    ],
    ['an empty ring', polygon([]), TOO_FEW_POSITIONS, [0, 0, -1]],
    ['a line of one', { type: 'LineString', coordinates: [[0, 0]] }, TOO_FEW_POSITIONS, [0, 0, 0]],
    [
      'an open ring',
      polygon([
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ]),
      NOT_CLOSED,
      [0, 0, 3],
    ],
    [
      'an open hole',
      multiPolygon(
        [SQUARE],
        [
          SQUARE,
          [
            [0, 0],
            [1, 1],
            [1, 0],
            [0, 1],
          ],
        ],
      ),
      NOT_CLOSED,
      [1, 1, 3],
    ],
    [
      'a ring of one place',
      polygon([
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      NO_EXTENT,
      [0, 0, 3],
    ],
    [
      'a ring there and back',
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
        [0, 0],
      ]),
      NO_EXTENT,
      [0, 0, 3],
    ],
    [
      'a line of one place',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [0, 0],
        ],
      },
      NO_EXTENT,
      [0, 0, 1],
    ],
  ])('%s', (_name, geometry, reason, [part, ring, position]) => {
    expect(checkGeometry(geometry)).toEqual({ valid: false, reason, part, ring, position });
  });

  it('a vertex more than the cap, also over many rings', () => {
    const whole = checkGeometry(polygon(circle(VERTEX_CAP + 1)));
    const parts = checkGeometry(multiPolygon([circle(6_000)], [circle(6_000)]));
    expect([whole, parts]).toMatchObject([
      { reason: TOO_MANY_VERTICES, part: 0 },
      { reason: TOO_MANY_VERTICES, part: 1 },
    ]);
  });

  it('a type the caller has no room for', () => {
    const point = { type: 'Point', coordinates: [120, 31] };
    expect(checkGeometry(point, ['Polygon', 'MultiPolygon'])).toMatchObject({ reason: WRONG_TYPE });
  });

  it('whatever is thrown at it, without throwing itself', () => {
    const types = fc.constantFrom('Point', 'LineString', 'Polygon', 'MultiPolygon', 'MultiPoint');
    const junk = fc.record({ type: types, coordinates: fc.anything({ maxDepth: 5 }) });
    fc.assert(fc.property(junk, (geometry) => typeof checkGeometry(geometry).valid === 'boolean'));
  });
});

function circle(positions: number): [number, number][] {
  const around = Array.from({ length: positions - 1 }, (_, index): [number, number] => {
    const angle = (2 * Math.PI * index) / (positions - 1);
    return [120 + Math.cos(angle), 31 + Math.sin(angle)];
  });
  return [...around, around[0]!];
}
