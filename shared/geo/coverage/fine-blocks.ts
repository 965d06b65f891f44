import type { Position } from '../../model/common.ts';
import { HOUSEHOLDS_OF_A_GRID } from '../../model/grid-finding.ts';
import { type BaseBlock, blockRings } from './base-blocks.ts';
import { squareMetresOf } from './bounds.ts';
import type { Coverage } from './coverage.ts';
import { doubleArea } from './lattice.ts';
import { refineBlocks } from './refine-blocks.ts';
import { coordinatesOf, type Ring } from './rings.ts';

/** A hand paints a grid out of some five blocks [D]; a block of more households is cut in two. */
const MOST_HOUSEHOLDS = HOUSEHOLDS_OF_A_GRID.most / 5;

const squareMetresOfRing = (ring: Ring): number => squareMetresOf(doubleArea(ring), ring[0]!);

/**
 * The base blocks of a community as a hand paints with them: where roads and water are far apart one block would be
 * nearly the whole of it, so that those with too many households, counted by their share of the ground, are cut by
 * straight lines. Blocks with holes are left out.
 *
 * @param lines `[lon, lat]`, of any extent; what lies outside the community is passed over
 */
export function fineBlocks(
  coverage: Coverage,
  community: string,
  lines: readonly (readonly Position[])[],
): BaseBlock[] {
  const rough = blockRings(coverage, community, lines);
  const ground = rough.reduce((sum, ring) => sum + squareMetresOfRing(ring), 0);
  const homes = [...coverage.grids.values()].filter(
    (grid) => grid.community === community && grid.kind !== 'micro',
  );
  const households = homes.reduce((sum, grid) => sum + grid.households, 0);
  const peopled = rough.map((ring) => ({
    rings: [ring],
    households: (households * squareMetresOfRing(ring)) / ground,
  }));
  return refineBlocks(peopled, MOST_HOUSEHOLDS).flatMap((rings): BaseBlock[] => {
    const [outer, ...holes] = rings;
    if (outer === undefined || holes.length > 0) return [];
    const outline = coordinatesOf([outer])[0]![0]!;
    return [{ outline, areaSquareMetres: squareMetresOfRing(outer) }];
  });
}
