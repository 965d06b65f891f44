/** Mean radius of the earth in metres (IUGG). */
const EARTH_RADIUS_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres between two `[lon, lat]`; errs by less than 0.5 % against the ellipsoid. */
function distance(from: readonly [number, number], to: readonly [number, number]): number {
  const [lat1, lat2] = [radians(from[1]), radians(to[1])];
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(to[0] - from[0]) / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Length of a line through `[lon, lat]` positions, in metres. */
export const pathLength = (points: readonly (readonly [number, number])[]): number =>
  points.slice(1).reduce((sum, point, index) => sum + distance(points[index]!, point), 0);

/** `860 m` below a kilometre, `12.34 km` above. */
export const lengthText = (metres: number): string =>
  metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(2)} km`;
