import Flatbush from 'flatbush';
import { isWithin, type Node, nodeOfXY, positionOf, turn, xOf, yOf } from './lattice.ts';
import { EditRefused } from './refused.ts';
import type { Arrow } from './rings.ts';

/** A straight edge to be noded; `strand` says what it is a piece of. */
export type Piece = { a: Node; b: Node; strand: number };

/** Far more than any drawing needs: what is not done by then is finer than the lattice. */
const MOST_ROUNDS = 40;

/**
 * Cuts edges where they meet, so that any two have at most common ends. A meeting is rounded to the lattice and
 * put into both edges; an edge that passes within half a quantum of a node is led through it (hot pixels: Hobby,
 * Practical segment intersection with finite precision output, 1999). That bends edges by less than a quantum,
 * so what was bent is looked at again until nothing is.
 *
 * @param drawn which of the edges are new; edges that were there before are not compared with each other
 * @throws EditRefused `too-fine` when it does not come to rest
 */
export function cutWhereTheyMeet(pieces: readonly Piece[], drawn: ReadonlySet<Piece>): Piece[] {
  if (pieces.length === 0) return [];
  let all = [...pieces];
  let active = new Set(drawn);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const cuts = meetings(all, active);
    if (cuts.size === 0) return all;
    const next: Piece[] = [];
    active = new Set();
    for (const piece of all) {
      const nodes = cuts.get(piece);
      if (!nodes) {
        next.push(piece);
        continue;
      }
      for (const part of cutAt(piece, nodes)) {
        next.push(part);
        active.add(part);
      }
    }
    all = next;
  }
  throw new EditRefused('too-fine', [], positionOf([...active][0]!.a));
}

/** The pieces of an edge cut at nodes on or within half a quantum of it, in its direction. */
function cutAt({ a, b, strand }: Piece, nodes: ReadonlySet<Node>): Piece[] {
  const [dx, dy] = [xOf(b) - xOf(a), yOf(b) - yOf(a)];
  const along = (node: Node): number => (xOf(node) - xOf(a)) * dx + (yOf(node) - yOf(a)) * dy;
  const ordered = [...nodes].sort((left, right) => along(left) - along(right));
  return [a, ...ordered]
    .map((from, index) => ({ a: from, b: ordered[index] ?? b, strand }))
    .filter((piece) => piece.a !== piece.b);
}

/** Pairs of edges whose boxes meet, each once. */
export function* pairsThatMeet(edges: readonly Arrow[]): Generator<[Arrow, Arrow]> {
  if (edges.length < 2) return;
  const pieces = edges.map(([a, b], strand) => ({ a, b, strand }));
  const index = indexOf(pieces);
  for (const [place, piece] of pieces.entries()) {
    const { west, south, east, north } = boxOf(piece);
    for (const other of index.search(west, south, east, north)) {
      if (other > place) yield [edges[place]!, edges[other]!];
    }
  }
}

type Cuts = Map<Piece, Set<Node>>;

function meetings(all: readonly Piece[], active: ReadonlySet<Piece>): Cuts {
  const cuts: Cuts = new Map();
  const index = indexOf(all);
  for (const piece of active) {
    const { west, south, east, north } = boxOf(piece);
    for (const other of index.search(west - 1, south - 1, east + 1, north + 1)) {
      if (all[other] !== piece) meet(piece, all[other]!, cuts);
    }
  }
  leadThroughNodes(all, index, cuts);
  return cuts;
}

/**
 * An edge that is bent must not pass over a node it lay beside: whatever is cut is led through every node within half a
 * quantum at once, those that this round makes included.
 */
function leadThroughNodes(all: readonly Piece[], index: Flatbush, cuts: Cuts): void {
  const made = [...new Set([...cuts.values()].flatMap((nodes) => [...nodes]))];
  for (const [piece, nodes] of cuts) {
    const { west, south, east, north } = boxOf(piece);
    const beside = index.search(west, south, east, north).flatMap((other) => {
      const { a, b } = all[other]!;
      return [a, b];
    });
    for (const node of [...beside, ...made]) {
      const isEnd = node === piece.a || node === piece.b;
      if (!isEnd && passesThrough(piece.a, piece.b, node)) nodes.add(node);
    }
  }
}

function indexOf(pieces: readonly Piece[]): Flatbush {
  const index = new Flatbush(pieces.length);
  for (const piece of pieces) {
    const { west, south, east, north } = boxOf(piece);
    index.add(west, south, east, north);
  }
  index.finish();
  return index;
}

function boxOf({ a, b }: Piece) {
  const [ax, ay, bx, by] = [xOf(a), yOf(a), xOf(b), yOf(b)];
  return {
    west: Math.min(ax, bx),
    south: Math.min(ay, by),
    east: Math.max(ax, bx),
    north: Math.max(ay, by),
  };
}

/** Notes where two edges must be cut for meeting. */
function meet(one: Piece, other: Piece, cuts: Cuts): void {
  let isLed = false;
  for (const [piece, by] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const node of [by.a, by.b]) {
      if (node === piece.a || node === piece.b || !passesThrough(piece.a, piece.b, node)) continue;
      note(cuts, piece, node);
      isLed = true;
    }
  }
  if (isLed || !crosses(one, other)) return;
  const node = crossing(one, other);
  for (const piece of [one, other]) {
    if (node !== piece.a && node !== piece.b) note(cuts, piece, node);
  }
}

function note(cuts: Cuts, piece: Piece, node: Node): void {
  const nodes = cuts.get(piece);
  if (nodes) nodes.add(node);
  else cuts.set(piece, new Set([node]));
}

/** Whether the edge `a`–`b` passes through the square of one quantum about a node. */
export function passesThrough(a: Node, b: Node, node: Node): boolean {
  if (!isWithin(a, b, node)) return false;
  const reach = (Math.abs(xOf(b) - xOf(a)) + Math.abs(yOf(b) - yOf(a))) / 2;
  return Math.abs(turn(a, b, node)) <= reach;
}

function crosses(one: Piece, other: Piece): boolean {
  const [first, second] = [turn(one.a, one.b, other.a), turn(one.a, one.b, other.b)];
  if (first === 0 || second === 0 || first > 0 === second > 0) return false;
  const [third, fourth] = [turn(other.a, other.b, one.a), turn(other.a, other.b, one.b)];
  return third !== 0 && fourth !== 0 && third > 0 !== fourth > 0;
}

/** The node nearest to where two crossing edges meet. */
export function crossing(one: Pick<Piece, 'a' | 'b'>, other: Pick<Piece, 'a' | 'b'>): Node {
  const [first, second] = [turn(other.a, other.b, one.a), turn(other.a, other.b, one.b)];
  const part = first / (first - second);
  const [x, y] = [xOf(one.a), yOf(one.a)];
  return nodeOfXY(
    Math.round(x + part * (xOf(one.b) - x)),
    Math.round(y + part * (yOf(one.b) - y)),
  )!;
}
