import type { Position } from '../model/common.ts';

/** The lines of a geometry: of areas their rings, of points none. */
export function linesOf(geometry: GeoJSON.Geometry): Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates as Position[]];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates as Position[][];
    case 'MultiPolygon':
      return geometry.coordinates.flat() as Position[][];
    default:
      return [];
  }
}
