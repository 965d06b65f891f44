import { nodeOnBorder } from './border.ts';
import { borderOf } from './border-nodes.ts';
import { type Coverage, faceLeftOf, meshOf, OUTSIDE, type Tile } from './coverage.ts';
import { type Node, nodeOf, positionOf } from './lattice.ts';
import { paintOutline } from './outlines.ts';
import { EditRefused } from './refused.ts';
import type { Arrow } from './rings.ts';
import { footOn } from './snap.ts';
import { canLieThere } from './soundness.ts';

/**
 * Slides the end of a border along the fixed border of its community, to where that is nearest to a place: the ground
 * between changes hands, the fixed border stays. Null when no single border ends at the node.
 *
 * @throws EditRefused `edges-cross` when another border is in the way, `too-fine` when no node fits
 */
export function slideEnd(coverage: Coverage, from: Node, to: Node): Coverage | null {
  const tile = [...coverage.tiles.values()].find((one) => innerEnd(one, from) !== null);
  if (!tile || !coverage.limits.has(tile.community)) return null;
  const inner = innerEnd(tile, from)!;
  const edge = nearestBorder(tile, to);
  const { position } = footOn(positionOf(to), positionOf(edge[0]), positionOf(edge[1]));
  const put = nodeOnBorder(coverage, tile.community, edge, nodeOf(position));
  if (put.node === from) return coverage;
  const current = put.coverage.tiles.get(tile.community)!;
  if (!canLieThere(current, [[from, inner]], [[inner, put.node]])) {
    throw new EditRefused('edges-cross', [], positionOf(put.node));
  }
  const chain = freeChain(current, from, put.node);
  if (!chain) throw new EditRefused('edges-cross', [], positionOf(put.node));
  const mesh = meshOf(current);
  const sides = [faceLeftOf(mesh, from, inner)!, faceLeftOf(mesh, inner, from)!];
  // Along the border with the community on the left, the face ahead gives ground to the face behind.
  const [behind, ahead] = chain.isAhead ? [sides[0]!, sides[1]!] : [sides[1]!, sides[0]!];
  const outline = [inner, ...chain.nodes, inner];
  return paintOutline(put.coverage, tile.community, outline, (face) =>
    face === ahead ? behind : face,
  );
}

/** The other end of the one inner edge that ends at a node of the border; null for any other node. */
function innerEnd(tile: Tile, node: Node): Node | null {
  const mesh = meshOf(tile);
  const leaving = mesh.get(node);
  if (leaving?.length !== 3) return null;
  const inner = leaving.filter(
    ({ to, face }) => face !== OUTSIDE && faceLeftOf(mesh, to, node) !== OUTSIDE,
  );
  return inner.length === 1 ? inner[0]!.to : null;
}

function nearestBorder(tile: Tile, to: Node): Arrow {
  const place = positionOf(to);
  let [best, least] = [borderOf(tile)[0]!, Infinity];
  for (const edge of borderOf(tile)) {
    const { metres } = footOn(place, positionOf(edge[0]), positionOf(edge[1]));
    if (metres < least) [best, least] = [edge, metres];
  }
  return best;
}

/** The nodes of the border between two, both included, if no other border ends between them or at the second. */
function freeChain(tile: Tile, from: Node, to: Node): { nodes: Node[]; isAhead: boolean } | null {
  const mesh = meshOf(tile);
  const ways = [new Map(borderOf(tile)), new Map(borderOf(tile).map(([a, b]) => [b, a] as const))];
  for (const [index, way] of ways.entries()) {
    const nodes = [from];
    let node = way.get(from);
    for (; node !== undefined && mesh.get(node)!.length === 2; node = way.get(node)) {
      nodes.push(node);
      if (node === to) return { nodes, isAhead: index === 0 };
    }
  }
  return null;
}
