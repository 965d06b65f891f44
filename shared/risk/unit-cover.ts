import type { Position } from '../model/common.ts';
import type { Resource, ResourceType } from '../model/resource.ts';

/** Units of one type based within this cover for each other [D]. */
const COVER_METRES = 6_000;
const METRES_PER_DEGREE = 111_195;

/** Metres east and north, good for saying within a city what is near. */
const flat = ([lon, lat]: Position): [number, number] => [
  lon * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180),
  lat * METRES_PER_DEGREE,
];

/** How many free units of its type are based near each, itself not counted, by id. */
export function coverOf(
  free: readonly Pick<Resource, 'id' | 'type' | 'base'>[],
): Map<string, number> {
  const byType = new Map<ResourceType, [string, number, number][]>();
  for (const { id, type, base } of free) {
    const own = byType.get(type);
    if (own) own.push([id, ...flat(base)]);
    else byType.set(type, [[id, ...flat(base)]]);
  }
  const cover = new Map<string, number>();
  for (const own of byType.values()) {
    for (const [id, x, y] of own) {
      // Two thousand units are a million pairs: squares, and nothing made for a pair.
      let near = -1;
      for (const other of own) {
        if ((other[1] - x) ** 2 + (other[2] - y) ** 2 <= COVER_METRES ** 2) near += 1;
      }
      cover.set(id, near);
    }
  }
  return cover;
}
