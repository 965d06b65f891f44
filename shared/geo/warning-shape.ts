import { circle, convex, polygon } from '@turf/turf';
import type { Position } from '../model/common.ts';
import { outwardRing } from './outward-ring.ts';

/** Most positions of one polygon that goes out: some receivers refuse more [D]; PEERS §3 item 17. */
export const VERTEX_BUDGET = 100;
/** Corners of a circle that became a polygon: within 0.5 % of its radius. */
const CIRCLE_STEPS = 32;

/**
 * A closed ring `[lon, lat]` with at most `budget` positions, closed and without crossings, around all of the given
 * one: it warns some beyond the area, and nobody too few. Around a ring that touches itself in the way the hull goes.
 */
export function simplifyRing(
  ring: readonly Position[],
  budget: number = VERTEX_BUDGET,
): Position[] {
  if (ring.length <= budget) return ring.map(([lon, lat]) => [lon, lat]);
  const found = outwardRing(ring, budget);
  if (found) return found;
  const hull = convex(polygon([ring.map((place) => [...place])]))?.geometry.coordinates[0];
  const outer = (hull ?? ring) as Position[];
  return outer.length <= budget ? outer : (outwardRing(outer, budget) ?? outer);
}

/** A circle as a closed ring, radius in kilometres on the sphere. */
export const circleRing = (centre: Position, radiusKilometres: number): Position[] =>
  circle([...centre], Math.max(radiusKilometres, 0.001), {
    steps: CIRCLE_STEPS,
    units: 'kilometers',
  }).geometry.coordinates[0] as Position[];
