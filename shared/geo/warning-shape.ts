import { circle, convex, kinks, polygon, simplify } from '@turf/turf';
import type { Position } from '../model/common.ts';

/** Most positions of one polygon that goes out: some receivers refuse more [D]; PEERS §3 item 17. */
export const VERTEX_BUDGET = 100;
/** First tolerance, about a metre, and how much coarser each further try is. */
const FIRST_TOLERANCE_DEGREES = 0.000_01;
const COARSER = 1.7;
const TRIES = 30;
/** Corners of a circle that became a polygon: within 0.5 % of its radius. */
const CIRCLE_STEPS = 32;
const SMALLEST_RING = 4;

type Ring = readonly Position[];

const simpler = (ring: Ring, tolerance: number): Position[] =>
  simplify(polygon([ring.map((place) => [...place])]), { tolerance, highQuality: true }).geometry
    .coordinates[0] as Position[];

const isSimple = (ring: Ring): boolean =>
  ring.length >= SMALLEST_RING &&
  kinks(polygon([ring.map((place) => [...place])])).features.length === 0;

function within(ring: Ring, budget: number): Position[] | null {
  let tolerance = FIRST_TOLERANCE_DEGREES;
  for (let attempt = 0; attempt < TRIES; attempt += 1, tolerance *= COARSER) {
    const found = simpler(ring, tolerance);
    if (found.length < SMALLEST_RING) return null;
    if (found.length <= budget) return isSimple(found) ? found : null;
  }
  return null;
}

/**
 * A closed ring `[lon, lat]` with at most `budget` positions, closed and without crossings. Where
 * simplifying would cross itself the hull stands in: it warns some beyond the area, and nobody too few.
 */
export function simplifyRing(ring: Ring, budget: number = VERTEX_BUDGET): Position[] {
  if (ring.length <= budget) return ring.map(([lon, lat]) => [lon, lat]);
  const found = within(ring, budget);
  if (found) return found;
  const hull = convex(polygon([ring.map((place) => [...place])]))?.geometry.coordinates[0];
  const outer = (hull ?? ring) as Position[];
  return outer.length <= budget ? outer : (within(outer, budget) ?? outer);
}

/** A circle as a closed ring, radius in kilometres on the sphere. */
export const circleRing = (centre: Position, radiusKilometres: number): Position[] =>
  circle([...centre], Math.max(radiusKilometres, 0.001), {
    steps: CIRCLE_STEPS,
    units: 'kilometers',
  }).geometry.coordinates[0] as Position[];
