import type { Position } from '../../shared/model/common.ts';
import type { GridKind } from '../../shared/model/grid.ts';
import { type BorderArc, buildArcs } from './arcs.ts';
import { buildCells } from './cells.ts';
import { householdsByCounty } from './census.ts';
import { type Cell, collectCells } from './collect-cells.ts';
import { nameDedicated } from './dedicated.ts';
import { densityAt } from './density.ts';
import { groupBy } from './group.ts';
import { shareHouseholds } from './households.ts';
import { assignCommunities, assignTowns } from './partition.ts';
import { toPosition } from './plane.ts';
import { randomFor } from './random.ts';
import { buildRegions } from './regions.ts';
import { seedRegions } from './seed-regions.ts';
import {
  readSourceCommunities,
  readSourceCounties,
  readSourceTowns,
  readSourceWater,
  type SourceCounty,
  type SourceUnit,
  type SourceWater,
} from './sources.ts';
import { townSeedsByCounty } from './town-seeds.ts';

/** A grid with its cell: everything the registers need to place things. */
export type CityGrid = {
  code: string;
  kind: GridKind;
  name: string;
  households: number;
  community: string;
  town: string;
  county: string;
  centre: Position;
  cell: Cell;
};

/** The generated city. `grids` is in the order of the cells the arcs speak of. */
export type City = {
  counties: SourceCounty[];
  towns: SourceUnit[];
  communities: SourceUnit[];
  waters: SourceWater[];
  grids: CityGrid[];
  arcs: BorderArc[];
};

/** Grows the city: land and water, cells, towns, communities, codes, households. `report` hears of progress. */
export function growCity(report: (step: string) => void): City {
  const counties = readSourceCounties();
  const towns = readSourceTowns();
  const communities = readSourceCommunities();
  const waters = readSourceWater();
  const townsOfCounty = townSeedsByCounty(counties, towns, communities);
  const { regions, borders } = buildRegions(counties, waters);
  report(`${regions.length} pieces of land and water`);
  const seeded = seedRegions(regions, counties, townsOfCounty);
  const coverage = collectCells(buildCells(seeded, borders), seeded, ({ county }, centre) =>
    densityAt(centre, townsOfCounty[county]!),
  );
  const { cells } = coverage;
  report(`${cells.length} cells`);
  const townOf = assignTowns(cells, townsOfCounty);
  const communityOf = assignCommunities(cells, townOf, townsOfCounty.flat(), communities);
  report(`${towns.length} towns, ${communities.length} communities`);
  const grids = describeGrids(cells, counties, communities, townOf, communityOf);
  nameDedicated(grids, waters);
  countHouseholds(grids);
  return { counties, towns, communities, waters, grids, arcs: buildArcs(coverage) };
}

function describeGrids(
  cells: readonly Cell[],
  counties: readonly SourceCounty[],
  communities: readonly SourceUnit[],
  townOf: readonly string[],
  communityOf: readonly string[],
): CityGrid[] {
  const nameOf = new Map(communities.map(({ code, name }) => [code, name]));
  const grids = cells.map(
    (cell, index): CityGrid => ({
      code: '',
      kind: 'comprehensive',
      name: '',
      households: 0,
      community: communityOf[index]!,
      town: townOf[index]!,
      county: counties[cell.county]!.code,
      centre: toPosition([Math.round(cell.centre[0]), Math.round(cell.centre[1])]),
      cell,
    }),
  );
  for (const members of groupBy(grids, ({ community }) => community).values()) {
    members.sort(westToEast).forEach((grid, index) => {
      const sequence = String(index + 1).padStart(3, '0');
      grid.code = grid.community + sequence;
      grid.name = `${nameOf.get(grid.community)}第${index + 1}网格`;
    });
  }
  return grids;
}

/** Columns of a thousandth of a degree from west to east, north to south within one. */
function westToEast(one: CityGrid, other: CityGrid): number {
  const columns = Math.floor(one.centre[0] * 1_000) - Math.floor(other.centre[0] * 1_000);
  return columns || other.centre[1] - one.centre[1];
}

function countHouseholds(grids: readonly CityGrid[]): void {
  for (const [county, total] of householdsByCounty()) {
    const homes = grids.filter((grid) => grid.county === county && grid.kind === 'comprehensive');
    const weights = homes.map(({ cell }) => cell.weight);
    shareHouseholds(weights, total, randomFor(`households ${county}`)).forEach((count, index) => {
      homes[index]!.households = count;
    });
  }
}
