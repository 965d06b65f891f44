import type { Position } from '../../model/common.ts';
import type { Side } from './arrangement.ts';
import { borderOf } from './border-nodes.ts';
import { boundsOfTile, metresPerQuantum, squareMetresOf } from './bounds.ts';
import { type Coverage, outerRings, type Tile } from './coverage.ts';
import { doubleArea, type Node, nodeAt, nodeOf, positionOf, xOf, yOf } from './lattice.ts';
import { withoutLooseEnds } from './loose-ends.ts';
import { overlay } from './outlines.ts';
import { EditRefused } from './refused.ts';
import { type Arrow, arrowsOf, coordinatesOf, type Ring, traceRings } from './rings.ts';

/** A block smaller than this is joined to the neighbour it has the longest border with [D]. */
const SMALLEST_SQUARE_METRES = 1_000;

/** A piece of ground between water and roads. Its outline `[lon, lat]`, closed, counter-clockwise; it has no holes. */
export type BaseBlock = { outline: Position[]; areaSquareMetres: number };

/**
 * The blocks of a community: the faces that lines, such as roads and shores, make of its ground. Lines that end within
 * a face cut nothing, and neither do rings that touch no other line: they would leave a block with a hole. Lines are
 * fitted to the community's border as an edit is, so that a block painted to a grid leaves no sliver there.
 *
 * @param lines `[lon, lat]`, of any extent; what lies outside the community is passed over
 */
export function baseBlocks(
  coverage: Coverage,
  community: string,
  lines: readonly (readonly Position[])[],
): BaseBlock[] {
  return blockRings(coverage, community, lines).map((ring) => ({
    outline: coordinatesOf([ring])[0]![0]!,
    areaSquareMetres: squareMetresOf(doubleArea(ring), ring[0]!),
  }));
}

/** As `baseBlocks`, on the lattice. */
export function blockRings(
  coverage: Coverage,
  community: string,
  lines: readonly (readonly Position[])[],
): Ring[] {
  const ground = groundOf(coverage, community);
  if (!ground) return [];
  const segments = lines.flatMap((line) => segmentsNear(ground, line));
  const whole = { ...coverage, tiles: new Map([[community, ground]]) };
  return joinSmall(ringsOfSides(laidOver(whole, community, segments)));
}

/** Lines laid over the ground; without those that run along its border closer than the lattice can tell. */
function laidOver(whole: Coverage, community: string, lines: readonly Node[][]): Side[] {
  let fitting = lines;
  for (;;) {
    try {
      return overlay(whole, community, fitting).sides;
    } catch (error) {
      if (!(error instanceof EditRefused && error.place) || fitting.length === 0) throw error;
      const kept = fitting.filter((line) => !isNear(line, nodeOf(error.place!)));
      fitting = kept.length < fitting.length ? kept : fitting.slice(1);
    }
  }
}

/** Whether a stretch passes within some ten metres of a node. */
function isNear([a, b]: readonly Node[], node: Node): boolean {
  const [dx, dy] = [xOf(b!) - xOf(a!), yOf(b!) - yOf(a!)];
  const [px, py] = [xOf(node) - xOf(a!), yOf(node) - yOf(a!)];
  const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - along * dx, py - along * dy) < NEAR_QUANTA;
}

const NEAR_QUANTA = 100;

/** The community as one face, with the nodes that are in its border now. */
function groundOf(coverage: Coverage, community: string): Tile | null {
  const tile = coverage.tiles.get(community);
  if (!tile) return null;
  const arrows = borderOf(tile);
  return { community, faces: new Map([[community, traceRings(arrows)]]) };
}

function ringsOfSides(sides: readonly Side[]): Ring[] {
  const border: Arrow[] = [];
  const cutters: Arrow[] = [];
  for (const { a, b, left, right } of sides) {
    if (left && right) cutters.push([a, b]);
    else if (left) border.push([a, b]);
    else if (right) border.push([b, a]);
  }
  const tied = reached(withoutLooseEnds(cutters, border), border);
  const both = tied.flatMap(([a, b]): Arrow[] => [
    [a, b],
    [b, a],
  ]);
  return traceRings([...border, ...both]).filter((ring) => doubleArea(ring) > 0);
}

/** Without the lines that hang together with the border nowhere. */
function reached(cutters: readonly Arrow[], border: readonly Arrow[]): Arrow[] {
  const ends = new Map<Node, Node[]>();
  for (const [a, b] of cutters) {
    ends.set(a, [...(ends.get(a) ?? []), b]);
    ends.set(b, [...(ends.get(b) ?? []), a]);
  }
  const seen = new Set(border.map(([from]) => from));
  const queue = [...seen];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const next of ends.get(node) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return cutters.filter(([a]) => seen.has(a));
}

/** The stretches of a line whose boxes meet the community's. */
function segmentsNear(ground: Tile, line: readonly Position[]): Node[][] {
  const { west, south, east, north } = boundsOfTile(ground);
  return line.slice(1).flatMap((position, index): Node[][] => {
    const [a, b] = [nodeAt(line[index]!), nodeAt(position)];
    if (a === null || b === null || a === b) return [];
    const isApart =
      Math.max(xOf(a), xOf(b)) < west ||
      Math.min(xOf(a), xOf(b)) > east ||
      Math.max(yOf(a), yOf(b)) < south ||
      Math.min(yOf(a), yOf(b)) > north;
    return isApart ? [] : [[a, b]];
  });
}

/** Small blocks joined to their neighbours, the smallest first. */
function joinSmall(rings: readonly Ring[]): Ring[] {
  let blocks = [...rings];
  for (;;) {
    const small = blocks
      .filter((ring) => squareMetresOf(doubleArea(ring), ring[0]!) < SMALLEST_SQUARE_METRES)
      .sort((left, right) => doubleArea(left) - doubleArea(right));
    const joined = small.map((ring) => joinedWithNeighbour(ring, blocks)).find(Boolean);
    if (!joined) return blocks;
    blocks = joined;
  }
}

function joinedWithNeighbour(ring: Ring, blocks: readonly Ring[]): Ring[] | null {
  const mine = new Map(arrowsOf(ring).map(([a, b]) => [`${b} ${a}`, lengthMetres(a, b)] as const));
  const shared = blocks.map((other) => {
    const lengths = arrowsOf(other).map(([a, b]) => mine.get(`${a} ${b}`) ?? 0);
    return { other, length: lengths.reduce((sum, length) => sum + length, 0) };
  });
  shared.sort((one, other) => other.length - one.length);
  for (const { other, length } of shared) {
    if (length === 0) break;
    const union = outerRings([ring, other]);
    // Two blocks that meet twice have a hole between them; another neighbour is better.
    if (union.length === 1) {
      return [...blocks.filter((block) => block !== ring && block !== other), union[0]!];
    }
  }
  return null;
}

/** Metres between two nodes, for what is short. */
export function lengthMetres(a: Node, b: Node): number {
  const { east, north } = metresPerQuantum(positionOf(a));
  return Math.hypot((xOf(a) - xOf(b)) * east, (yOf(a) - yOf(b)) * north);
}
