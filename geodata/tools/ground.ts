import { feature } from 'topojson-client';
import { type AreaIndex, buildAreaIndex, locate } from '../../shared/geo/point-in-areas.ts';
import type { Position } from '../../shared/model/common.ts';
import { readCoverage } from '../read.ts';
import type { Random } from './random.ts';

/** A place with the town and grid it lies in. */
export type Spot = { place: Position; town: string; grid: string };

/** The committed coverage to find places in: for registers made after it, which must not move it. */
export type Ground = {
  /** Grids with households. */
  homes: readonly string[];
  within(grid: string, random: Random): Spot;
  /** A place so many metres from another, in any direction that is on inhabited ground; null: none found. */
  near(place: Position, metres: number, random: Random): Spot | null;
  /** The spot of a place; null on water, in grids without households, and outside. */
  at(place: Position): Spot | null;
  communityName(grid: string): string;
};

const TRIES = 60;
const TOWN_DIGITS = 9;
const COMMUNITY_DIGITS = 12;
const METRES_A_DEGREE = 111_195;
const rounded = ([lon, lat]: Position): Position => [
  Math.round(lon * 1e6) / 1e6,
  Math.round(lat * 1e6) / 1e6,
];

/** Reads the coverage. */
export function readGround(): Ground {
  const coverage = readCoverage();
  const grids = feature(coverage, coverage.objects.grids)
    .features.filter(({ properties }) => properties.households > 0)
    .map(({ geometry, properties }) => ({
      code: properties.code,
      rings: (geometry.type === 'Polygon'
        ? geometry.coordinates
        : (geometry as GeoJSON.MultiPolygon).coordinates.flat()) as Position[][],
    }));
  const index = buildAreaIndex(grids);
  const ringsOf = new Map(grids.map(({ code, rings }) => [code, rings]));
  const names = new Map(
    coverage.objects.communities.geometries.map(({ properties: { code, name } }) => [code, name]),
  );
  const at = (place: Position): Spot | null => {
    const grid = index.codes[locate(index, ...place)];
    return grid === undefined ? null : { place, town: grid.slice(0, TOWN_DIGITS), grid };
  };
  return {
    homes: grids.map(({ code }) => code),
    at,
    within: (grid, random) => spotIn(index, grid, ringsOf.get(grid)!, random),
    near: (place, metres, random) => {
      for (let round = 0; round < TRIES; round += 1) {
        const spot = at(moved(place, metres, random() * 2 * Math.PI));
        if (spot) return spot;
      }
      return null;
    },
    communityName: (grid) => names.get(grid.slice(0, COMMUNITY_DIGITS)) ?? grid,
  };
}

function moved([lon, lat]: Position, metres: number, bearing: number): Position {
  const degrees = metres / METRES_A_DEGREE;
  const narrow = Math.cos((lat * Math.PI) / 180);
  return rounded([lon + (degrees * Math.sin(bearing)) / narrow, lat + degrees * Math.cos(bearing)]);
}

function spotIn(index: AreaIndex, grid: string, rings: Position[][], random: Random): Spot {
  const [lons, lats] = [rings.flat().map(([lon]) => lon), rings.flat().map(([, lat]) => lat)];
  const [west, south] = [Math.min(...lons), Math.min(...lats)];
  const [width, height] = [Math.max(...lons) - west, Math.max(...lats) - south];
  for (let round = 0; round < TRIES * TRIES; round += 1) {
    const place = rounded([west + random() * width, south + random() * height]);
    if (index.codes[locate(index, ...place)] === grid) {
      return { place, town: grid.slice(0, TOWN_DIGITS), grid };
    }
  }
  throw new Error(`no place was found in grid ${grid}`);
}
