import type { Position } from '../model/common.ts';

type Ring = readonly (readonly [number, number])[];

/** Whether a place lies inside: an odd number of edges lie east of it, holes and parts alike. */
function isInside(rings: readonly Ring[], lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [a, b] = [ring[at]!, ring[before]!];
      if (a[1] > lat === b[1] > lat) continue;
      if (lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
    }
  }
  return inside;
}

/**
 * Places `[lon, lat]` spread evenly over an area: the middles of `side` × `side` cells of its box that lie
 * inside. Of a sliver that holds none, the middle of its box.
 */
export function sampleArea(rings: readonly Ring[], side: number): Position[] {
  const all = rings.flat();
  const [west, east] = spanOf(all.map(([lon]) => lon));
  const [south, north] = spanOf(all.map(([, lat]) => lat));
  const found: Position[] = [];
  for (let row = 0; row < side; row++) {
    const lat = south + ((row + 0.5) / side) * (north - south);
    for (let column = 0; column < side; column++) {
      const lon = west + ((column + 0.5) / side) * (east - west);
      if (isInside(rings, lon, lat)) found.push([lon, lat]);
    }
  }
  return found.length > 0 ? found : [[(west + east) / 2, (south + north) / 2]];
}

const spanOf = (numbers: readonly number[]): [number, number] => [
  numbers.reduce((least, next) => Math.min(least, next), Infinity),
  numbers.reduce((most, next) => Math.max(most, next), -Infinity),
];
