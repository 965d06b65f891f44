import { turn } from '../../shared/geo/ring.ts';
import type { Point } from './plane.ts';

/** A straight piece of border between two points of the working grid; `tag` says whose it is. */
export type Segment = { a: Point; b: Point; tag: number };

const BUCKET_STEPS = 6_000;
const MAX_ROUNDS = 40;

/**
 * Cuts segments wherever they meet, so that afterwards two of them share an end or nothing at all.
 * Cut points are rounded to the working grid (a border moves by at most 0.1 m), which may make new
 * meetings, so it goes on until a round finds none. Of equal segments the one with the smallest tag stays.
 * Throws when it does not settle, which would mean broken input.
 */
export function nodeSegments(input: readonly Segment[]): Segment[] {
  let segments = withoutRepeats(input);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const cuts = findCuts(segments);
    if (cuts.size === 0) return segments;
    segments = withoutRepeats(
      segments.flatMap((segment, index) => cutAt(segment, cuts.get(index))),
    );
  }
  throw new Error(`Noding: expected to settle in ${MAX_ROUNDS} rounds`);
}

function withoutRepeats(segments: readonly Segment[]): Segment[] {
  const kept = new Map<string, Segment>();
  for (const { a, b, tag } of segments) {
    if (a[0] === b[0] && a[1] === b[1]) continue;
    const forward = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
    const segment: Segment = forward ? { a, b, tag } : { a: b, b: a, tag };
    const key = `${segment.a[0]},${segment.a[1]},${segment.b[0]},${segment.b[1]}`;
    const known = kept.get(key);
    if (!known || known.tag > tag) kept.set(key, segment);
  }
  return [...kept.values()];
}

function findCuts(segments: readonly Segment[]): Map<number, Point[]> {
  const cuts = new Map<number, Point[]>();
  const add = (index: number, point: Point) => {
    const { a, b } = segments[index]!;
    if (same(point, a) || same(point, b)) return;
    const list = cuts.get(index);
    if (list) list.push(point);
    else cuts.set(index, [point]);
  };
  const seen = new Set<number>();
  for (const bucket of bucketsOf(segments).values()) {
    for (let first = 0; first < bucket.length; first += 1) {
      for (let second = first + 1; second < bucket.length; second += 1) {
        const one = bucket[first]!;
        const other = bucket[second]!;
        const pair = one * segments.length + other;
        if (seen.has(pair)) continue;
        seen.add(pair);
        meet(
          segments[one]!,
          segments[other]!,
          (point) => add(one, point),
          (point) => add(other, point),
        );
      }
    }
  }
  return cuts;
}

function bucketsOf(segments: readonly Segment[]): Map<number, number[]> {
  const buckets = new Map<number, number[]>();
  segments.forEach(({ a, b }, index) => {
    const west = Math.floor(Math.min(a[0], b[0]) / BUCKET_STEPS);
    const east = Math.floor(Math.max(a[0], b[0]) / BUCKET_STEPS);
    const south = Math.floor(Math.min(a[1], b[1]) / BUCKET_STEPS);
    const north = Math.floor(Math.max(a[1], b[1]) / BUCKET_STEPS);
    for (let column = west; column <= east; column += 1) {
      for (let row = south; row <= north; row += 1) {
        const key = column * 100_000 + row;
        const list = buckets.get(key);
        if (list) list.push(index);
        else buckets.set(key, [index]);
      }
    }
  });
  return buckets;
}

type Cut = (point: Point) => void;

function meet(one: Segment, other: Segment, cutOne: Cut, cutOther: Cut): void {
  if (apart(one, other)) return;
  const a = turn(other.a, other.b, one.a);
  const b = turn(other.a, other.b, one.b);
  const c = turn(one.a, one.b, other.a);
  const d = turn(one.a, one.b, other.b);
  if (c === 0 && within(other.a, one)) cutOne(other.a);
  if (d === 0 && within(other.b, one)) cutOne(other.b);
  if (a === 0 && within(one.a, other)) cutOther(one.a);
  if (b === 0 && within(one.b, other)) cutOther(one.b);
  if (a * b >= 0 || c * d >= 0) return;
  const share = a / (a - b);
  const point: Point = [
    Math.round(one.a[0] + (one.b[0] - one.a[0]) * share),
    Math.round(one.a[1] + (one.b[1] - one.a[1]) * share),
  ];
  cutOne(point);
  cutOther(point);
}

function apart(one: Segment, other: Segment): boolean {
  return (
    Math.max(one.a[0], one.b[0]) < Math.min(other.a[0], other.b[0]) ||
    Math.max(other.a[0], other.b[0]) < Math.min(one.a[0], one.b[0]) ||
    Math.max(one.a[1], one.b[1]) < Math.min(other.a[1], other.b[1]) ||
    Math.max(other.a[1], other.b[1]) < Math.min(one.a[1], one.b[1])
  );
}

function within(point: Point, { a, b }: Segment): boolean {
  return (
    point[0] >= Math.min(a[0], b[0]) &&
    point[0] <= Math.max(a[0], b[0]) &&
    point[1] >= Math.min(a[1], b[1]) &&
    point[1] <= Math.max(a[1], b[1])
  );
}

function cutAt(segment: Segment, points: Point[] | undefined): Segment[] {
  if (!points) return [segment];
  const { a, b, tag } = segment;
  const along = (point: Point) =>
    (point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1]);
  const stops = [a, ...points.sort((one, other) => along(one) - along(other)), b];
  return stops.slice(1).map((stop, index) => ({ a: stops[index]!, b: stop, tag }));
}

function same(one: Point, other: Point): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
