import { feature } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import type { Position } from '../model/common.ts';
import type { AreaShape } from './point-in-areas.ts';

/** One object of a topology. Throws RangeError when there is no such object. */
export function areaCollection(topology: Topology, object: string): GeometryCollection {
  const found = topology.objects[object];
  if (found?.type === 'GeometryCollection') return found as GeometryCollection;
  throw new RangeError(`expected a collection "${object}", got ${found?.type ?? 'nothing'}`);
}

/** An area's code is its `code` property or, failing that, its id. */
export function codeOf(geometry: GeometryObject): string {
  const { code } = (geometry.properties ?? {}) as { code?: unknown };
  return String(code ?? geometry.id ?? '');
}

/** The areas of one object of a topology as rings. Throws RangeError when there is no such object. */
export function areaShapes(topology: Topology, object: string): AreaShape[] {
  return areaCollection(topology, object).geometries.map((geometry) => {
    const shape = feature(topology, geometry);
    const { geometry: plain } = shape as GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>;
    const parts = plain.type === 'Polygon' ? [plain.coordinates] : plain.coordinates;
    return { code: codeOf(geometry), rings: (parts as Position[][][]).flat() };
  });
}
