import { distanceKilometres, type Point, toKilometres } from './plane.ts';

/** A town-level unit as the generator sees it: a centre on the working grid and a weight. */
export type TownSeed = { code: string; centre: Point; communities: number };

/** Share of a town's households that live close around its centre. */
const CORE_SHARE = 0.55;
const CORE_RADIUS_KILOMETRES = 1;
const FIELD_RADIUS_KILOMETRES = 3.4;
/** Towns of this many communities have the core radius above; others grow with the root. */
const TYPICAL_COMMUNITIES = 14;
/** Emptiest countryside and densest centre, households per km² before scaling to the census. */
const FLOOR_PER_SQUARE_KILOMETRE = 110;
const CEILING_PER_SQUARE_KILOMETRE = 9_000;
const HOUSEHOLDS_PER_COMMUNITY = 2_150;

/**
 * Relative density of households at a place, per km²: a peak and a wide field round every town centre
 * of the county, never below the countryside's floor.
 */
export function densityAt(point: Point, towns: readonly TownSeed[]): number {
  let density = FLOOR_PER_SQUARE_KILOMETRE;
  for (const { centre, communities } of towns) {
    const distance = distanceKilometres(point, centre);
    const households = communities * HOUSEHOLDS_PER_COMMUNITY;
    const core = CORE_RADIUS_KILOMETRES * Math.sqrt(communities / TYPICAL_COMMUNITIES);
    density += households * CORE_SHARE * bell(distance, Math.max(core, 0.45));
    density += households * (1 - CORE_SHARE) * bell(distance, FIELD_RADIUS_KILOMETRES);
  }
  return Math.min(density, CEILING_PER_SQUARE_KILOMETRE);
}

/** The Gaussian of unit mass on the plane, per km². */
function bell(distance: number, radius: number): number {
  return Math.exp(-(distance ** 2) / (2 * radius ** 2)) / (2 * Math.PI * radius ** 2);
}

/** A sample of a region: its place in kilometres and the households (or km² of water) it stands for. */
export type Sample = { east: number; north: number; mass: number };

/** A sample at a point of the working grid. */
export function sampleAt(point: Point, mass: number): Sample {
  const [east, north] = toKilometres(point);
  return { east, north, mass };
}
