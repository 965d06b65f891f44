import { area, distance, length, lineString } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Position } from '../model/common.ts';
import { HOUR_MS } from '../time/units.ts';

/**
 * Measures on the sphere of the earth's mean radius, by turf: within 0.3 % of the ellipsoid, and never in
 * degrees. What must be exact to the square metre is measured by PostGIS on `geography`.
 */

/** Square metres of a polygon in degrees, its holes taken off. */
export function areaSquareMetres(geometry: Polygon | MultiPolygon): number {
  return area(geometry);
}

/** Metres between two places `[lon, lat]`, the short way round. */
export function distanceMetres(from: Position, to: Position): number {
  return distance(from, to, { units: 'meters' });
}

/** Metres along a line of places; 0 for fewer than two. */
export function lengthMetres(line: readonly Position[]): number {
  if (line.length < 2) return 0;
  return length(lineString(line.map(([lon, lat]) => [lon, lat])), { units: 'meters' });
}

/** No vehicle of ours is faster; a position that says so is suspect. Source: FAULTS.md F21 [D]. */
export const FASTEST_KILOMETRES_PER_HOUR = 300;

/** A place and when it was measured, ms since the epoch. */
export type Fix = { place: Position; at: number };

const METRES_PER_KILOMETRE = 1_000;
/** Two fixes of something at rest differ by this much; below it a jump says nothing [D]. */
const FIX_ERROR_METRES = 50;

/** Whether nothing of ours could have come from one fix to the next in the time between. */
export function isImpossibleJump(from: Fix, to: Fix): boolean {
  const metres = distanceMetres(from.place, to.place) - FIX_ERROR_METRES;
  if (metres <= 0) return false;
  const hours = Math.abs(to.at - from.at) / HOUR_MS;
  return metres / METRES_PER_KILOMETRE > FASTEST_KILOMETRES_PER_HOUR * hours;
}
