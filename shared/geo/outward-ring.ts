import type { Position } from '../model/common.ts';
import { ringArea, turn } from './ring.ts';

/** What taking a corner away costs, degrees², and where its edges meet then; null: the corner just goes. */
type Step = { cost: number; apex: Position | null };
/** Corners linked both ways, counter-clockwise. A corner without a step cannot go as things stand. */
type Loop = {
  places: Position[];
  next: number[];
  before: number[];
  steps: (Step | null)[];
  start: number;
  left: number;
};

const FEWEST_CORNERS = 3;

const apart = (a: number, b: number, c: number, d: number): boolean =>
  Math.max(a, b) < Math.min(c, d) || Math.max(c, d) < Math.min(a, b);

/** Whether two pieces of line touch. */
function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  if (apart(a[0], b[0], c[0], d[0]) || apart(a[1], b[1], c[1], d[1])) return false;
  return (
    Math.sign(turn(a, b, c)) * Math.sign(turn(a, b, d)) <= 0 &&
    Math.sign(turn(c, d, a)) * Math.sign(turn(c, d, b)) <= 0
  );
}

/** Where two edges meet when both are made longer towards each other; null: they never do. */
function apexOf(a: Position, b: Position, c: Position, d: Position): Position | null {
  const [first, last] = [
    [b[0] - a[0], b[1] - a[1]],
    [d[0] - c[0], d[1] - c[1]],
  ] as const;
  const across = first[0] * last[1] - first[1] * last[0];
  if (across <= 0) return null;
  const further = ((c[0] - b[0]) * last[1] - (c[1] - b[1]) * last[0]) / across;
  return [b[0] + further * first[0], b[1] + further * first[1]];
}

/** A corner that turns in goes; of two that turn out the edge between goes, and its neighbours grow until they meet. */
function stepAt({ places, next, before }: Loop, corner: number): Step | null {
  const [a, b, c] = [places[before[corner]!]!, places[corner]!, places[next[corner]!]!];
  const turned = turn(a, b, c);
  if (turned <= 0) return { cost: -turned, apex: null };
  const d = places[next[next[corner]!]!]!;
  if (turn(b, c, d) <= 0) return null;
  const apex = apexOf(a, b, c, d);
  return apex && { cost: turn(b, apex, c), apex };
}

/** Whether a corner in an angle that turns in could go without the ring touching itself: nothing lies in between. */
function isNotchFree({ places, next, before }: Loop, corner: number): boolean {
  const [a, b, c] = [places[before[corner]!]!, places[corner]!, places[next[corner]!]!];
  const end = before[corner]!;
  for (let at = next[next[corner]!]!; at !== end; at = next[at]!) {
    const place = places[at]!;
    if (apart(Math.min(a[0], b[0], c[0]), Math.max(a[0], b[0], c[0]), place[0], place[0])) continue;
    if (apart(Math.min(a[1], b[1], c[1]), Math.max(a[1], b[1], c[1]), place[1], place[1])) continue;
    if (turn(a, b, place) <= 0 && turn(b, c, place) <= 0 && turn(c, a, place) <= 0) return false;
  }
  return true;
}

/** The same for an edge whose neighbours would meet at `apex`: no other edge is touched. */
function isTipFree({ places, next, before }: Loop, corner: number, apex: Position): boolean {
  const [b, c] = [places[corner]!, places[next[corner]!]!];
  const end = before[corner]!;
  for (let at = next[next[corner]!]!; at !== end; at = next[at]!) {
    const [from, to] = [places[at]!, places[next[at]!]!];
    if (meet(b, apex, from, to) || meet(apex, c, from, to)) return false;
  }
  return true;
}

/** The corner that can go at the least cost; null: none can. What stands in its own way is left out on the way. */
function cheapest(loop: Loop): number | null {
  for (;;) {
    let best: number | null = null;
    for (let round = 0, at = loop.start; round < loop.left; round += 1, at = loop.next[at]!) {
      const step = loop.steps[at];
      if (step && (best === null || step.cost < loop.steps[best]!.cost)) best = at;
    }
    if (best === null) return null;
    const { apex } = loop.steps[best]!;
    if (apex ? isTipFree(loop, best, apex) : isNotchFree(loop, best)) return best;
    loop.steps[best] = null;
  }
}

/** Takes a corner away, and looks anew at those around it. */
function take(loop: Loop, corner: number): void {
  const { places, next, before, steps } = loop;
  const { apex } = steps[corner]!;
  const gone = apex ? next[corner]! : corner;
  if (apex) places[corner] = apex;
  next[before[gone]!] = next[gone]!;
  before[next[gone]!] = before[gone]!;
  loop.start = before[gone]!;
  loop.left -= 1;
  let near = before[before[loop.start]!]!;
  for (let round = 0; round < 5; round += 1, near = next[near]!) steps[near] = stepAt(loop, near);
}

const renew = (loop: Loop): void => {
  for (let round = 0, at = loop.start; round < loop.left; round += 1, at = loop.next[at]!) {
    loop.steps[at] = stepAt(loop, at);
  }
};

function loopOf(corners: readonly Position[]): Loop {
  const count = corners.length;
  const loop: Loop = {
    places: [...corners],
    next: corners.map((_, at) => (at + 1) % count),
    before: corners.map((_, at) => (at + count - 1) % count),
    ...{ steps: [], start: 0, left: count },
  };
  renew(loop);
  return loop;
}

/**
 * A closed ring `[lon, lat]` of at most `budget` positions around all of the given one: corners that turn in go first
 * where that adds least, then edges whose neighbours meet outside. It never cuts into the ring and never crosses
 * itself; a ring that does not either can always be brought to a triangle.
 * @param budget positions, the first one counted twice; 4 at least
 * @returns null for a ring that touches or crosses itself in the way
 */
export function outwardRing(ring: readonly Position[], budget: number): Position[] | null {
  const open = ring.slice(0, -1);
  const isCounterClockwise = ringArea(ring) > 0;
  const loop = loopOf(isCounterClockwise ? open : open.toReversed());
  const most = Math.max(budget - 1, FEWEST_CORNERS);
  while (loop.left > most) {
    let corner = cheapest(loop);
    if (corner === null) {
      renew(loop);
      corner = cheapest(loop);
    }
    if (corner === null) return null;
    take(loop, corner);
  }
  const corners: Position[] = [];
  for (let at = loop.start; corners.length < loop.left; at = loop.next[at]!) {
    corners.push(loop.places[at]!);
  }
  const closed = [...corners, corners[0]!];
  return isCounterClockwise ? closed : closed.reverse();
}
