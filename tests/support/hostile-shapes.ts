import type { ForeignShape } from '../../shared/geo/coverage/findings-of-shapes.ts';
import type { Position } from '../../shared/model/common.ts';
import type { FindingRule } from '../../shared/model/grid-finding.ts';
import { at, board, boxOf, COMMUNITY, gridKey, outlineOf } from './coverage.ts';

/** Shapes that come as one division of the board's community, and every rule they break. */
export type HostileShapes = { name: string; shapes: ForeignShape[]; rules: FindingRule[] };

/** The community that all of them claim: two cells each way. */
export const HOSTILE_COMMUNITIES = board(2, 2).communities;

type Rings = unknown[];
const polygon = (...coordinates: Rings): unknown => ({ type: 'Polygon', coordinates });
const multi = (...coordinates: Rings[]): unknown => ({ type: 'MultiPolygon', coordinates });

const shape = (
  geometry: unknown,
  sequence = 1,
  rest: Partial<ForeignShape> = {},
): ForeignShape => ({
  key: gridKey(sequence),
  community: COMMUNITY,
  geometry,
  ...rest,
});

const whole = boxOf(0, 0, 2, 2);
const west = boxOf(0, 0, 1, 2);
const east = boxOf(1, 0, 2, 2);
const ring = (...corners: [number, number][]): Position[] => outlineOf(...corners);
const open = (positions: Position[]): Position[] => positions.slice(0, -1);
const wound = (positions: Position[]): Position[] => [...positions].reverse();
const moved = (positions: Position[], lon: number, lat: number): Position[] =>
  positions.map(([x, y]) => [x + lon, y + lat]);
const swapped = (positions: Position[]): Position[] => positions.map(([lon, lat]) => [lat, lon]);

/** A closed ring of so many corners about the middle of the board. */
const circle = (corners: number, radius = 0.9): Position[] => {
  const places = Array.from({ length: corners }, (_, corner): Position => {
    const angle = (corner / corners) * 2 * Math.PI;
    return at(1 + radius * Math.cos(angle), 1 + radius * Math.sin(angle));
  });
  return [...places, places[0]!];
};

/** A closed ring that runs to and from its middle: every strip of it is crossed by thousands of edges. */
const spikes = (corners: number): Position[] => {
  const places = circle(corners).slice(0, -1);
  const [lon, lat] = at(1, 1);
  const ring = places.map(
    ([x, y], index): Position =>
      index % 2 === 0 ? [x, y] : [lon + (x - lon) / 10, lat + (y - lat) / 10],
  );
  return [...ring, ring[0]!];
};

/** About 485 m: 437 m east and 210 m south, as GCJ-02 lies to WGS 84 at Wuxi (DOMAIN.md §6). */
const GCJ_SHIFT = [0.0046, -0.0019] as const;

const one = (name: string, geometry: unknown, ...rules: FindingRule[]): HostileShapes => ({
  name,
  shapes: [shape(geometry)],
  rules,
});
const two = (name: string, left: unknown, right: unknown, ...rules: FindingRule[]) => ({
  name,
  shapes: [shape(left, 1), shape(right, 2)],
  rules,
});

const notPolygons: HostileShapes[] = [
  one('nothing', null, 'not-a-polygon', 'gap'),
  one('a number', 42, 'not-a-polygon', 'gap'),
  one('a text', 'POLYGON EMPTY', 'not-a-polygon', 'gap'),
  one('a list', [whole], 'not-a-polygon', 'gap'),
  one('a point', { type: 'Point', coordinates: at(1, 1) }, 'not-a-polygon', 'gap'),
  one('a line', { type: 'LineString', coordinates: whole }, 'not-a-polygon', 'gap'),
  one('a collection', { type: 'GeometryCollection', geometries: [] }, 'not-a-polygon', 'gap'),
  one('a type nobody knows', { type: 'Curve', coordinates: [whole] }, 'not-a-polygon', 'gap'),
  one('no coordinates', { type: 'Polygon' }, 'not-a-polygon', 'gap'),
  one('no rings', polygon(), 'not-a-polygon', 'gap'),
  one('no parts', multi(), 'not-a-polygon', 'gap'),
  one('a part without rings', multi([]), 'not-a-polygon', 'gap'),
  one(
    'a ring not nested deep enough',
    { type: 'Polygon', coordinates: whole },
    'not-a-polygon',
    'gap',
  ),
  one('a ring nested too deep', polygon([whole]), 'not-a-polygon', 'gap'),
  one('heights', polygon(whole.map(([lon, lat]) => [lon, lat, 3])), 'not-a-polygon', 'gap'),
  one('positions of one number', polygon(whole.map(([lon]) => [lon])), 'not-a-polygon', 'gap'),
  one(
    'nested 300 deep',
    JSON.parse(`{"type":"Polygon","coordinates":${'['.repeat(300)}${']'.repeat(300)}}`),
    'not-a-polygon',
    'gap',
  ),
];

const badNumbers: HostileShapes[] = [
  one('NaN', polygon([[Number.NaN, 31.5], ...whole.slice(1)]), 'not-finite', 'gap'),
  one('infinity', polygon([...open(whole), [Infinity, 31.5], whole[0]]), 'not-finite', 'gap'),
  one('numbers as text', polygon(whole.map((place) => place.map(String))), 'not-finite', 'gap'),
  one('nulls', polygon(whole.map(() => [null, null])), 'not-finite', 'gap'),
  one('swapped axes', polygon(swapped(whole)), 'swapped-axes', 'gap'),
  one('swapped axes in parts', multi([swapped(west)], [swapped(east)]), 'swapped-axes', 'gap'),
  one('longitude 500', polygon(moved(whole, 500, 0)), 'off-the-map', 'gap'),
  one('latitude 95', polygon(moved(whole, 0, 63.6)), 'off-the-map', 'gap'),
  one('null island', polygon(moved(whole, -120.3, -31.5)), 'off-the-map', 'gap'),
  one('another city', polygon(moved(whole, -4, 8)), 'off-the-map', 'gap'),
  one('across the 180th meridian', polygon(moved(whole, 59.699, 0)), 'off-the-map', 'gap'),
  one(
    'one corner at null island',
    polygon([[0, 0], ...whole.slice(1, -1), [0, 0]]),
    'off-the-map',
    'gap',
  ),
  one(
    'metres of a projection',
    polygon(whole.map(([lon, lat]) => [lon * 1e5, lat * 1e5])),
    'off-the-map',
    'gap',
  ),
  one(
    'the whole world',
    polygon([
      [-180, -90],
      [180, -90],
      [180, 90],
      [-180, 90],
      [-180, -90],
    ]),
    'off-the-map',
    'gap',
  ),
];

const badRings: HostileShapes[] = [
  one('an unclosed ring', polygon(open(whole)), 'not-closed', 'gap'),
  one(
    'a ring closed but for a millimetre',
    polygon([...open(whole), moved([whole[0]!], 1e-8, 0)[0]]),
    'not-closed',
    'gap',
  ),
  one('an unclosed hole', polygon(whole, open(boxOf(0.5, 0.5, 1, 1))), 'not-closed', 'gap'),
  one('two positions', polygon([at(0, 0), at(1, 1)]), 'too-few-positions', 'gap'),
  one('an empty ring', polygon([]), 'too-few-positions', 'gap'),
  one('one position four times', polygon(Array(4).fill(at(0, 0))), 'no-extent', 'gap'),
  one('there and back', polygon([at(0, 0), at(1, 1), at(0, 0), at(0, 0)]), 'no-extent', 'gap'),
  one('three corners on a line', polygon(ring([0, 0], [1, 0], [2, 0])), 'no-extent', 'gap'),
  one('200,000 vertices', polygon(circle(200_000)), 'too-many-vertices', 'gap'),
  one('10,001 positions', polygon(circle(10_000)), 'too-many-vertices', 'gap'),
  one(
    '10,000 positions in two parts and one more',
    multi([circle(5_000)], [circle(5_000, 0.5)]),
    'too-many-vertices',
    'gap',
  ),
  one('a star of ten thousand spikes', polygon(spikes(9_998)), 'too-many-vertices', 'gap'),
  one('a bow-tie', polygon(ring([0, 0], [2, 2], [2, 0], [0, 2])), 'self-crossing', 'gap'),
  one('an uneven bow-tie', polygon(ring([0, 0], [2, 1.5], [2, 0], [0, 2])), 'self-crossing', 'gap'),
  one(
    'a ring that touches itself',
    polygon(ring([0, 0], [2, 0], [2, 2], [1, 0], [0, 2])),
    'self-crossing',
    'gap',
  ),
  one(
    'a ring round a point twice',
    polygon(ring([0, 0], [1, 1], [2, 0], [2, 2], [1, 1], [0, 2])),
    'self-crossing',
    'gap',
  ),
  one('a ring run twice', polygon([...whole, ...whole.slice(1)]), 'self-crossing', 'gap'),
  one(
    'a star of five points',
    polygon(ring([1, 2], [1.6, 0], [0, 1.2], [2, 1.2], [0.4, 0])),
    'self-crossing',
    'gap',
  ),
  one(
    'a spike outwards',
    polygon(ring([0, 0], [2, 0], [2, 2], [2.5, 2.5], [2, 2], [0, 2])),
    'spike',
    'gap',
  ),
  one(
    'a spike inwards',
    polygon(ring([0, 0], [2, 0], [2, 2], [1, 1], [2, 2], [0, 2])),
    'spike',
    'gap',
  ),
  one(
    'a spike along an edge',
    polygon(ring([0, 0], [2, 0], [1, 0], [2, 2], [0, 2])),
    'spike',
    'gap',
  ),
  one('repeated vertices', polygon(whole.flatMap((place) => [place, place])), 'repeated-vertex'),
  one('clockwise', polygon(wound(whole))),
];

const badHoles: HostileShapes[] = [
  one('a hole', polygon(whole, wound(boxOf(0.5, 0.5, 1.5, 1.5))), 'gap'),
  one('a hole wound like its ring', polygon(whole, boxOf(0.5, 0.5, 1.5, 1.5)), 'gap'),
  one('a hole outside', polygon(west, boxOf(1.2, 0.5, 1.8, 1.5)), 'hole-outside', 'gap'),
  one('a hole across the ring', polygon(west, boxOf(0.5, 0.5, 1.5, 1.5)), 'rings-overlap', 'gap'),
  one('a hole as large as its ring', polygon(whole, wound(whole)), 'rings-overlap', 'gap'),
  one(
    'a hole that touches at a point',
    polygon(whole, ring([0, 1], [0.5, 0.5], [0.5, 1.5])),
    'gap',
  ),
  one('a hole along the ring', polygon(whole, boxOf(0, 0.5, 1, 1.5)), 'rings-overlap', 'gap'),
  one(
    'a hole in a hole',
    polygon(whole, boxOf(0.2, 0.2, 1.8, 1.8), boxOf(0.5, 0.5, 1, 1)),
    'rings-overlap',
    'gap',
  ),
  one(
    'holes that cross',
    polygon(whole, boxOf(0.2, 0.2, 1, 1), boxOf(0.5, 0.5, 1.5, 1.5)),
    'rings-overlap',
    'gap',
  ),
  one('parts that overlap', multi([west], [boxOf(0.5, 0, 2, 2)]), 'rings-overlap', 'gap'),
  one('the same part twice', multi([whole], [whole]), 'rings-overlap', 'gap'),
  one('a part in a part', multi([whole], [boxOf(0.5, 0.5, 1, 1)]), 'rings-overlap', 'gap'),
  one('parts that share an edge', multi([west], [east]), 'rings-overlap', 'gap'),
  one('two parts', multi([boxOf(0, 0, 0.9, 2)], [boxOf(1.1, 0, 2, 2)]), 'several-parts', 'gap'),
  one(
    'parts that touch at a point',
    multi([boxOf(0, 0, 1, 1)], [boxOf(1, 1, 2, 2)]),
    'several-parts',
    'gap',
  ),
];

const badTilings: HostileShapes[] = [
  two('two that fit', polygon(west), polygon(east)),
  two('an overlap', polygon(boxOf(0, 0, 1.1, 2)), polygon(east), 'overlap'),
  two('an overlap of less than a square metre', polygon(boxOf(0, 0, 1.00001, 2)), polygon(east)),
  two('a sliver of a gap', polygon(boxOf(0, 0, 0.999, 2)), polygon(east), 'gap'),
  two('a gap of less than a square metre', polygon(boxOf(0, 0, 0.99999, 2)), polygon(east)),
  two('the same shape twice', polygon(whole), polygon(whole), 'overlap'),
  two('one within the other', polygon(whole), polygon(boxOf(0.5, 0.5, 1.5, 1.5)), 'overlap'),
  two(
    'a crossing without common vertices',
    polygon(ring([0, 0], [1.2, 0], [0.8, 2], [0, 2])),
    polygon(east),
    'gap',
    'overlap',
  ),
  two('beyond the community', polygon(west), polygon(boxOf(1, 0, 2.5, 2)), 'outside-community'),
  two(
    'a vertex of one neighbour alone',
    polygon(west),
    polygon(ring([1, 0], [2, 0], [2, 2], [1, 2], [1, 1])),
  ),
  two(
    'a comb',
    polygon(ring([0, 0], [1, 0], [1, 0.5], [0.2, 0.5], [0.2, 1], [1, 1], [1, 2], [0, 2])),
    polygon(east),
    'gap',
  ),
  {
    name: 'a shift of 500 m',
    shapes: [
      shape(polygon(moved(west, ...GCJ_SHIFT))),
      shape(polygon(moved(east, ...GCJ_SHIFT)), 2),
    ],
    rules: ['shifted-datum', 'gap', 'outside-community'],
  },
  {
    name: 'another community',
    shapes: [shape(polygon(whole), 1, { community: '320205001999' })],
    rules: ['no-such-community', 'code-elsewhere', 'gap'],
  },
  {
    name: 'no community, and none about',
    shapes: [shape(polygon(moved(whole, 0.1, 0)), 1, { community: null })],
    rules: ['no-such-community', 'gap'],
  },
  {
    name: 'one code twice',
    shapes: [shape(polygon(west)), shape(polygon(east))],
    rules: ['code-repeated'],
  },
  {
    name: 'codes of other digits',
    shapes: [
      { ...shape(polygon(west)), key: "'; DROP TABLE grid; --" },
      { ...shape(polygon(east)), key: '３２０２０５００１００１００２' },
    ],
    rules: ['code-malformed'],
  },
  {
    name: 'a code of ten thousand signs',
    shapes: [{ ...shape(polygon(whole)), key: '9'.repeat(10_000) }],
    rules: ['code-malformed'],
  },
  {
    name: 'a code of elsewhere',
    shapes: [{ ...shape(polygon(whole)), key: '320211001001001' }],
    rules: ['code-elsewhere'],
  },
  {
    name: 'too few and too many households',
    shapes: [
      shape(polygon(west), 1, { households: 12 }),
      shape(polygon(east), 2, { households: 9_000 }),
    ],
    rules: ['households-few', 'households-many'],
  },
  {
    name: 'a micro-grid beyond its grid',
    shapes: [
      shape(polygon(west)),
      shape(polygon(east), 2),
      {
        ...shape(polygon(boxOf(0.5, 0.5, 1.5, 1)), 1, { kind: 'micro', parent: gridKey(1) }),
        key: `${gridKey(1)}01`,
      },
    ],
    rules: ['micro-outside-grid'],
  },
  {
    name: 'a micro-grid without its grid',
    shapes: [
      shape(polygon(whole)),
      {
        ...shape(polygon(boxOf(0.5, 0.5, 1, 1)), 1, { kind: 'micro', parent: gridKey(7) }),
        key: `${gridKey(7)}01`,
      },
    ],
    rules: ['micro-without-grid'],
  },
  {
    name: 'micro-grids that overlap',
    shapes: [
      shape(polygon(whole)),
      {
        ...shape(polygon(boxOf(0.5, 0.5, 1, 1)), 1, { kind: 'micro', parent: gridKey(1) }),
        key: `${gridKey(1)}01`,
      },
      {
        ...shape(polygon(boxOf(0.7, 0.5, 1.2, 1)), 1, { kind: 'micro', parent: gridKey(1) }),
        key: `${gridKey(1)}02`,
      },
    ],
    rules: ['overlap'],
  },
];

/** Shapes that a file from anywhere may hold, one division each. */
export const HOSTILE_SHAPES: readonly HostileShapes[] = [
  ...notPolygons,
  ...badNumbers,
  ...badRings,
  ...badHoles,
  ...badTilings,
];
