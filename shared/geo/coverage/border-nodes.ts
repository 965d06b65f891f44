import { metresPerQuantum, squareMetresOf } from './bounds.ts';
import { type Coverage, faceLeftOf, meshOf, OUTSIDE, type Tile } from './coverage.ts';
import { type Node, nodeOfXY, positionOf, turn, xOf, yOf } from './lattice.ts';
import type { Arrow, Ring } from './rings.ts';

/**
 * A community's border is fixed, but the lattice has few nodes on a slanting edge. A line that ends on one gets
 * a node whose triangle with the edge is no larger than this; a twentieth of the tolerance [D].
 */
export const SLIVER_SQUARE_METRES = 0.05;
/** What a square metre of sliver is worth in metres along the border when a node is chosen [D]. */
const METRES_PER_SQUARE_METRE = 20;
/** The edges of the border with the community on their left. */
export function borderOf(tile: Tile): Arrow[] {
  const known = borders.get(tile);
  if (known) return known;
  const arrows: Arrow[] = [];
  const mesh = meshOf(tile);
  for (const [from, leaving] of mesh) {
    for (const { to, face } of leaving) {
      if (face !== OUTSIDE && faceLeftOf(mesh, to, from) === OUTSIDE) arrows.push([from, to]);
    }
  }
  borders.set(tile, arrows);
  return arrows;
}
const borders = new WeakMap<Tile, Arrow[]>();

/** Says that an edit left the border as it was, so that it need not be looked for again. */
export function keepBorder(before: Tile, after: Tile): void {
  borders.set(after, borderOf(before));
}

/** A fixed node and the border on to the next fixed one. */
export function chainFrom(
  start: Node,
  next: ReadonlyMap<Node, Node>,
  fixed: ReadonlySet<Node>,
): Node[] {
  const chain = [start];
  for (let node = next.get(start); node !== undefined; node = next.get(node)) {
    chain.push(node);
    if (fixed.has(node)) break;
  }
  return chain;
}

const fixedNodes = new WeakMap<readonly Ring[], ReadonlySet<Node>>();

/** The corners of a community's fixed border; null of one that is locked. */
export function fixedNodesOf(coverage: Coverage, community: string): ReadonlySet<Node> | null {
  const limit = coverage.limits.get(community);
  if (!limit) return null;
  const fixed = fixedNodes.get(limit) ?? new Set(limit.flat());
  fixedNodes.set(limit, fixed);
  return fixed;
}

/**
 * The edge of the fixed border that a border edge is a stretch of. Slivers are measured against it: however many nodes
 * edits put into it, together they enclose less than twice what one may.
 */
export function fixedEdge(coverage: Coverage, community: string, [a, b]: Arrow): Arrow {
  const fixed = fixedNodesOf(coverage, community);
  if (!fixed) return [a, b];
  const border = borderOf(coverage.tiles.get(community)!);
  const isOurs = border.some(([from, to]) => from === a && to === b);
  const next = new Map(border);
  const before = new Map(border.map(([from, to]) => [to, from] as const));
  const walk = (start: Node, ways: ReadonlyMap<Node, Node>): Node => {
    let node = start;
    for (let steps = 0; !fixed.has(node) && steps < border.length; steps += 1) {
      node = ways.get(node)!;
    }
    return node;
  };
  return isOurs ? [walk(a, before), walk(b, next)] : [walk(a, next), walk(b, before)];
}

/** Nodes almost on an edge, the best first: near to where the line meets it, and of little sliver. */
export function candidates([a, b]: Arrow, fixed: Arrow, near: Node): Node[] {
  const { east, north } = metresPerQuantum(positionOf(a));
  const away = (node: Node): number =>
    Math.hypot((xOf(node) - xOf(near)) * east, (yOf(node) - yOf(near)) * north);
  const sliver = (node: Node): number => squareMetresOf(turn(...fixed, node), a);
  const cost = (node: Node): number => away(node) + METRES_PER_SQUARE_METRE * sliver(node);
  return [a, b, ...nodesAlong([a, b], fixed, near)]
    .filter((node) => node === a || node === b || sliver(node) <= SLIVER_SQUARE_METRES)
    .sort((left, right) => cost(left) - cost(right));
}

/**
 * Nodes beside a fixed edge by the areas of their triangles with it, next to a stretch `a`–`b` of it. Each multiple of
 * the greatest common divisor of the edge's sides has its row of nodes along it, one a step (extended Euclid); of each
 * row those next to the place.
 */
function nodesAlong([a, b]: Arrow, [start, end]: Arrow, near: Node): Node[] {
  const [startX, startY] = [xOf(start), yOf(start)];
  const [dx, dy] = [xOf(end) - startX, yOf(end) - startY];
  const { divisor, s, t } = bezout(dx, dy);
  const [stepX, stepY] = [dx / divisor, dy / divisor];
  const along = (x: number, y: number): number => (x - startX) * dx + (y - startY) * dy;
  const [from, to] = [along(xOf(a), yOf(a)), along(xOf(b), yOf(b))];
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  const reach = Math.floor(SLIVER_SQUARE_METRES / squareMetresOf(1, start) / divisor);
  const nodes: Node[] = [];
  for (let row = -reach; row <= reach; row += 1) {
    // dx·y − dy·x = row · divisor is solved by x = −t·row, y = s·row.
    const [x, y] = [startX - t * row, startY + s * row];
    const ahead = (xOf(near) - x) * stepX + (yOf(near) - y) * stepY;
    const steps = Math.round(ahead / (stepX * stepX + stepY * stepY));
    for (const step of [steps - 1, steps, steps + 1]) {
      const [nodeX, nodeY] = [x + step * stepX, y + step * stepY];
      const place = along(nodeX, nodeY);
      const node = place > least && place < most ? nodeOfXY(nodeX, nodeY) : null;
      if (node !== null) nodes.push(node);
    }
  }
  return nodes;
}

/** `s·x + t·y = divisor`, the greatest common divisor, positive. */
function bezout(x: number, y: number): { divisor: number; s: number; t: number } {
  let [r, s, t] = [x, 1, 0];
  let [nextR, nextS, nextT] = [y, 0, 1];
  while (nextR !== 0) {
    const quotient = Math.trunc(r / nextR);
    [r, nextR] = [nextR, r - quotient * nextR];
    [s, nextS] = [nextS, s - quotient * nextS];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return r < 0 ? { divisor: -r, s: -s, t: -t } : { divisor: r, s, t };
}
