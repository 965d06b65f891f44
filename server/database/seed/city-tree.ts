import { feature, merge } from 'topojson-client';
import type { AreaCollection, Coverage } from '../../../geodata/read.ts';
import { type AreaLevel, CITY_CODE } from '../../../shared/model/area.ts';
import type { GridKind } from '../../../shared/model/grid.ts';

export type Outline = GeoJSON.MultiPolygon;

export type SeedArea = {
  code: string;
  level: AreaLevel;
  name: string;
  parent: string | null;
  county: string | null;
  town: string | null;
  households: number;
  outline: Outline;
  /** Real boundaries and names of counties; everything below is drawn by a tool. */
  synthetic: boolean;
};

export type SeedGrid = {
  code: string;
  kind: GridKind;
  name: string;
  community: string;
  town: string;
  county: string;
  households: number;
  outline: Outline;
};

const CITY_NAME = '无锡市';
const COUNTY_DIGITS = 6;
const TOWN_DIGITS = 9;
const COMMUNITY_DIGITS = 12;

const outlineOf = (geometry: GeoJSON.Geometry, code: string): Outline => {
  if (geometry.type === 'MultiPolygon') return geometry;
  if (geometry.type === 'Polygon') {
    return { type: 'MultiPolygon', coordinates: [geometry.coordinates] };
  }
  throw new TypeError(`area ${code}: expected a polygon, got ${geometry.type}`);
};

const shapesOf = <Properties extends { code: string }>(
  coverage: Coverage,
  collection: AreaCollection<Properties>,
) =>
  feature<Properties>(coverage, collection).features.map(({ geometry, properties }) => ({
    properties,
    outline: outlineOf(geometry, properties.code),
  }));

const cityOutline = (coverage: Coverage): Outline =>
  merge(coverage, coverage.objects.counties.geometries);

/**
 * The grids of a coverage with their parents. Here, once, at import, parents are read from the codes,
 * as the statistical code scheme defines them; afterwards everybody follows the stored parents.
 */
export const gridsOf = (coverage: Coverage): SeedGrid[] =>
  shapesOf(coverage, coverage.objects.grids).map(({ properties: { code, ...rest }, outline }) => ({
    ...rest,
    code,
    community: code.slice(0, COMMUNITY_DIGITS),
    town: code.slice(0, TOWN_DIGITS),
    county: code.slice(0, COUNTY_DIGITS),
    outline,
  }));

type Tally = (code: string | null) => number;

const countHouseholds = (grids: readonly SeedGrid[]): Tally => {
  const sums = new Map<string, number>();
  const add = (code: string, households: number) =>
    sums.set(code, (sums.get(code) ?? 0) + households);
  for (const { community, town, county, households } of grids) {
    for (const code of [community, town, county, CITY_CODE]) add(code, households);
  }
  return (code) => sums.get(code ?? '') ?? 0;
};

const functionalAreasOf = (coverage: Coverage, households: Tally): SeedArea[] =>
  shapesOf(coverage, coverage.objects.functionalAreas).map(({ properties, outline }) => {
    const { code, name, towns } = properties;
    const counties = [...new Set(towns.map((town) => town.slice(0, COUNTY_DIGITS)))];
    const county = counties.length === 1 ? counties[0]! : null;
    return {
      code,
      level: 'functional',
      name,
      parent: county ?? CITY_CODE,
      county,
      town: null,
      households: towns.reduce((sum, town) => sum + households(town), 0),
      outline,
      synthetic: true,
    };
  });

/** Every area of a coverage, parents before children. Households are the sums of the grids. */
export const areasOf = (coverage: Coverage, grids: readonly SeedGrid[]): SeedArea[] => {
  const households = countHouseholds(grids);
  const { counties, towns, communities } = coverage.objects;
  const level = (
    collection: AreaCollection<{ code: string; name: string }>,
    name: AreaLevel,
    parentDigits: number,
  ): SeedArea[] =>
    shapesOf(coverage, collection).map(({ properties: { code, name: called }, outline }) => ({
      code,
      level: name,
      name: called,
      parent: parentDigits === 0 ? CITY_CODE : code.slice(0, parentDigits),
      county: code.slice(0, COUNTY_DIGITS),
      town: name === 'county' ? null : code.slice(0, TOWN_DIGITS),
      households: households(code),
      outline,
      synthetic: name !== 'county',
    }));
  const city: SeedArea = {
    code: CITY_CODE,
    level: 'city',
    name: CITY_NAME,
    parent: null,
    county: null,
    town: null,
    households: households(CITY_CODE),
    outline: cityOutline(coverage),
    synthetic: false,
  };
  return [
    city,
    ...level(counties, 'county', 0),
    ...level(towns, 'town', COUNTY_DIGITS),
    ...level(communities, 'community', TOWN_DIGITS),
    ...functionalAreasOf(coverage, households),
  ];
};
