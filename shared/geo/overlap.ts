import { area, featureCollection, intersect, polygon } from '@turf/turf';
import type { PolygonGeometry } from '../model/common.ts';

const turfOf = ({ coordinates }: PolygonGeometry) =>
  polygon(coordinates.map((ring) => ring.map(([lon, lat]) => [lon, lat])));

/** Square metres that lie in both outlines, on the sphere; 0 where they are apart or only touch. */
export function sharedSquareMetres(one: PolygonGeometry, other: PolygonGeometry): number {
  const both = intersect(featureCollection([turfOf(one), turfOf(other)]));
  return both === null ? 0 : area(both);
}
