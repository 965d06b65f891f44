import type { CityGrid } from './city.ts';
import { CHEMICAL_PARKS, DEDICATED_PLACES } from './places.ts';
import { distanceKilometres, toPoint } from './plane.ts';
import { contains } from './rings.ts';
import type { SourceWater } from './sources.ts';
import { VENUES } from './venues.ts';

/**
 * Makes the grids of open water, chemical parks, scenic areas and other named places dedicated ones
 * (专属网格): they carry the place's name and no households.
 */
export function nameDedicated(grids: readonly CityGrid[], waters: readonly SourceWater[]): void {
  for (const grid of grids) {
    if (!grid.cell.water) continue;
    const water = waters.find(({ rings }) => contains(rings, grid.cell.centre));
    dedicate(grid, `${water?.name ?? '内河'}水域专属网格（${grid.name}）`);
  }
  for (const { name, centre, radiusMetres } of CHEMICAL_PARKS) {
    const within = grids.filter(
      ({ cell }) => distanceKilometres(cell.centre, toPoint(centre)) * 1_000 < radiusMetres,
    );
    for (const grid of within)
      if (!grid.cell.water) dedicate(grid, `${name}专属网格（${grid.name}）`);
  }
  const places = [...VENUES.filter(({ dedicated }) => dedicated), ...DEDICATED_PLACES];
  for (const { name, centre } of places) {
    const grid = grids.find(({ cell }) => !cell.water && contains(cell.shape, toPoint(centre)));
    if (grid && grid.kind === 'comprehensive') dedicate(grid, `${name}专属网格`);
  }
}

function dedicate(grid: CityGrid, name: string): void {
  grid.kind = 'dedicated';
  grid.name = name;
}
