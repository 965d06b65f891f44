import type { Position } from '../model/common.ts';
import { type Coverage, outerRings, ringsOfGrid } from './coverage/coverage.ts';
import { coordinatesOf } from './coverage/rings.ts';

/** The ground all grids of a community cover together, as MultiPolygon coordinates; empty for an unknown one. */
export function communityOutline(coverage: Coverage, community: string): Position[][][] {
  const keys = [...coverage.grids].filter(
    ([, { community: of, kind }]) => of === community && kind !== 'micro',
  );
  return coordinatesOf(outerRings(keys.flatMap(([key]) => ringsOfGrid(coverage, key))));
}
