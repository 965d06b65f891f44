import type { GridKey } from '../../model/grid-edit.ts';
import { boundsOfNodes, type LatticeBox } from './bounds.ts';
import { meshOf, OUTSIDE, type Tile } from './coverage.ts';
import { type Node, positionOf, xOf, yOf } from './lattice.ts';
import { cutWhereTheyMeet, type Piece } from './noding.ts';
import { EditRefused } from './refused.ts';
import { type Arrow, arrowsOf, crossesRay, type Ring, traceRings } from './rings.ts';

export type Face = GridKey | typeof OUTSIDE;

/**
 * An edge of a tile with drawn lines laid over it, `a < b`. `forth` and `back`: how often a drawn line runs along
 * it from `a` to `b` and the other way.
 */
export type Side = {
  a: Node;
  b: Node;
  left: Face;
  right: Face;
  forth: number;
  back: number;
};

/**
 * A tile's edges and drawn lines, cut where they meet. What the lattice is too coarse to hold apart has become
 * one edge; a drawn edge within a face has that face on both sides.
 *
 * @throws EditRefused `too-fine` when faces narrower than the lattice are turned over
 * @throws BorderBent when the border itself would have to be cut: lines are fitted to it before
 */
export function arrange(tile: Tile, drawn: readonly Arrow[]): Side[] {
  const strands = sidesOf(tile);
  const tilePieces = strands.map(({ a, b }, strand) => ({ a, b, strand }));
  const lines = drawn
    .filter(([a, b]) => a !== b)
    .map(([a, b], index) => ({ a, b, strand: strands.length + index }));
  const cut = cutWhereTheyMeet([...tilePieces, ...lines], new Set<Piece>(lines));
  mustKeepBorder(cut, strands);
  const joined = joinPieces(cut, strands);
  const isEdge = (side: Side): boolean => side.left !== side.right;
  const edges = joined.filter(isEdge);
  const inner = joined.filter((side) => !isEdge(side) && side.forth + side.back > 0);
  return [...edges, ...inner.map((side) => within(edges, side))];
}

/**
 * A tile whose edges pair up though they were drawn apart: a vertex that only one neighbour has, on the other's edge
 * or within half a quantum of it, is put into both. Gaps and overlaps stay what they are.
 */
export function paired(tile: Tile): Tile {
  const strands = [...tile.faces].flatMap(([face, rings]) =>
    rings.flatMap(arrowsOf).map(([a, b]): Side => {
      return { a, b, left: face, right: OUTSIDE, forth: 0, back: 0 };
    }),
  );
  const pieces = strands.map(({ a, b }, strand) => ({ a, b, strand }));
  return tileOfSides(tile, joinPieces(cutWhereTheyMeet(pieces, new Set(pieces)), strands));
}

/** A drawing that bends a community's border: the border edge, and the node it would be led through. */
export class BorderBent extends Error {
  readonly edge: Arrow;
  readonly node: Node;

  constructor(edge: Arrow, node: Node) {
    super(`expected a border left as it is, got a bend at [${positionOf(node).join(', ')}]`);
    this.name = 'BorderBent';
    this.edge = edge;
    this.node = node;
  }
}

function mustKeepBorder(pieces: readonly Piece[], strands: readonly Side[]): void {
  for (const { a, b, strand } of pieces) {
    const edge = strands[strand];
    if (!edge || (edge.left !== OUTSIDE && edge.right !== OUTSIDE)) continue;
    if (a === edge.a && b === edge.b) continue;
    throw new BorderBent([edge.a, edge.b], a === edge.a ? b : a);
  }
}

/** The edges of a tile, each once. */
export function sidesOf(tile: Tile): Side[] {
  const sides: Side[] = [];
  const mesh = meshOf(tile);
  for (const [from, leaving] of mesh) {
    for (const { to, face } of leaving) {
      if (from > to) continue;
      const right = mesh.get(to)!.find((edge) => edge.to === from)!.face;
      sides.push({ a: from, b: to, left: face, right, forth: 0, back: 0 });
    }
  }
  return sides;
}

function isNear({ a, b }: Side, { west, south, east, north }: LatticeBox): boolean {
  const [ax, ay, bx, by] = [xOf(a), yOf(a), xOf(b), yOf(b)];
  return (
    Math.min(ax, bx) <= east &&
    Math.max(ax, bx) >= west &&
    Math.min(ay, by) <= north &&
    Math.max(ay, by) >= south
  );
}

/** Faces on the left less faces on the right, by face: what is left when pieces fall together. */
type Joined = { side: Side; balance: Map<Face, number> };

function joinPieces(pieces: readonly Piece[], strands: readonly Side[]): Side[] {
  const joined = new Map<string, Joined>();
  for (const { a, b, strand } of pieces) {
    const [low, high] = a < b ? [a, b] : [b, a];
    const name = `${low} ${high}`;
    const known = joined.get(name) ?? {
      side: { a: low, b: high, left: OUTSIDE, right: OUTSIDE, forth: 0, back: 0 },
      balance: new Map<Face, number>(),
    };
    joined.set(name, known);
    const source = strands[strand];
    if (!source) {
      known.side[a < b ? 'forth' : 'back'] += 1;
      continue;
    }
    const way = a < b ? 1 : -1;
    known.balance.set(source.left, (known.balance.get(source.left) ?? 0) + way);
    known.balance.set(source.right, (known.balance.get(source.right) ?? 0) - way);
  }
  return [...joined.values()].map(({ side, balance }) => {
    const sides = [...balance].filter(([, count]) => count !== 0);
    if (sides.some(([, count]) => Math.abs(count) > 1) || sides.length > 2) {
      throw new EditRefused('too-fine', [], positionOf(side.a));
    }
    for (const [face, count] of sides) side[count > 0 ? 'left' : 'right'] = face;
    return side;
  });
}

/** A drawn edge within a face: the face that the ray to the east leaves an odd number of times. */
function within(edges: readonly Side[], side: Side): Side {
  const [doubleX, doubleY] = middleOf(side);
  const odd = new Set<Face>();
  for (const { a, b, left, right } of edges) {
    if (!crossesRay(a, b, doubleX, doubleY)) continue;
    for (const face of [left, right]) if (!odd.delete(face)) odd.add(face);
  }
  odd.delete(OUTSIDE);
  if (odd.size > 1) throw new EditRefused('too-fine', [], positionOf(side.a));
  const [face = OUTSIDE] = odd;
  return { ...side, left: face, right: face };
}

/** The middle of an edge, coordinates doubled. */
export function middleOf({ a, b }: { a: Node; b: Node }): [x: number, y: number] {
  return [xOf(a) + xOf(b), yOf(a) + yOf(b)];
}

/**
 * Gives what lies in the drawn lines (even-odd) to other faces. Faces whose edges stay as they were keep their
 * very rings.
 */
export function paint(
  tile: Tile,
  sides: readonly Side[],
  faceFor: (face: GridKey) => GridKey,
): Tile {
  const drawn = sides.filter(({ forth, back }) => (forth + back) % 2 === 1);
  const reach = boundsOfNodes(drawn.flatMap(({ a, b }) => [a, b]));
  const painted = sides.map((side) => {
    if (!isNear(side, reach)) return side;
    const [inLeft, inRight] = isInDrawn(drawn, side);
    const give = (face: Face, isIn: boolean): Face =>
      isIn && face !== OUTSIDE ? faceFor(face) : face;
    return { ...side, left: give(side.left, inLeft), right: give(side.right, inRight) };
  });
  return tileOfSides(tile, painted);
}

/** Whether the left and the right of an edge lie in the drawn outline. */
function isInDrawn(drawn: readonly Side[], side: Side): [left: boolean, right: boolean] {
  const [doubleX, doubleY] = middleOf(side);
  let isInEast = false;
  let isOn = false;
  for (const { a, b } of drawn) {
    if (a === side.a && b === side.b) isOn = true;
    else if (crossesRay(a, b, doubleX, doubleY)) isInEast = !isInEast;
  }
  const isInWest = isInEast !== isOn;
  // From a to b runs east: going up, the east side is the right one; level, the ray lies on the left.
  return yOf(side.b) <= yOf(side.a) ? [isInEast, isInWest] : [isInWest, isInEast];
}

/** The faces that edges bound; unchanged faces keep their very rings. */
export function tileOfSides(tile: Tile, sides: readonly Side[]): Tile {
  const arrows = new Map<GridKey, Arrow[]>();
  const add = (face: Face, arrow: Arrow): void => {
    if (face === OUTSIDE) return;
    const known = arrows.get(face);
    if (known) known.push(arrow);
    else arrows.set(face, [arrow]);
  };
  for (const { a, b, left, right } of sides) {
    if (left === right) continue;
    add(left, [a, b]);
    add(right, [b, a]);
  }
  const faces = new Map<GridKey, readonly Ring[]>();
  for (const [face, bounds] of arrows) {
    const before = tile.faces.get(face);
    faces.set(face, before && isSame(before, bounds) ? before : traceRings(bounds));
  }
  return { community: tile.community, faces };
}

function isSame(rings: readonly Ring[], arrows: readonly Arrow[]): boolean {
  if (rings.reduce((sum, ring) => sum + ring.length, 0) !== arrows.length) return false;
  const next = new Map<Node, Set<Node>>();
  for (const [from, to] of arrows) next.set(from, (next.get(from) ?? new Set()).add(to));
  return rings.every((ring) =>
    ring.every((node, index) => next.get(node)?.has(ring[(index + 1) % ring.length]!)),
  );
}
