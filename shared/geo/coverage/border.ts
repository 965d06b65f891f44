import {
  boundsOfNodes,
  boundsOfTile,
  boxesMeet,
  metresPerQuantum,
  squareMetresOf,
} from './bounds.ts';
import { type Coverage, faceLeftOf, meshOf, OUTSIDE, type Tile } from './coverage.ts';
import { edgesClash, type Node, nodeOfXY, positionOf, turn, xOf, yOf } from './lattice.ts';
import { crossing, passesThrough } from './noding.ts';
import { EditRefused } from './refused.ts';
import type { Arrow, Ring } from './rings.ts';
import { canLieThere } from './soundness.ts';

/**
 * A community's border is fixed, but the lattice has few nodes on a slanting edge. A line that ends on one gets
 * a node whose triangle with the edge is no larger than this; a twentieth of the tolerance [D].
 */
const SLIVER_SQUARE_METRES = 0.05;
/** What a square metre of sliver is worth in metres along the border when a node is chosen [D]. */
const METRES_PER_SQUARE_METRE = 20;
/** A drawn vertex this near to a border, in quanta, is meant to be on it. */
const ON_BORDER = 2;

/** A drawn line fitted to the border: where it meets it there is now a common node. */
export type Fitted = { coverage: Coverage; lines: Node[][] };

/**
 * Leads drawn lines through nodes of the border of a community where they cross or touch it, and puts those
 * nodes into the border, in the neighbouring community too where it may be edited.
 *
 * @throws EditRefused `too-fine` when no node fits
 */
export function fitToBorder(
  coverage: Coverage,
  community: string,
  lines: readonly (readonly Node[])[],
): Fitted {
  let current = coverage;
  const moved = new Map<Node, Node>();
  const put = (edge: Arrow, near: Node): Node => {
    const known = nodeOnBorder(current, community, edge, near);
    current = known.coverage;
    return known.node;
  };
  const fitted = lines.map((line) => {
    const nodes = line.map((node) => {
      const done = moved.get(node);
      if (done !== undefined) return done;
      const edge = borderAt(current.tiles.get(community)!, node);
      const place = edge ? put(edge, node) : node;
      moved.set(node, place);
      return place;
    });
    return nodes.flatMap((node, index) => {
      const next = nodes[index + 1];
      return next === undefined ? [node] : [node, ...crossings(node, next)];
    });
  });
  return { coverage: current, lines: fitted };

  function crossings(a: Node, b: Node): Node[] {
    const met: Node[] = [];
    for (let tries = 0; tries < 1_000; tries += 1) {
      const from = met.at(-1) ?? a;
      const edge = firstCrossed(current.tiles.get(community)!, from, b, met);
      if (!edge) break;
      met.push(put(edge, crossing({ a: from, b }, { a: edge[0], b: edge[1] })));
    }
    return met;
  }
}

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

/** The border edge that a node lies on or almost on, unless it is a vertex already. */
function borderAt(tile: Tile, node: Node): Arrow | null {
  if (meshOf(tile).has(node)) return null;
  const found = borderOf(tile).find(([a, b]) => {
    const length = Math.hypot(xOf(b) - xOf(a), yOf(b) - yOf(a));
    const [dx, dy] = [xOf(b) - xOf(a), yOf(b) - yOf(a)];
    const along = ((xOf(node) - xOf(a)) * dx + (yOf(node) - yOf(a)) * dy) / length;
    const off = Math.abs(turn(a, b, node)) / length;
    return off <= ON_BORDER && along >= -ON_BORDER && along <= length + ON_BORDER;
  });
  return found ?? null;
}

/** The border edge that `from → to` crosses first, not counting those that meet it at a node it was led through. */
function firstCrossed(tile: Tile, from: Node, to: Node, met: readonly Node[]): Arrow | null {
  let first: Arrow | null = null;
  let least = Infinity;
  for (const [a, b] of borderOf(tile)) {
    if (a === from || b === from || a === to || b === to || met.includes(a) || met.includes(b))
      continue;
    if (!edgesClash(from, to, a, b)) continue;
    if (passesThrough(from, to, a) || passesThrough(from, to, b)) continue;
    const [start, end] = [turn(a, b, from), turn(a, b, to)];
    if (start === end) continue;
    const part = start / (start - end);
    if (part < least) [first, least] = [[a, b], part];
  }
  return first;
}

/** A node of the border near a place on an edge of it: one of its ends, or one put into it. */
function nodeOnBorder(coverage: Coverage, community: string, edge: Arrow, near: Node) {
  for (const node of candidates(edge, fixedEdge(coverage, community, edge), near)) {
    if (node === edge[0] || node === edge[1]) return { coverage, node };
    const put = withBorderNode(coverage, community, edge, node);
    if (put) return { coverage: put, node };
  }
  throw new EditRefused('too-fine', [], positionOf(near));
}

/**
 * The edge of the fixed border that a border edge is a stretch of. Slivers are measured against it: however many nodes
 * edits put into it, together they enclose less than twice what one may.
 */
function fixedEdge(coverage: Coverage, community: string, [a, b]: Arrow): Arrow {
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
function candidates([a, b]: Arrow, fixed: Arrow, near: Node): Node[] {
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

/** The coverage with this very node in the border, or null when the sliver is too large or an edge in the way. */
export function withNodeInBorder(
  coverage: Coverage,
  community: string,
  edge: Arrow,
  node: Node,
): Coverage | null {
  const sliver = squareMetresOf(turn(...fixedEdge(coverage, community, edge), node), node);
  return sliver > SLIVER_SQUARE_METRES ? null : withBorderNode(coverage, community, edge, node);
}

/** The coverage with a node in a border edge, on both of its sides; null when another edge is in the way. */
function withBorderNode(
  coverage: Coverage,
  community: string,
  [a, b]: Arrow,
  node: Node,
): Coverage | null {
  let current = coverage;
  for (const tile of tilesWith(coverage, community, [a, b])) {
    const mesh = meshOf(tile);
    if (mesh.has(node)) return null;
    const made: Arrow[] = [
      [a, node],
      [node, b],
    ];
    if (!canLieThere(tile, [[a, b]], made)) return null;
    const insert = (ring: Ring): Ring => between(between(ring, a, b, [node]), b, a, [node]);
    current = withRings(current, tile, [faceLeftOf(mesh, a, b), faceLeftOf(mesh, b, a)], insert);
  }
  return current;
}

/** A ring with nodes put between two that follow each other in it. */
export function between(ring: Ring, a: Node, b: Node, nodes: readonly Node[]): Ring {
  const place = ring.findIndex(
    (node, index) => node === a && ring[(index + 1) % ring.length] === b,
  );
  return place < 0 ? ring : [...ring.slice(0, place + 1), ...nodes, ...ring.slice(place + 1)];
}

/** The tiles of communities that may be edited with an edge on their border, the one asked about first. */
function tilesWith(coverage: Coverage, community: string, [a, b]: Arrow): Tile[] {
  const box = boundsOfNodes([a, b]);
  const others = [...coverage.tiles.values()].filter(
    (tile) =>
      tile.community !== community &&
      coverage.limits.has(tile.community) &&
      boxesMeet(boundsOfTile(tile), box) &&
      faceLeftOf(meshOf(tile), a, b) !== null,
  );
  return [coverage.tiles.get(community)!, ...others];
}

function withRings(
  coverage: Coverage,
  tile: Tile,
  faces: readonly (string | null)[],
  change: (ring: Ring) => Ring,
): Coverage {
  const changed = new Map(tile.faces);
  for (const face of faces) if (face) changed.set(face, changed.get(face)!.map(change));
  const tiles = new Map(coverage.tiles);
  return {
    ...coverage,
    tiles: tiles.set(tile.community, { community: tile.community, faces: changed }),
  };
}

const fixedNodes = new WeakMap<readonly Ring[], ReadonlySet<Node>>();

/** The corners of a community's fixed border; null of one that is locked. */
function fixedNodesOf(coverage: Coverage, community: string): ReadonlySet<Node> | null {
  const limit = coverage.limits.get(community);
  if (!limit) return null;
  const fixed = fixedNodes.get(limit) ?? new Set(limit.flat());
  fixedNodes.set(limit, fixed);
  return fixed;
}

/** Takes out the nodes that edits put into a community's border and no inner edge ends at any more. */
export function tidyBorder(coverage: Coverage, community: string): Coverage {
  const fixed = fixedNodesOf(coverage, community);
  const tile = coverage.tiles.get(community);
  if (!fixed || !tile) return coverage;
  let current = coverage;
  for (const [, node] of borderOf(tile)) {
    if (!fixed.has(node)) current = withoutIdleNode(current, community, node);
  }
  return current;
}

function withoutIdleNode(coverage: Coverage, community: string, node: Node): Coverage {
  const ends = meshOf(coverage.tiles.get(community)!)
    .get(node)!
    .map(({ to }) => to);
  const [a, b] = ends as [Node, Node];
  if (ends.length !== 2) return coverage;
  const tiles = tilesWith(coverage, community, [a, node]);
  let current = coverage;
  for (const tile of tiles) {
    const mesh = meshOf(tile);
    if (mesh.get(node)!.length !== 2 || mesh.get(a)!.some(({ to }) => to === b)) return coverage;
    const gone: Arrow[] = [
      [a, node],
      [node, b],
    ];
    if (!canLieThere(tile, gone, [[a, b]])) return coverage;
    const faces = [faceLeftOf(mesh, a, node), faceLeftOf(mesh, node, a)];
    current = withRings(current, tile, faces, (ring) => ring.filter((one) => one !== node));
  }
  return current;
}
