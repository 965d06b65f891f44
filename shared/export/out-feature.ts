import { fromDegrees } from '../geo/projection.ts';
import type { Position } from '../model/common.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';

export type OutGeometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

export type OutValue = string | number | boolean | null;
/** A feature on its way out; every feature of a collection has the same properties in the same order. */
export type OutFeature = {
  id: string;
  geometry: OutGeometry;
  properties: Readonly<Record<string, OutValue>>;
};

/** The polygons of an area, a single one as a list of one. */
export const polygonsOf = (
  geometry: Exclude<OutGeometry, { type: 'Point' }>,
): readonly Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

const moved = (geometry: OutGeometry, move: (place: Position) => Position): OutGeometry => {
  if (geometry.type === 'Point') return { ...geometry, coordinates: move(geometry.coordinates) };
  const ringsOf = (rings: Position[][]) => rings.map((ring) => ring.map(move));
  if (geometry.type === 'Polygon')
    return { ...geometry, coordinates: ringsOf(geometry.coordinates) };
  return { ...geometry, coordinates: geometry.coordinates.map(ringsOf) };
};

/** A millimetre would be enough to see, but a neck of an outline may be thinner and cross itself when rounded. */
const DEGREE_DIGITS = 10;
const METRE_DIGITS = 6;

/** Features of WGS 84 in another system, to a micrometre. */
export function inSystem(
  features: readonly OutFeature[],
  system: CoordinateSystem,
): readonly OutFeature[] {
  if (system === 'wgs84' || system === 'cgcs2000') return features;
  const digits = system.startsWith('EPSG:') ? METRE_DIGITS : DEGREE_DIGITS;
  const move = (place: Position): Position => {
    const [x, y] = fromDegrees(system, place);
    return [Number(x.toFixed(digits)), Number(y.toFixed(digits))];
  };
  return features.map((feature) => ({ ...feature, geometry: moved(feature.geometry, move) }));
}
