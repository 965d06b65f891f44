import type { SeededRegion } from './cells.ts';
import { HOUSEHOLDS_PER_GRID, householdsByCounty } from './census.ts';
import type { TownSeed } from './density.ts';
import { randomFor } from './random.ts';
import type { Region } from './regions.ts';
import { massOf, placeSeeds, sampleRegion, WATER_CELL_SQUARE_KILOMETRES } from './seeds.ts';
import type { SourceCounty } from './sources.ts';

/** Kilometres between samples: fine where grids are small, coarse elsewhere. */
const FINE_SPACING = 0.06;
const COARSE_SPACING = 0.1;
const WATER_SPACING = 0.4;
const SMALL_REGION_SQUARE_KILOMETRES = 100;

/**
 * Gives every region its seeds: on land one for about HOUSEHOLDS_PER_GRID households of the county's census,
 * placed by density; on water one for WATER_CELL_SQUARE_KILOMETRES.
 */
export function seedRegions(
  regions: readonly Region[],
  counties: readonly SourceCounty[],
  townsOfCounty: readonly (readonly TownSeed[])[],
): SeededRegion[] {
  const households = householdsByCounty();
  const samples = regions.map((region) =>
    sampleRegion(region, townsOfCounty[region.county]!, spacingOf(region)),
  );
  const masses = samples.map(massOf);
  const landMass = counties.map((_, county) =>
    regions.reduce((sum, region, index) => {
      return region.county === county && !region.water ? sum + masses[index]! : sum;
    }, 0),
  );
  return regions.map((region, index) => {
    const share = masses[index]! / landMass[region.county]!;
    const grids = region.water
      ? masses[index]! / WATER_CELL_SQUARE_KILOMETRES
      : (share * households.get(counties[region.county]!.code)!) / HOUSEHOLDS_PER_GRID;
    const count = Math.max(1, Math.round(grids));
    return { ...region, seeds: placeSeeds(samples[index]!, count, randomFor(`region ${index}`)) };
  });
}

function spacingOf({ water, squareKilometres }: Region): number {
  if (water) return WATER_SPACING;
  return squareKilometres < SMALL_REGION_SQUARE_KILOMETRES ? FINE_SPACING : COARSE_SPACING;
}
