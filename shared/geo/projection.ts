import gcoord from 'gcoord';
import proj4 from 'proj4';
import type { Datum, Position } from '../model/common.ts';
import type { AxisOrder, CoordinateSystem, GaussKrugerCode } from '../model/coordinate-system.ts';

const { transform, WGS84, GCJ02, BD09 } = gcoord;
type Pair = readonly [first: number, second: number];

const FIRST_ZONED_CODE = 4_513;
const FIRST_PLAIN_CODE = 4_534;
const FIRST_MERIDIAN_DEGREES = 75;
export const ZONE_WIDTH_DEGREES = 3;
const FALSE_EASTING_METRES = 500_000;
const ZONE_PREFIX_METRES = 1_000_000;

/** A zone's central meridian in degrees and false easting in metres. Source: EPSG registry. */
export function gaussKrugerZone(code: GaussKrugerCode): {
  meridian: number;
  falseEasting: number;
} {
  const number = Number(code.slice('EPSG:'.length));
  const isPlain = number >= FIRST_PLAIN_CODE;
  const step = number - (isPlain ? FIRST_PLAIN_CODE : FIRST_ZONED_CODE);
  const meridian = FIRST_MERIDIAN_DEGREES + step * ZONE_WIDTH_DEGREES;
  const zone = isPlain ? 0 : meridian / ZONE_WIDTH_DEGREES;
  return { meridian, falseEasting: FALSE_EASTING_METRES + zone * ZONE_PREFIX_METRES };
}

export const isGaussKruger = (system: CoordinateSystem): system is GaussKrugerCode =>
  system.startsWith('EPSG:');

const projections = new Map<GaussKrugerCode, ReturnType<typeof makeProjection>>();

/** CGCS2000's ellipsoid: a = 6,378,137 m, 1/f = 298.257222101 (DOMAIN.md §6). */
const makeProjection = (code: GaussKrugerCode) => {
  const { meridian, falseEasting } = gaussKrugerZone(code);
  return proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${falseEasting} +y_0=0` +
      ' +a=6378137 +rf=298.257222101 +units=m +no_defs',
  );
};

const projectionOf = (code: GaussKrugerCode) => {
  const known = projections.get(code) ?? makeProjection(code);
  projections.set(code, known);
  return known;
};

const SHIFTED = { gcj02: GCJ02, bd09: BD09 } as const;
const CLOSE_ENOUGH_DEGREES = 1e-9;
const MOST_STEPS = 20;

const shiftTo = (datum: keyof typeof SHIFTED, [lon, lat]: Pair): Position =>
  transform<Position>([lon, lat], WGS84, SHIFTED[datum]);

/**
 * The place whose shifted place is this one, by going back what the forward shift overshot. No inverse is
 * published; this one agrees with the forward formula to a millimetre, which outlines need where a library's
 * single step leaves a metre.
 */
function unshift(datum: keyof typeof SHIFTED, [lon, lat]: Pair): Position {
  let place: Position = [lon, lat];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [east, north] = shiftTo(datum, place);
    const [x, y] = [lon - east, lat - north];
    place = [place[0] + x, place[1] + y];
    if (Math.abs(x) < CLOSE_ENOUGH_DEGREES && Math.abs(y) < CLOSE_ENOUGH_DEGREES) break;
  }
  return place;
}

const isShifted = (datum: Datum): datum is keyof typeof SHIFTED => datum in SHIFTED;

/**
 * A pair as a file has it as `[lon, lat]` in WGS 84 degrees. CGCS2000 is the same at display accuracy. What
 * lies far outside a zone gives numbers that are not finite or not in range: the caller checks.
 */
export function toDegrees(system: CoordinateSystem, axes: AxisOrder, pair: Pair): Position {
  const [x, y] = axes === 'xy' ? pair : [pair[1], pair[0]];
  if (isGaussKruger(system)) {
    const [lon, lat] = projectionOf(system).inverse([x, y]);
    return [lon!, lat!];
  }
  return isShifted(system) ? unshift(system, [x, y]) : [x, y];
}

/** `[lon, lat]` in WGS 84 degrees as `[x, y]` of the system: degrees, or metres `[easting, northing]`. */
export function fromDegrees(system: CoordinateSystem, [lon, lat]: Position): Position {
  if (isGaussKruger(system)) {
    const [x, y] = projectionOf(system).forward([lon, lat]);
    return [x!, y!];
  }
  return isShifted(system) ? shiftTo(system, [lon, lat]) : [lon, lat];
}
