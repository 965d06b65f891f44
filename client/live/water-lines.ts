import water from '../../geodata/water/water.geojson?url';
import rivers from '../../geodata/water/waterways.geojson?url';
import type { Position } from '../../shared/model/common.ts';

const linesOf = (geometry: GeoJSON.Geometry): Position[][] => {
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
};

let read: Promise<Position[][]> | null = null;

async function readAll(): Promise<Position[][]> {
  const files = await Promise.all([water, rivers].map((address) => fetch(address)));
  const collections = await Promise.all(
    files.map((file) => file.json() as Promise<GeoJSON.FeatureCollection>),
  );
  return collections.flatMap(({ features }) =>
    features.flatMap(({ geometry }) => linesOf(geometry)),
  );
}

/** Shores and rivers of the bundled map, `[lon, lat]`; read once. Rejects where they cannot be had. */
export function readWaterLines(): Promise<Position[][]> {
  read ??= readAll().catch((error: unknown) => {
    read = null;
    throw error;
  });
  return read;
}
