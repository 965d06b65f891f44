import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import type { Coverage } from '../../geodata/read.ts';
import type { Position } from '../../shared/model/common.ts';

export const COUNTIES = { east: '320205', west: '320211' } as const;
/** Two towns a county, from west to east. */
export const TOWNS = {
  eastOne: '320205001',
  eastTwo: '320205002',
  westOne: '320211001',
  westTwo: '320211002',
} as const;
export const FUNCTIONAL_AREA = 'E320211JK';

/** A town is a square this wide, one community of two grids, the southern first. Degrees. */
const TOWN_DEGREES = 0.02;
const SOUTH_WEST: Position = [120.3, 31.5];
const TOWN_CODES: readonly string[] = [TOWNS.westOne, TOWNS.westTwo, TOWNS.eastOne, TOWNS.eastTwo];

export const communityOf = (town: string) => `${town}001`;
export const gridOf = (town: string, sequence: 1 | 2) => `${town}00100${sequence}`;

type Properties = Record<string, unknown>;
/** The lattice of the coverage, a millionth of a degree. */
const QUANTUM: [number, number] = [0.000001, 0.000001];
const onLattice = (degrees: number) => Number(degrees.toFixed(6));

/** A closed counter-clockwise box. */
export const box = (west: number, south: number, east: number, north: number): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

const feature = (geometry: GeoJSON.Polygon, properties: Properties): GeoJSON.Feature => ({
  type: 'Feature',
  geometry,
  properties,
});

const westOf = (town: string) => onLattice(SOUTH_WEST[0] + TOWN_CODES.indexOf(town) * TOWN_DEGREES);
const eastOf = (town: string) => onLattice(westOf(town) + TOWN_DEGREES);
const [SOUTH, MIDDLE, NORTH] = [0, 0.5, 1].map((up) =>
  onLattice(SOUTH_WEST[1] + up * TOWN_DEGREES),
) as [number, number, number];

/** A box over towns side by side, with every vertex of the grids along its border. */
const boxOver = (towns: readonly string[]): GeoJSON.Polygon => {
  const west = westOf(towns[0]!);
  const easts = towns.map(eastOf);
  const east = easts.at(-1)!;
  const between = easts.slice(0, -1);
  const ring = [
    [west, SOUTH],
    ...between.map((lon) => [lon, SOUTH]),
    [east, SOUTH],
    [east, MIDDLE],
    [east, NORTH],
    ...[...between].reverse().map((lon) => [lon, NORTH]),
    [west, NORTH],
    [west, MIDDLE],
    [west, SOUTH],
  ];
  return { type: 'Polygon', coordinates: [ring] };
};
const townBox = (town: string) => boxOver([town]);

const gridBox = (town: string, sequence: number) => {
  const [south, north] = sequence === 1 ? [SOUTH, MIDDLE] : [MIDDLE, NORTH];
  return box(westOf(town), south, eastOf(town), north);
};

/** The middle of a grid, [lon, lat]. */
export const middleOf = (town: string, sequence: 1 | 2 = 1): Position => [
  westOf(town) + TOWN_DEGREES / 2,
  SOUTH_WEST[1] + ((sequence - 0.5) * TOWN_DEGREES) / 2,
];

const countyFeature = (code: string, name: string, towns: readonly string[]) =>
  feature(boxOver(towns), { code, name, nameEnglish: name });

/** The ends of the line between the two grids of a town, from west to east. */
export const lineBetween = (town: string): [Position, Position] => {
  return [
    [westOf(town), MIDDLE],
    [eastOf(town), MIDDLE],
  ];
};

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

/** Two counties, four towns side by side from west to east, eight grids, one functional area. */
export const smallCoverage = (): Coverage => {
  const shared = topology({
    counties: collection([
      countyFeature(COUNTIES.west, '西区', [TOWNS.westOne, TOWNS.westTwo]),
      countyFeature(COUNTIES.east, '东区', [TOWNS.eastOne, TOWNS.eastTwo]),
    ]),
    towns: collection(
      TOWN_CODES.map((code) => feature(townBox(code), { code, name: `镇${code}` })),
    ),
    communities: collection(
      TOWN_CODES.map((town) =>
        feature(townBox(town), { code: communityOf(town), name: `社区${town}` }),
      ),
    ),
    grids: collection(
      TOWN_CODES.flatMap((town) =>
        ([1, 2] as const).map((sequence) => {
          const code = gridOf(town, sequence);
          const named = { code, kind: 'comprehensive', households: 100, name: `网格${sequence}` };
          return feature(gridBox(town, sequence), named);
        }),
      ),
    ),
    functionalAreas: collection([
      feature(townBox(TOWNS.westOne), {
        code: FUNCTIONAL_AREA,
        name: '开发区',
        nameEnglish: 'Development area',
        towns: [TOWNS.westOne],
      }),
    ]),
  });
  return quantize(shared as never, {
    scale: QUANTUM,
    translate: SOUTH_WEST,
  }) as unknown as Coverage;
};
