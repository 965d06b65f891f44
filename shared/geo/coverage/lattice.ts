import type { Position } from '../../model/common.ts';

/** The quantum of the coverage: about 0.11 m north, 0.095 m east at Wuxi. */
export const PER_DEGREE = 1_000_000;
/** The lattice's window, 73°–140° E and 10° S–57° N, in quanta: all of China, and two coordinates fit a double. */
const WEST = 73 * PER_DEGREE;
const SOUTH = -10 * PER_DEGREE;
const SPAN = 2 ** 26;

/**
 * A point of the lattice as one number, `x · 2²⁶ + y`: equal points are equal numbers. Differences of
 * coordinates stay below 2²⁶, so every product, and an orientation's sign, is exact in a double.
 */
export type Node = number;

/** The nearest node to `[lon, lat]`, or null outside the window and for what is no number. */
export function nodeAt([lon, lat]: readonly [number, number]): Node | null {
  return nodeOfXY(Math.round(lon * PER_DEGREE) - WEST, Math.round(lat * PER_DEGREE) - SOUTH);
}

/** @throws RangeError outside the window of the lattice */
export function nodeOf(position: readonly [number, number]): Node {
  const node = nodeAt(position);
  if (node === null)
    throw new RangeError(`expected a place in China, got [${position.join(', ')}]`);
  return node;
}

/** The node of integer coordinates, or null outside the window. */
export function nodeOfXY(x: number, y: number): Node | null {
  const isInside = x >= 0 && y >= 0 && x < SPAN && y < SPAN;
  return isInside ? x * SPAN + y : null;
}

export const xOf = (node: Node): number => Math.floor(node / SPAN);
export const yOf = (node: Node): number => node % SPAN;

/** `[lon, lat]` in degrees; the same doubles that six decimals are read as. */
export function positionOf(node: Node): Position {
  return [(xOf(node) + WEST) / PER_DEGREE, (yOf(node) + SOUTH) / PER_DEGREE];
}

/** Positive when `c` lies left of `a → b`, 0 on the line; twice the triangle's area in quanta, exact. */
export function turn(a: Node, b: Node, c: Node): number {
  const [ax, ay] = [xOf(a), yOf(a)];
  return (xOf(b) - ax) * (yOf(c) - ay) - (yOf(b) - ay) * (xOf(c) - ax);
}

/** Twice the signed area of an unclosed ring in quanta, positive counter-clockwise; exact below 30° across. */
export function doubleArea(ring: readonly Node[]): number {
  let sum = 0;
  for (let index = 1; index + 1 < ring.length; index += 1) {
    sum += turn(ring[0]!, ring[index]!, ring[index + 1]!);
  }
  return sum;
}

/** Whether a node of the line through `a` and `b` lies between them, ends included. */
export function isWithin(a: Node, b: Node, node: Node): boolean {
  const [x, y] = [xOf(node), yOf(node)];
  const [ax, ay, bx, by] = [xOf(a), yOf(a), xOf(b), yOf(b)];
  return (
    x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by)
  );
}

/** Whether a node lies on the edge `a`–`b`, its ends included. */
export function isOnEdge(a: Node, b: Node, node: Node): boolean {
  return isWithin(a, b, node) && turn(a, b, node) === 0;
}

/** Whether two edges have a point in common that is not an end of both. */
export function edgesClash(a: Node, b: Node, c: Node, d: Node): boolean {
  const [sameStart, sameEnd] = [a === c || a === d, b === c || b === d];
  if (sameStart && sameEnd) return false;
  if (sameStart || sameEnd) {
    const shared = sameStart ? a : b;
    const [one, other] = [sameStart ? b : a, c === shared ? d : c];
    return isOnEdge(shared, one, other) || isOnEdge(shared, other, one);
  }
  const [first, second] = [turn(a, b, c), turn(a, b, d)];
  const [third, fourth] = [turn(c, d, a), turn(c, d, b)];
  if (opposite(first, second) && opposite(third, fourth)) return true;
  return (
    (first === 0 && isWithin(a, b, c)) ||
    (second === 0 && isWithin(a, b, d)) ||
    (third === 0 && isWithin(c, d, a)) ||
    (fourth === 0 && isWithin(c, d, b))
  );
}

const opposite = (left: number, right: number): boolean =>
  (left > 0 && right < 0) || (left < 0 && right > 0);
