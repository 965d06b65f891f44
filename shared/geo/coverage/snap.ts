import type { Position } from '../../model/common.ts';
import type { GridKey } from '../../model/grid-edit.ts';
import { boundsOfTile, boxesMeet, type LatticeBox, metresPerQuantum } from './bounds.ts';
import { type Coverage, faceLeftOf, gridOfFace, meshOf, OUTSIDE, type Tile } from './coverage.ts';
import { type Node, nodeAt, positionOf, xOf, yOf } from './lattice.ts';

/** An edge of the coverage: its ends `[lon, lat]` and the grids beside it, null beyond a community's border. */
export type CoverageEdge = {
  ends: [Position, Position];
  left: GridKey | null;
  right: GridKey | null;
  isBorder: boolean;
};

/** The edges of one community, each once; none for a community that is not in the coverage. */
export function edgesOf(coverage: Coverage, community: string): CoverageEdge[] {
  const tile = coverage.tiles.get(community);
  if (!tile) return [];
  return edgesOfTile(tile).map(([from, to]) => {
    const mesh = meshOf(tile);
    const [left, right] = [faceLeftOf(mesh, from, to), faceLeftOf(mesh, to, from)];
    const gridOf = (face: string | null) => (face ? gridOfFace(coverage, face) : null);
    return {
      ends: [positionOf(from), positionOf(to)],
      left: gridOf(left),
      right: gridOf(right),
      isBorder: left === OUTSIDE || right === OUTSIDE,
    };
  });
}

function edgesOfTile(tile: Tile): [Node, Node][] {
  const edges: [Node, Node][] = [];
  for (const [from, leaving] of meshOf(tile)) {
    for (const { to } of leaving) if (from < to) edges.push([from, to]);
  }
  return edges;
}

/** A vertex near a place; `isFixed` on the border of a community. */
export type NearVertex = { position: Position; metres: number; isFixed: boolean };

/** The vertices within some metres of a place, the nearest first, each once. */
export function verticesNear(coverage: Coverage, place: Position, metres: number): NearVertex[] {
  const found = new Map<Node, NearVertex>();
  for (const tile of tilesNear(coverage, place, metres)) {
    for (const [node, leaving] of meshOf(tile)) {
      const away = metresBetween(place, node);
      if (away > metres) continue;
      const isBorder = leaving.some(
        ({ to, face }) => face === OUTSIDE || !faceLeftOf(meshOf(tile), to, node),
      );
      found.set(node, { position: positionOf(node), metres: away, isFixed: isBorder });
    }
  }
  return [...found.values()].sort((left, right) => left.metres - right.metres);
}

/** What a drawn place was drawn to: the place itself when nothing is near. */
export type Snapped = {
  position: Position;
  to: 'vertex' | 'edge' | 'border' | 'line' | 'nothing';
  metres: number;
};

/**
 * Draws a place to the nearest vertex within some metres, or else to the nearest edge, community border or
 * further line (water, roads). The answer lies on the lattice, within half a quantum of an edge.
 */
export function snap(
  coverage: Coverage,
  place: Position,
  metres: number,
  extra: readonly (readonly Position[])[] = [],
): Snapped {
  const [vertex] = verticesNear(coverage, place, metres);
  if (vertex) return { position: vertex.position, to: 'vertex', metres: vertex.metres };
  let best: Snapped = { position: onLattice(place), to: 'nothing', metres };
  const offer = (a: Position, b: Position, to: Snapped['to']): void => {
    const foot = footOn(place, a, b);
    if (foot.metres < best.metres) best = { ...foot, to };
  };
  for (const tile of tilesNear(coverage, place, metres)) {
    const mesh = meshOf(tile);
    for (const [a, b] of edgesOfTile(tile)) {
      const isBorder = !faceLeftOf(mesh, a, b) || !faceLeftOf(mesh, b, a);
      offer(positionOf(a), positionOf(b), isBorder ? 'border' : 'edge');
    }
  }
  for (const line of extra) {
    for (let index = 1; index < line.length; index += 1)
      offer(line[index - 1]!, line[index]!, 'line');
  }
  return best.to === 'nothing' ? { ...best, metres: 0 } : best;
}

/** The place of an edge nearest to a place, on the lattice, and how far it is. */
export function footOn(
  place: Position,
  a: Position,
  b: Position,
): { position: Position; metres: number } {
  const { east, north } = metresPerQuantum(place);
  const [dx, dy] = [(b[0] - a[0]) * east, (b[1] - a[1]) * north];
  const [px, py] = [(place[0] - a[0]) * east, (place[1] - a[1]) * north];
  const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  const foot: Position = [a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])];
  return { position: onLattice(foot), metres: Math.hypot(px - along * dx, py - along * dy) * 1e6 };
}

function onLattice(place: Position): Position {
  const node = nodeAt(place);
  return node === null ? place : positionOf(node);
}

function metresBetween(place: Position, node: Node): number {
  const { east, north } = metresPerQuantum(place);
  const [lon, lat] = positionOf(node);
  return Math.hypot((lon - place[0]) * 1e6 * east, (lat - place[1]) * 1e6 * north);
}

function tilesNear(coverage: Coverage, place: Position, metres: number): Tile[] {
  const node = nodeAt(place);
  if (node === null) return [];
  const box = boxAbout(node, metres);
  return [...coverage.tiles.values()].filter((tile) => boxesMeet(boundsOfTile(tile), box));
}

function boxAbout(node: Node, metres: number): LatticeBox {
  const { east, north } = metresPerQuantum(positionOf(node));
  const [x, y] = [xOf(node), yOf(node)];
  return {
    west: x - metres / east,
    east: x + metres / east,
    south: y - metres / north,
    north: y + metres / north,
  };
}
