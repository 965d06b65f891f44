import { paired } from './arrangement.ts';
import { boundsOf, metresPerQuantum } from './bounds.ts';
import type { Coverage, GridFacts } from './coverage.ts';
import { split } from './edit-split.ts';
import { nodeOfXY, positionOf } from './lattice.ts';
import { EditRefused } from './refused.ts';
import { partsOf, type Ring } from './rings.ts';

/** A block of ground with the households counted in it. */
export type PeopledBlock = { rings: readonly Ring[]; households: number };

/** Nothing is cut more often than this: a community of ten thousand blocks is drawn by nobody [D]. */
const MOST_CUTS = 2_000;

/**
 * Cuts blocks that hold too many households in two across their longer side, until none does: where no road or water
 * divides the ground, a straight line has to. Households go with the area. Each block is cut by itself; the ends of the
 * cuts are put into its neighbours at the end.
 */
export function refineBlocks(blocks: readonly PeopledBlock[], most: number): (readonly Ring[])[] {
  const faces = new Map<string, readonly Ring[]>();
  const queue = [...blocks];
  for (let cuts = 0; queue.length > 0; cuts += 1) {
    const block = queue.shift()!;
    const isWhole = block.households <= most || cuts >= MOST_CUTS;
    const halves = isWhole ? null : halvesOf(block);
    if (halves) queue.push(...halves);
    else faces.set(`block-${faces.size}`, block.rings);
  }
  const tile = paired({ community: ALONE, faces });
  return [...tile.faces.values()].flatMap((rings) =>
    partsOf(rings).map(({ outer, holes }) => [outer, ...holes]),
  );
}

/** The community of a block that is cut by itself. */
const ALONE = 'block';

/** A block cut across its longer side through the middle; null where no cut can be made. */
function halvesOf({ rings, households }: PeopledBlock): PeopledBlock[] | null {
  const { west, south, east, north } = boundsOf(rings);
  const scale = metresPerQuantum(positionOf(rings[0]![0]!));
  const isWide = (east - west) * scale.east > (north - south) * scale.north;
  const [x, y] = [Math.round((west + east) / 2), Math.round((south + north) / 2)];
  const ends = isWide
    ? [nodeOfXY(x, south - BEYOND), nodeOfXY(x, north + BEYOND)]
    : [nodeOfXY(west - BEYOND, y), nodeOfXY(east + BEYOND, y)];
  const line = ends.map((node) => positionOf(node!));
  try {
    const cut = split(alone(rings, households), { kind: 'split', grid: ALONE, line, newGrid: NEW });
    return [...cut.tiles.get(ALONE)!.faces].map(([key, half]) => {
      return { rings: half, households: cut.grids.get(key)!.households };
    });
  } catch (error) {
    if (error instanceof EditRefused) return null;
    throw error;
  }
}

const NEW = 'half';

function alone(rings: readonly Ring[], households: number): Coverage {
  const facts: GridFacts = {
    key: ALONE,
    community: ALONE,
    kind: 'comprehensive',
    name: ALONE,
    households: Math.round(households),
    parent: null,
  };
  return {
    tiles: new Map([[ALONE, { community: ALONE, faces: new Map([[ALONE, rings]]) }]]),
    grids: new Map([[ALONE, facts]]),
    limits: new Map([[ALONE, rings]]),
  };
}

/** How far a cut reaches beyond its block, quanta: not so far as to matter, and clear of its border. */
const BEYOND = 10;
