import type { Position } from '../model/common.ts';

/** `[west, south, east, north]` in degrees. West greater than east means across the 180th meridian. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Wuxi: 119°33′–120°38′ E, 31°07′–32°02′ N. Source: DOMAIN §8 [S]. */
export const CITY_BOUNDS: Box = [119.55, 31.1166, 120.6334, 32.0334];

/** Units drive out to meet a neighbour's: about 10 km beyond the bounds is still believed [D]. */
const MARGIN_DEGREES = 0.1;

/** What a reading's place must lie in. Swapped coordinates, `[0, 0]` and another city fall out. */
export const CITY_ENVELOPE: Box = widen(CITY_BOUNDS, MARGIN_DEGREES);

/** Whether a place is in a box, edges included. At a pole every longitude is the same place. */
export function isInside([west, south, east, north]: Box, [lon, lat]: Position): boolean {
  if (!(lat >= south && lat <= north)) return false;
  if (Math.abs(lat) === 90) return true;
  const between = (degrees: number) =>
    west <= east ? degrees >= west && degrees <= east : degrees >= west || degrees <= east;
  return between(lon) || (Math.abs(lon) === 180 && between(-lon));
}

/** A box as one or two that do not cross the 180th meridian: what an index can search. */
export function splitAtAntimeridian(box: Box): Box[] {
  const [west, south, east, north] = box;
  if (west <= east) return [box];
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
}

/** A box wider by so many degrees on each side, but no further than the poles. */
export function widen([west, south, east, north]: Box, degrees: number): Box {
  return [
    west - degrees,
    Math.max(-90, south - degrees),
    east + degrees,
    Math.min(90, north + degrees),
  ];
}

/**
 * The smallest box around places, the short way round: places on both sides of the 180th meridian give a
 * box across it and not one around the world. Null when there are none.
 */
export function boxAround(places: readonly Position[]): Box | null {
  if (places.length === 0) return null;
  const lats = places.map(([, lat]) => lat);
  const lons = places.map(([lon]) => lon).sort((a, b) => a - b);
  let west = lons[0]!;
  let east = lons.at(-1)!;
  let widest = 360 - (east - west);
  for (let place = 1; place < lons.length; place++) {
    const gap = lons[place]! - lons[place - 1]!;
    if (gap <= widest) continue;
    widest = gap;
    west = lons[place]!;
    east = lons[place - 1]!;
  }
  return [west, Math.min(...lats), east, Math.max(...lats)];
}
