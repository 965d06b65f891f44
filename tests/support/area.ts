import type { Geometry, Position } from 'geojson';

/** WGS 84: semi-major axis in metres and eccentricity. */
const SEMI_MAJOR_METRES = 6_378_137;
const ECCENTRICITY = 0.081_819_190_842_622;

/** The latitude as the height of an equal-area cylinder round the WGS 84 ellipsoid, in metres. */
function cylinderHeight(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const e = ECCENTRICITY;
  const q =
    (1 - e * e) *
    (sine / (1 - e * e * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e));
  return (SEMI_MAJOR_METRES * q) / 2;
}

function ringArea(ring: readonly Position[]): number {
  const [originLon, originLat] = ring[0]!;
  const base = cylinderHeight(originLat!);
  const flat = ring.map(([lon, lat]) => [
    ((lon! - originLon!) * Math.PI * SEMI_MAJOR_METRES) / 180,
    cylinderHeight(lat!) - base,
  ]);
  let twice = 0;
  for (let index = 1; index < flat.length; index += 1) {
    twice += flat[index - 1]![0]! * flat[index]![1]! - flat[index]![0]! * flat[index - 1]![1]!;
  }
  return twice / 2;
}

/**
 * Area in m² on the WGS 84 ellipsoid of a Polygon or MultiPolygon by RFC 7946 ([lon, lat], outer rings
 * counter-clockwise); edges straight in longitude and equal-area height. Negative rings count as holes.
 */
export function squareMetres(geometry: Geometry): number {
  if (geometry.type === 'Polygon') {
    return geometry.coordinates.reduce((sum, ring) => sum + ringArea(ring), 0);
  }
  if (geometry.type === 'MultiPolygon') {
    return geometry.coordinates.flat().reduce((sum, ring) => sum + ringArea(ring), 0);
  }
  throw new Error(`Area: expected a polygon, got ${geometry.type}`);
}
