import type { Position } from '../../model/common.ts';
import { arrange, BorderBent, paint, type Side } from './arrangement.ts';
import { fitToBorder, withNodeInBorder } from './border.ts';
import { type Coverage, type Tile, tileOfGrid } from './coverage.ts';
import { edgesClash, type Node, nodeAt, positionOf } from './lattice.ts';
import { pairsThatMeet } from './noding.ts';
import { EditRefused } from './refused.ts';
import type { Arrow } from './rings.ts';

/** @throws EditRefused `off-the-map` */
export function drawnNode(position: Position): Node {
  const node = nodeAt(position);
  if (node === null) throw new EditRefused('off-the-map', [], position);
  return node;
}

/** @throws EditRefused `line-crosses-itself`, `off-the-map`, and for a line of one node `line-does-not-divide` */
export function drawnLine(positions: readonly Position[]): Node[] {
  const nodes = positions.map(drawnNode);
  const line = nodes.filter((node, index) => index === 0 || node !== nodes[index - 1]);
  if (line.length < 2) throw new EditRefused('line-does-not-divide', [], positions[0] ?? null);
  mustNotCrossItself(line);
  return line;
}

/**
 * A drawn outline as a closed line, its first node again last.
 *
 * @throws EditRefused `line-crosses-itself`, `off-the-map`, `outline-encloses-nothing`
 */
export function drawnOutline(positions: readonly Position[]): Node[] {
  const nodes = positions.map(drawnNode);
  const ring = nodes.filter((node, index) => node !== nodes[(index + 1) % nodes.length]);
  if (ring.length < 3) {
    throw new EditRefused('outline-encloses-nothing', [], positions[0] ?? null);
  }
  const line = [...ring, ring[0]!];
  mustNotCrossItself(line);
  return line;
}

function mustNotCrossItself(line: readonly Node[]): void {
  for (const [one, other] of pairsThatMeet(arrowsAlong(line))) {
    if (edgesClash(...one, ...other)) {
      throw new EditRefused('line-crosses-itself', [], positionOf(one[0]));
    }
  }
}

export function arrowsAlong(line: readonly Node[]): Arrow[] {
  return line.slice(1).map((node, index) => [line[index]!, node]);
}

/** A community with lines laid over it. */
export type Overlaid = { coverage: Coverage; tile: Tile; sides: Side[] };

/** How often a drawing may give the border a node it was not fitted to. */
const MOST_BENDS = 20;

/**
 * Lays drawn lines over a community; where they meet its border there is a common node now.
 *
 * @throws EditRefused `too-fine` when a line runs along the border closer than the lattice can tell
 */
export function overlay(
  coverage: Coverage,
  community: string,
  lines: readonly (readonly Node[])[],
): Overlaid {
  const fitted = fitToBorder(coverage, community, lines);
  const arrows = fitted.lines.flatMap(arrowsAlong);
  let current = fitted.coverage;
  for (let bends = 0; ; bends += 1) {
    const tile = current.tiles.get(community)!;
    try {
      return { coverage: current, tile, sides: arrange(tile, arrows) };
    } catch (error) {
      if (!(error instanceof BorderBent)) throw error;
      const { edge, node } = error;
      const put = bends < MOST_BENDS ? withNodeInBorder(current, community, edge, node) : null;
      if (!put) throw new EditRefused('too-fine', [], positionOf(node));
      current = put;
    }
  }
}

/** The coverage with what lies in an outline given to other faces. */
export const paintOutline = (
  coverage: Coverage,
  community: string,
  outline: readonly Node[],
  faceFor: (face: string) => string,
): Coverage => paintOutlines(coverage, community, [outline], faceFor);

/** The same of several at once, even-odd: one that lies in another is a hole of it, whatever its order. */
export function paintOutlines(
  coverage: Coverage,
  community: string,
  outlines: readonly (readonly Node[])[],
  faceFor: (face: string) => string,
): Coverage {
  const laid = overlay(coverage, community, outlines);
  return withTile(laid.coverage, paint(laid.tile, laid.sides, faceFor));
}

export function withTile(coverage: Coverage, tile: Tile): Coverage {
  return { ...coverage, tiles: new Map(coverage.tiles).set(tile.community, tile) };
}

/** The tile of a grid that may be edited. @throws EditRefused `no-such-grid`, `grid-locked` */
export function openTile(coverage: Coverage, key: string): Tile {
  const tile = tileOfGrid(coverage, key);
  if (!tile) throw new EditRefused('no-such-grid', [key]);
  if (!coverage.limits.has(tile.community)) throw new EditRefused('grid-locked', [key]);
  return tile;
}
