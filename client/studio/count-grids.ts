import type { GridKind } from '../../shared/model/grid.ts';
import type { Coverage } from '../store/coverage.ts';

/** A comprehensive grid has 300 to 500 households; outside of that is a warning (DOMAIN.md §1, [L]). */
export const HOUSEHOLDS_PER_GRID = { least: 300, most: 500 } as const;

export type GridCounts = {
  byKind: Readonly<Record<GridKind, number>>;
  households: number;
  /** Comprehensive grids with fewer and with more households than they should have. */
  tooFew: number;
  tooMany: number;
};

/** The division in numbers. */
export function countGrids({ kinds, households }: Pick<Coverage, 'kinds' | 'households'>) {
  const counts = {
    byKind: { comprehensive: 0, dedicated: 0, micro: 0 },
    households: 0,
    tooFew: 0,
    tooMany: 0,
  };
  kinds.forEach((kind, index) => {
    const own = households[index]!;
    counts.byKind[kind] += 1;
    counts.households += own;
    if (kind !== 'comprehensive') return;
    counts.tooFew += Number(own < HOUSEHOLDS_PER_GRID.least);
    counts.tooMany += Number(own > HOUSEHOLDS_PER_GRID.most);
  });
  return counts satisfies GridCounts;
}
