import type { Position } from '../../model/common.ts';
import { doubleArea, type Node, positionOf, xOf, yOf } from './lattice.ts';
import { EditRefused } from './refused.ts';

/** An unclosed ring of nodes, what it bounds on its left: outer rings counter-clockwise, holes clockwise. */
export type Ring = readonly Node[];
/** A directed edge; what it bounds lies on its left. */
export type Arrow = readonly [from: Node, to: Node];

/** The arrows of a ring, the closing one last. */
export function arrowsOf(ring: Ring): Arrow[] {
  return ring.map((node, index) => [node, ring[(index + 1) % ring.length]!]);
}

/**
 * Rings out of arrows that each bound one region on their left. No ring passes a node twice: one that touches
 * itself comes as several, as RFC 7946 and OGC want it.
 *
 * @throws EditRefused `too-fine` when a node is entered more often than it is left: a face was turned over
 */
export function traceRings(arrows: Iterable<Arrow>): Ring[] {
  const outgoing = new Map<Node, Node[]>();
  for (const [from, to] of arrows) {
    const known = outgoing.get(from);
    if (known) known.push(to);
    else outgoing.set(from, [to]);
  }
  const rings: Ring[] = [];
  for (const start of [...outgoing.keys()].sort((left, right) => left - right)) {
    while (outgoing.get(start)!.length > 0) walk(outgoing, start, rings);
  }
  return rings.map(fromSmallest).sort((left, right) => left[0]! - right[0]!);
}

function walk(outgoing: Map<Node, Node[]>, start: Node, rings: Ring[]): void {
  const path: Node[] = [start];
  const places = new Map<Node, number>([[start, 0]]);
  for (let before: Node | null = null; ; ) {
    const here = path.at(-1)!;
    const next = takeNext(outgoing, before, here);
    if (next === null) throw new EditRefused('too-fine', [], positionOf(here));
    before = here;
    const seen = places.get(next);
    if (seen === undefined) {
      places.set(next, path.length);
      path.push(next);
      continue;
    }
    const loop = path.splice(seen + 1);
    for (const node of loop) places.delete(node);
    rings.push([next, ...loop]);
    if (path.length === 1) return;
  }
}

/** The region lies on the left, so its next border is the first to the clockwise of where we came from. */
function takeNext(outgoing: Map<Node, Node[]>, before: Node | null, here: Node): Node | null {
  const ways = outgoing.get(here) ?? [];
  if (ways.length === 0) return null;
  if (before === null || ways.length === 1) return ways.pop()!;
  let best = 0;
  for (let index = 1; index < ways.length; index += 1) {
    if (isClockwiseBefore(here, before, ways[index]!, ways[best]!)) best = index;
  }
  return ways.splice(best, 1)[0]!;
}

/** Whether, turning clockwise about `centre` from `reference`, `one` is met before `other`. */
export function isClockwiseBefore(centre: Node, reference: Node, one: Node, other: Node): boolean {
  const [first, second] = [
    turnedFrom(centre, reference, one),
    turnedFrom(centre, reference, other),
  ];
  if (first !== second) return first < second;
  return crossAt(centre, one, other) < 0;
}

/** 0 within the first half turn, 1 at it, 2 within the second, 3 after a whole turn. */
function turnedFrom(centre: Node, reference: Node, node: Node): number {
  const cross = crossAt(centre, reference, node);
  if (cross < 0) return 0;
  if (cross > 0) return 2;
  const [x, y] = [xOf(centre), yOf(centre)];
  const dot = (xOf(reference) - x) * (xOf(node) - x) + (yOf(reference) - y) * (yOf(node) - y);
  return dot < 0 ? 1 : 3;
}

function crossAt(centre: Node, left: Node, right: Node): number {
  const [x, y] = [xOf(centre), yOf(centre)];
  return (xOf(left) - x) * (yOf(right) - y) - (yOf(left) - y) * (xOf(right) - x);
}

function fromSmallest(ring: Ring): Ring {
  let least = 0;
  for (let index = 1; index < ring.length; index += 1)
    if (ring[index]! < ring[least]!) least = index;
  return least === 0 ? ring : [...ring.slice(least), ...ring.slice(0, least)];
}

/** A polygon as an outer ring and the holes in it. */
export type Part = { outer: Ring; holes: Ring[] };

/** Outer rings with their holes; a hole belongs to the smallest outer ring about it. */
export function partsOf(rings: readonly Ring[]): Part[] {
  const parts: Part[] = rings
    .filter((ring) => doubleArea(ring) > 0)
    .map((outer) => ({ outer, holes: [] }));
  const holes = rings.filter((ring) => doubleArea(ring) < 0);
  for (const hole of holes) {
    const [a, b] = [hole[0]!, hole[1]!];
    // What lies within the hole has the edge as well, the other way about.
    const around = parts.filter(
      ({ outer }) =>
        !isFollowedBy(outer, b, a) && isInRings([outer], xOf(a) + xOf(b), yOf(a) + yOf(b)),
    );
    around.sort((left, right) => doubleArea(left.outer) - doubleArea(right.outer));
    around[0]?.holes.push(hole);
  }
  return parts;
}

function isFollowedBy(ring: Ring, a: Node, b: Node): boolean {
  const place = ring.indexOf(a);
  return place >= 0 && ring[(place + 1) % ring.length] === b;
}

/**
 * Whether a point lies in rings by the even-odd rule. Its coordinates are doubled, so that the middle of an
 * edge is exact; a point on the border counts as what lies above it, or else to the east.
 */
export function isInRings(rings: readonly Ring[], doubleX: number, doubleY: number): boolean {
  let isInside = false;
  for (const ring of rings) {
    for (let index = 0, last = ring.length - 1; index < ring.length; last = index, index += 1) {
      if (crossesRay(ring[last]!, ring[index]!, doubleX, doubleY)) isInside = !isInside;
    }
  }
  return isInside;
}

/** Whether the ray to the east of a point (coordinates doubled) crosses the edge `a`–`b`. */
export function crossesRay(a: Node, b: Node, doubleX: number, doubleY: number): boolean {
  const [ay, by] = [2 * yOf(a), 2 * yOf(b)];
  if (ay > doubleY === by > doubleY) return false;
  const [ax, bx] = [2 * xOf(a), 2 * xOf(b)];
  const side = (bx - ax) * (doubleY - ay) - (by - ay) * (doubleX - ax);
  return by > ay ? side > 0 : side < 0;
}

/** Rings as the coordinates of a MultiPolygon, `[lon, lat]`, closed, outer rings counter-clockwise (RFC 7946). */
export function coordinatesOf(rings: readonly Ring[]): Position[][][] {
  return partsOf(rings).map(({ outer, holes }) => [outer, ...holes].map(closedRing));
}

function closedRing(ring: Ring): Position[] {
  return [...ring, ring[0]!].map(positionOf);
}
