import type { GridKey } from '../../model/grid-edit.ts';
import { boundsOf, metresPerQuantum } from './bounds.ts';
import type { Coverage, GridFacts } from './coverage.ts';
import { split } from './edit-split.ts';
import { nodeOfXY, positionOf } from './lattice.ts';
import { EditRefused } from './refused.ts';
import { partsOf, type Ring } from './rings.ts';
import { sharesOf } from './shares.ts';
import { areaOf } from './transfer.ts';

/** A block of ground with the households counted in it. */
export type PeopledBlock = { rings: readonly Ring[]; households: number };

/** Nothing is cut more often than this: a community of ten thousand blocks is drawn by nobody [D]. */
const MOST_CUTS = 2_000;

/**
 * Cuts blocks that hold too many households in two across their longer side, until none does: where no road or water
 * divides the ground, a straight line has to. Households go with the area.
 */
export function refineBlocks(
  coverage: Coverage,
  community: string,
  blocks: readonly PeopledBlock[],
  most: number,
): PeopledBlock[] {
  let current = asCoverage(coverage, community, blocks);
  const queue = [...current.grids.keys()];
  for (let cuts = 0; queue.length > 0 && cuts < MOST_CUTS; cuts += 1) {
    const key = queue.shift()!;
    if (current.grids.get(key)!.households <= most) continue;
    const halved = halve(current, community, key, `cut-${cuts}`);
    if (!halved) continue;
    current = halved;
    queue.push(key, `cut-${cuts}`);
  }
  const { faces } = current.tiles.get(community)!;
  return [...faces].flatMap(([key, rings]) => inParts(rings, current.grids.get(key)!.households));
}

function asCoverage(
  { limits }: Coverage,
  community: string,
  blocks: readonly PeopledBlock[],
): Coverage {
  const faces = new Map<GridKey, readonly Ring[]>();
  const grids = new Map<GridKey, GridFacts>();
  for (const [index, { rings, households }] of blocks.entries()) {
    const key = `block-${index}`;
    faces.set(key, rings);
    const count = Math.round(households);
    grids.set(key, {
      key,
      community,
      kind: 'comprehensive',
      name: key,
      households: count,
      parent: null,
    });
  }
  return { tiles: new Map([[community, { community, faces }]]), grids, limits };
}

/** A block cut across its longer side through the middle; null where no cut can be made. */
function halve(coverage: Coverage, community: string, grid: GridKey, newGrid: GridKey) {
  const rings = coverage.tiles.get(community)!.faces.get(grid)!;
  const { west, south, east, north } = boundsOf(rings);
  const scale = metresPerQuantum(positionOf(rings[0]![0]!));
  const isWide = (east - west) * scale.east > (north - south) * scale.north;
  const [x, y] = [Math.round((west + east) / 2), Math.round((south + north) / 2)];
  const ends = isWide
    ? [nodeOfXY(x, south - BEYOND), nodeOfXY(x, north + BEYOND)]
    : [nodeOfXY(west - BEYOND, y), nodeOfXY(east + BEYOND, y)];
  try {
    const line = ends.map((node) => positionOf(node!));
    return split(coverage, { kind: 'split', grid, line, newGrid });
  } catch (error) {
    if (error instanceof EditRefused) return null;
    throw error;
  }
}

/** How far a cut reaches beyond its block, quanta: not so far as to matter, and clear of its border. */
const BEYOND = 10;

function inParts(rings: readonly Ring[], households: number): PeopledBlock[] {
  const parts = partsOf(rings).map(({ outer, holes }) => [outer, ...holes]);
  const shares = sharesOf(households, parts.map(areaOf));
  return parts.map((part, index) => ({ rings: part, households: shares[index]! }));
}
