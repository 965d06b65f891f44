import { feature } from 'topojson-client';
import { readCoverage } from '../../geodata/read.ts';
import type { CoverageGrid } from '../../shared/geo/coverage/coverage.ts';
import type { CommunityLimit } from '../../shared/geo/coverage/open-coverage.ts';
import type { Position } from '../../shared/model/common.ts';

/** A community of the tests, and the south-west corner of its first cell. */
export const COMMUNITY = '320205001001';
const CORNER: Position = [120.3, 31.5];
/** A cell is this wide, degrees: about 95 m by 111 m. */
const CELL = 0.001;

/** The corner of column `x` and row `y`, on the lattice; fractions of a cell are places between. */
export const at = (x: number, y: number): Position => [
  Math.round((CORNER[0] + x * CELL) * 1e6) / 1e6,
  Math.round((CORNER[1] + y * CELL) * 1e6) / 1e6,
];

/** A closed counter-clockwise outline through corners. */
export const outlineOf = (...corners: [number, number][]): Position[] =>
  [...corners, corners[0]!].map(([x, y]) => at(x, y));

export const boxOf = (west: number, south: number, east: number, north: number): Position[] =>
  outlineOf([west, south], [east, south], [east, north], [west, north]);

export const gridKey = (sequence: number, community = COMMUNITY): string =>
  `${community}${String(sequence).padStart(3, '0')}`;

/** A grid of the board: from column and row, one cell each way unless told. */
export const cellGrid = (
  sequence: number,
  outline: Position[][],
  community = COMMUNITY,
): CoverageGrid => ({
  key: gridKey(sequence, community),
  community,
  kind: 'comprehensive',
  name: `第${sequence}网格`,
  households: 400,
  parent: null,
  outline: [outline],
});

/** A board of columns and rows, one grid a cell, numbered from the south-west, east and then north. */
export const board = (columns: number, rows: number) => {
  const grids: CoverageGrid[] = [];
  const corners: [number, number][] = [];
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      grids.push(cellGrid(grids.length + 1, [boxOf(x, y, x + 1, y + 1)]));
    }
  }
  for (let x = 0; x < columns; x += 1) corners.push([x, 0]);
  for (let y = 0; y < rows; y += 1) corners.push([columns, y]);
  for (let x = columns; x > 0; x -= 1) corners.push([x, rows]);
  for (let y = rows; y > 0; y -= 1) corners.push([0, y]);
  const communities: CommunityLimit[] = [{ code: COMMUNITY, rings: [outlineOf(...corners)] }];
  return { grids, communities };
};

type Outline = GeoJSON.Polygon | GeoJSON.MultiPolygon;
const partsOf = (geometry: Outline) =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];

let city: { grids: CoverageGrid[]; communities: CommunityLimit[] } | undefined;

/** The demonstration city's grids and communities. */
export const cityGrids = () => {
  if (city) return city;
  const coverage = readCoverage();
  const { grids, communities } = coverage.objects;
  const shapeOf = (geometry: (typeof communities.geometries)[number]) =>
    partsOf((feature(coverage, geometry) as GeoJSON.Feature<Outline>).geometry);
  city = {
    grids: grids.geometries.map((geometry) => {
      const { code, kind, households, name } = geometry.properties;
      const community = code.slice(0, 12);
      const outline = shapeOf(geometry);
      return { key: code, community, kind, name, households, parent: null, outline };
    }),
    communities: communities.geometries.map((geometry) => ({
      code: geometry.properties.code,
      rings: shapeOf(geometry).flat(),
    })),
  };
  return city;
};
