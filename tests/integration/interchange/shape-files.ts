import { fromDegrees } from '../../../shared/geo/projection.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { ShapeFile } from '../../../shared/wire/interchange.ts';

export type Drawn = { code: string; name?: string; ring: Position[] };

/** A closed box in degrees, its corners in order. */
export const boxRing = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** Drawn shapes as a GeoJSON document in a system. */
export const geojsonOf = (shapes: readonly Drawn[], system: CoordinateSystem = 'wgs84'): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: shapes.map(({ code, name = code, ring }) => ({
      type: 'Feature',
      properties: { code, name, headcount: 7 },
      geometry: { type: 'Polygon', coordinates: [ring.map((place) => fromDegrees(system, place))] },
    })),
  });

/** The request that sends a file; a crosswalk layer of the fire brigade unless told otherwise. */
export const shapeFile = (text: string | Buffer, asked: Partial<ShapeFile> = {}): ShapeFile => ({
  ...{ target: 'crosswalk', system: 'wgs84', axes: 'xy', synthetic: true },
  ...{ layerName: '消防救援站责任区', department: 'fire', hazardClass: null },
  file: Buffer.from(text).toString('base64'),
  ...asked,
});
