import type { Position } from '../model/common.ts';
import type { OutGeometry } from './out-feature.ts';

const pair = ([x, y]: Position): string => `${x} ${y}`;
const ring = (places: Position[]): string => `(${places.map(pair).join(', ')})`;
const polygon = (rings: Position[][]): string => `(${rings.map(ring).join(', ')})`;

/** A geometry as well-known text. */
export function writeWkt(geometry: OutGeometry): string {
  if (geometry.type === 'Point') return `POINT (${pair(geometry.coordinates)})`;
  if (geometry.type === 'Polygon') return `POLYGON ${polygon(geometry.coordinates)}`;
  return `MULTIPOLYGON (${geometry.coordinates.map(polygon).join(', ')})`;
}
