import { booleanIntersects, point, pointToPolygonDistance, polygon } from '@turf/turf';
import type { PolygonGeometry, Position } from '../model/common.ts';

/**
 * Metres from a place `[lon, lat]` to the edge of an outline, on the plane about the place (a thousandth
 * off at 10 km); 0 inside. Holes are outside.
 */
export function metresToOutline(place: Position, { coordinates }: PolygonGeometry): number {
  const rings = coordinates.map((ring) => ring.map(([lon, lat]) => [lon, lat]));
  const metres = pointToPolygonDistance(point([place[0], place[1]]), polygon(rings), {
    units: 'meters',
    method: 'planar',
  });
  return Math.max(0, metres);
}

const turfOf = ({ coordinates }: PolygonGeometry) =>
  polygon(coordinates.map((ring) => ring.map(([lon, lat]) => [lon, lat])));

/** Metres between the edges of two outlines; 0 where they touch, cross, or one lies in the other. */
export function metresBetweenOutlines(one: PolygonGeometry, other: PolygonGeometry): number {
  if (booleanIntersects(turfOf(one), turfOf(other))) return 0;
  // Apart, the nearest spot of one of the two is a corner.
  const from = (corners: PolygonGeometry, to: PolygonGeometry) =>
    corners.coordinates.flat().map((corner) => metresToOutline(corner, to));
  return Math.min(...from(one, other), ...from(other, one));
}
