import { Delaunay } from 'd3-delaunay';
import type { Box } from '../../shared/geo/envelope.ts';
import type { AreaShape } from '../../shared/geo/point-in-areas.ts';
import type { Position } from '../../shared/model/common.ts';

/** Numbers from 0 to 1, the same for the same seed (a linear congruential generator). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A coverage without gap or overlap: `count` convex cells that fill a box. */
export function cellsOf(box: Box, count: number, seed = 1): AreaShape[] {
  const random = seeded(seed);
  const [west, south, east, north] = box;
  const seeds = Array.from(
    { length: count },
    (): Position => [west + random() * (east - west), south + random() * (north - south)],
  );
  const voronoi = Delaunay.from(seeds).voronoi([west, south, east, north]);
  return seeds.map((_, cell) => ({
    code: `cell-${cell}`,
    rings: [voronoi.cellPolygon(cell) as Position[]],
  }));
}
