import type { Cell } from './collect-cells.ts';
import type { TownSeed } from './density.ts';
import { type GroupSeed, growGroups } from './growth.ts';
import { distanceKilometres, type Point } from './plane.ts';
import type { SourceUnit } from './sources.ts';

const RELAXATIONS = 10;

/** The town (code) of every cell: each county's cells parted among its towns. */
export function assignTowns(
  cells: readonly Cell[],
  townsOfCounty: readonly (readonly TownSeed[])[],
): string[] {
  const townOf: string[] = new Array(cells.length);
  townsOfCounty.forEach((towns, county) => {
    const members = indicesWhere(cells, (cell) => cell.county === county);
    const total = weightOf(cells, members);
    const communities = towns.reduce((sum, town) => sum + town.communities, 0);
    const taken = new Set<number>();
    const seeds = towns.map((town): GroupSeed => {
      const plot = nearest(cells, members, town.centre, taken);
      taken.add(plot);
      return { plot, target: (total * town.communities) / communities };
    });
    for (const [cell, group] of growGroups(cells, members, seeds)) {
      townOf[cell] = towns[group]!.code;
    }
  });
  return townOf;
}

/**
 * The community (code) of every cell: each town's cells parted among its communities. Low codes (urban
 * communities come first in the statistical list) go to the parts nearest the town's centre.
 */
export function assignCommunities(
  cells: readonly Cell[],
  townOf: readonly string[],
  towns: readonly TownSeed[],
  communities: readonly SourceUnit[],
): string[] {
  const communityOf: string[] = new Array(cells.length);
  for (const town of towns) {
    const members = indicesWhere(cells, (_, index) => townOf[index] === town.code);
    const units = communities.filter(({ parent }) => parent === town.code);
    const seeds = spreadSeeds(cells, members, units.length, town.centre);
    const groups = growGroups(cells, members, seeds);
    for (const [cell, group] of groups) communityOf[cell] = units[group]!.code;
  }
  return communityOf;
}

/** Seeds spread over a town by weight, nearest to its centre first. */
function spreadSeeds(
  cells: readonly Cell[],
  members: readonly number[],
  count: number,
  centre: Point,
): GroupSeed[] {
  const land = members.filter((index) => !cells[index]!.water);
  if (land.length < count) {
    throw new Error(`Partition: expected at least ${count} land cells, got ${land.length}`);
  }
  let plots = farApart(cells, land, count);
  for (let round = 0; round < RELAXATIONS; round += 1) plots = relax(cells, land, plots);
  const target = weightOf(cells, land) / count;
  const away = (plot: number) => distanceKilometres(cells[plot]!.centre, centre);
  return plots
    .sort((one, other) => away(one) - away(other) || one - other)
    .map((plot) => ({ plot, target }));
}

/** Every k-th cell of the town in the order west to east: a fair first guess for the relaxation. */
function farApart(cells: readonly Cell[], land: readonly number[], count: number): number[] {
  const ordered = [...land].sort((one, other) => {
    return cells[one]!.centre[0] - cells[other]!.centre[0] || one - other;
  });
  return Array.from({ length: count }, (_, index) => {
    return ordered[Math.floor(((index + 0.5) * ordered.length) / count)]!;
  });
}

function relax(
  cells: readonly Cell[],
  land: readonly number[],
  plots: readonly number[],
): number[] {
  const sums = plots.map(() => ({ x: 0, y: 0, weight: 0 }));
  for (const index of land) {
    const { centre, weight } = cells[index]!;
    const closest = nearestOf(cells, plots, centre);
    const sum = sums[closest]!;
    sum.x += centre[0] * weight;
    sum.y += centre[1] * weight;
    sum.weight += weight;
  }
  const taken = new Set<number>();
  return sums.map(({ x, y, weight }, index) => {
    const middle: Point = weight > 0 ? [x / weight, y / weight] : cells[plots[index]!]!.centre;
    const plot = nearest(cells, land, middle, taken);
    taken.add(plot);
    return plot;
  });
}

function nearestOf(cells: readonly Cell[], plots: readonly number[], point: Point): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  plots.forEach((plot, index) => {
    const distance = distanceKilometres(cells[plot]!.centre, point);
    if (distance >= least) return;
    best = index;
    least = distance;
  });
  return best;
}

/** The free land cell among `members` whose centre is nearest to the point. */
function nearest(
  cells: readonly Cell[],
  members: readonly number[],
  point: Point,
  taken: ReadonlySet<number>,
): number {
  const free = members.filter((index) => !taken.has(index) && !cells[index]!.water);
  return free[nearestOf(cells, free, point)]!;
}

function indicesWhere(cells: readonly Cell[], test: (cell: Cell, index: number) => boolean) {
  return cells.flatMap((cell, index) => (test(cell, index) ? [index] : []));
}

function weightOf(cells: readonly Cell[], members: readonly number[]): number {
  return members.reduce((sum, index) => sum + cells[index]!.weight, 0);
}
