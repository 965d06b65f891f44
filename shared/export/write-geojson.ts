import type { Position } from '../model/common.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { OutFeature, OutGeometry } from './out-feature.ts';
import { wound } from './winding.ts';

/** How GeoJSON before RFC 7946 names a system; GDAL and QGIS read it. GCJ-02 and BD-09 have no such name. */
const crsOf = (system: CoordinateSystem): string | null => {
  if (system.startsWith('EPSG:')) return `urn:ogc:def:crs:EPSG::${system.slice('EPSG:'.length)}`;
  return system === 'cgcs2000' ? 'urn:ogc:def:crs:EPSG::4490' : null;
};

/** Nothing is asked of a geometry here; null where nobody says where a thing is. */
type GeojsonFeature = Omit<OutFeature, 'geometry'> & { geometry: object | null };

/** Outer rings counter-clockwise, holes clockwise, whichever way somebody drew them (RFC 7946, 3.1.6). */
function wellWound(geometry: object | null): object | null {
  const { type, coordinates } = (geometry ?? {}) as Partial<OutGeometry>;
  if (type === 'Polygon') return { type, coordinates: wound(coordinates as Position[][], false) };
  if (type !== 'MultiPolygon') return geometry;
  const polygons = coordinates as Position[][][];
  return { type, coordinates: polygons.map((rings) => wound(rings, false)) };
}

/**
 * A FeatureCollection by RFC 7946. In another system than WGS 84, which that standard does not know, it says
 * so by `crs` where the system has a name, and always by `coordinateSystem`.
 */
export function writeGeojson(
  features: readonly GeojsonFeature[],
  system: CoordinateSystem,
): string {
  const name = crsOf(system);
  return JSON.stringify({
    type: 'FeatureCollection',
    ...(name === null ? {} : { crs: { type: 'name', properties: { name } } }),
    ...(system === 'wgs84' ? {} : { coordinateSystem: system }),
    features: features.map(({ geometry, ...feature }) => ({
      ...{ type: 'Feature', ...feature },
      geometry: wellWound(geometry),
    })),
  });
}
