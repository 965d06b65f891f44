import type { Position } from '../model/common.ts';
import { isInArea } from './ring.ts';

type Ring = readonly (readonly [number, number])[];

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
      const place: Position = [west + ((column + 0.5) / side) * (east - west), lat];
      if (isInArea(rings, place)) found.push(place);
    }
  }
  return found.length > 0 ? found : [[(west + east) / 2, (south + north) / 2]];
}

const spanOf = (numbers: readonly number[]): [number, number] => [
  numbers.reduce((least, next) => Math.min(least, next), Infinity),
  numbers.reduce((most, next) => Math.max(most, next), -Infinity),
];
