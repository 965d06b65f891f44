import {
  borderOf,
  candidates,
  fixedEdge,
  fixedNodesOf,
  SLIVER_SQUARE_METRES,
} from './border-nodes.ts';
import { boundsOfNodes, boundsOfTile, boxesMeet, squareMetresOf } from './bounds.ts';
import { type Coverage, faceLeftOf, meshOf, type Tile } from './coverage.ts';
import { edgesClash, type Node, positionOf, turn, xOf, yOf } from './lattice.ts';
import { crossing, passesThrough } from './noding.ts';
import { EditRefused } from './refused.ts';
import type { Arrow, Ring } from './rings.ts';
import { canLieThere } from './soundness.ts';

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
export function nodeOnBorder(coverage: Coverage, community: string, edge: Arrow, near: Node) {
  for (const node of candidates(edge, fixedEdge(coverage, community, edge), near)) {
    if (node === edge[0] || node === edge[1]) return { coverage, node };
    const put = withBorderNode(coverage, community, edge, node);
    if (put) return { coverage: put, node };
  }
  throw new EditRefused('too-fine', [], positionOf(near));
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
