import Flatbush from 'flatbush';
import type { Position } from '../../shared/model/common.ts';
import type { City, CityGrid } from './city.ts';
import { type Point, toPoint, toPosition } from './plane.ts';
import type { Random } from './random.ts';
import { boundsOf, contains } from './rings.ts';

/** A place on land and the grid it lies in. */
export type Spot = { place: Position; grid: CityGrid };

/** Finds grids by place and places by grid; only land is ever answered. */
export type Atlas = {
  land: readonly CityGrid[];
  /** The land grid at a place, null on water and outside the city. */
  gridAt(place: Position): CityGrid | null;
  /** The place itself where it is on land, else the centre of the nearest land grid. */
  onLand(place: Position): Spot;
  /** A random place inside a land grid, a little off its border. */
  within(grid: CityGrid, random: Random): Spot;
  townName(code: string): string;
  communityName(code: string): string;
  countyName(code: string): string;
};

const TRIES = 60;

/** Builds the atlas of a city. */
export function createAtlas(city: City): Atlas {
  const land = city.grids.filter(({ cell }) => !cell.water);
  const index = new Flatbush(land.length);
  for (const { cell } of land) index.add(...boundsOf(cell.shape));
  index.finish();
  const find = (point: Point): CityGrid | null => {
    const near = index.search(point[0], point[1], point[0], point[1]).sort((a, b) => a - b);
    const hit = near.find((candidate) => contains(land[candidate]!.cell.shape, point));
    return hit === undefined ? null : land[hit]!;
  };
  const names = (units: readonly { code: string; name: string }[]) => {
    const byCode = new Map(units.map(({ code, name }) => [code, name]));
    return (code: string) => byCode.get(code) ?? code;
  };
  return {
    land,
    gridAt: (place) => find(toPoint(place)),
    onLand: (place) => {
      const grid = find(toPoint(place));
      if (grid) return { place, grid };
      const [x, y] = toPoint(place);
      const nearest = land[index.neighbors(x, y, 1)[0]!]!;
      return { place: nearest.centre, grid: nearest };
    },
    within: (grid, random) => spotIn(grid, random),
    townName: names(city.towns),
    communityName: names(city.communities),
    countyName: names(city.counties),
  };
}

function spotIn(grid: CityGrid, random: Random): Spot {
  const [west, south, east, north] = boundsOf(grid.cell.shape);
  const inset = 0.08;
  for (let round = 0; round < TRIES; round += 1) {
    const share = () => inset + random() * (1 - 2 * inset);
    const x = Math.round(west + (east - west) * share());
    const y = Math.round(south + (north - south) * share());
    if (contains(grid.cell.shape, [x, y])) return { place: toPosition([x, y]), grid };
  }
  return { place: grid.centre, grid };
}
