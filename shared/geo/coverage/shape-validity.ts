import Flatbush from 'flatbush';
import type { Position } from '../../model/common.ts';
import type { FindingRule } from '../../model/grid-finding.ts';
import { isInRing, isSamePlace, turn } from '../ring.ts';

/** A polygon's outer ring and holes, or several such: `[lon, lat]`, closed. */
export type ShapeParts = readonly (readonly (readonly Position[])[])[];

/** What is wrong with a shape by itself, and where. */
export type Flaw = { rule: FindingRule; place: Position };

type Segment = {
  a: Position;
  b: Position;
  part: number;
  ring: number;
  place: number;
  last: number;
};

/**
 * What keeps a shape from being a valid polygon (OGC Simple Features, as `ST_IsValid` has it), one flaw of each
 * kind; and repeated vertices, which are valid and only clutter. Positions in degrees, of any winding; the shape has
 * passed the structural gate.
 */
export function flawsOf(parts: ShapeParts): Flaw[] {
  const flaws = new Map<FindingRule, Flaw>();
  const add = (rule: FindingRule, place: Position): void => {
    if (!flaws.has(rule)) flaws.set(rule, { rule, place });
  };
  for (const ring of parts.flat()) {
    const repeated = ring.find((place, index) => index > 0 && isSamePlace(place, ring[index - 1]!));
    if (repeated) add('repeated-vertex', repeated);
    if (isFlat(ring)) add('no-extent', ring[0]!);
  }
  if (flaws.has('no-extent')) return [...flaws.values()];
  const segments = segmentsOf(parts);
  let touching: Flaw | null = null;
  let pairs = 0;
  for (const [one, other] of pairsOf(segments)) {
    pairs += 1;
    if (pairs > MOST_PAIRS) return [{ rule: 'too-many-vertices', place: parts[0]![0]![0]! }];
    const meeting = meetingOf(one, other);
    if (meeting?.isTouch) touching ??= meeting;
    else if (meeting) add(meeting.rule, meeting.place);
  }
  // A spike touches its own ring; told once it is told.
  if (touching && !flaws.has('spike')) add(touching.rule, touching.place);
  if (!flaws.has('self-crossing') && !flaws.has('rings-overlap') && !flaws.has('spike')) {
    for (const flaw of nestingFlaws(parts)) add(flaw.rule, flaw.place);
  }
  return [...flaws.values()];
}

/** Pairs of segments that are looked at; who has more is told to draw simpler [D]. */
const MOST_PAIRS = 2_000_000;

/** Nobody's ground is narrower, degrees: a tenth of a millimetre. */
const NARROWEST = 1e-9;

/** Whether a ring lies on one line. */
function isFlat(ring: readonly Position[]): boolean {
  const [x, y] = ring[0]!;
  const away = ([lon, lat]: Position): number => Math.hypot(lon - x, lat - y);
  const far = ring.reduce((best, place) => (away(place) > away(best) ? place : best));
  const length = away(far);
  return ring.every((place) => Math.abs(turn(ring[0]!, far, place)) <= NARROWEST * length);
}

function segmentsOf(parts: ShapeParts): Segment[] {
  return parts.flatMap((rings, part) =>
    rings.flatMap((positions, ring) => {
      const corners = positions.filter(
        (place, index) => index === 0 || !isSamePlace(place, positions[index - 1]!),
      );
      return corners.slice(1).map((b, place) => {
        return { a: corners[place]!, b, part, ring, place, last: corners.length - 2 };
      });
    }),
  );
}

/** Below this, every pair is looked at: an index costs more. */
const FEW_SEGMENTS = 24;

function* pairsOf(segments: readonly Segment[]): Generator<[Segment, Segment]> {
  if (segments.length <= FEW_SEGMENTS) {
    for (const [index, one] of segments.entries()) {
      for (let other = index + 1; other < segments.length; other += 1)
        yield [one, segments[other]!];
    }
    return;
  }
  const index = new Flatbush(segments.length);
  for (const { a, b } of segments) index.add(...boxOf(a, b));
  index.finish();
  for (const [place, one] of segments.entries()) {
    for (const other of index.search(...boxOf(one.a, one.b))) {
      if (other > place) yield [one, segments[other]!];
    }
  }
}

const boxOf = (a: Position, b: Position) =>
  [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])] as const;

const isOn = (a: Position, b: Position, c: Position): boolean =>
  turn(a, b, c) === 0 &&
  c[0] >= Math.min(a[0], b[0]) &&
  c[0] <= Math.max(a[0], b[0]) &&
  c[1] >= Math.min(a[1], b[1]) &&
  c[1] <= Math.max(a[1], b[1]);

type Meeting = Flaw & { isTouch?: true };

function meetingOf(one: Segment, other: Segment): Meeting | null {
  const isOneRing = one.part === other.part && one.ring === other.ring;
  if (isOneRing && areNeighbours(one, other)) return spikeOf(one, other);
  const touched = [one.a, one.b].filter((place) => isOn(other.a, other.b, place));
  touched.push(...[other.a, other.b].filter((place) => isOn(one.a, one.b, place)));
  const rule = isOneRing ? 'self-crossing' : 'rings-overlap';
  if (touched.length > 0) {
    const isAlong = touched.some((place) => !isSamePlace(place, touched[0]!));
    // Rings of one shape may touch at a point, a ring itself may not.
    if (isOneRing) return { rule, place: touched[0]!, isTouch: true };
    return isAlong ? { rule, place: touched[0]! } : null;
  }
  const [first, second] = [turn(one.a, one.b, other.a), turn(one.a, one.b, other.b)];
  const [third, fourth] = [turn(other.a, other.b, one.a), turn(other.a, other.b, one.b)];
  if (first > 0 === second > 0 || third > 0 === fourth > 0) return null;
  const part = third / (third - fourth);
  const place: Position = [
    one.a[0] + part * (one.b[0] - one.a[0]),
    one.a[1] + part * (one.b[1] - one.a[1]),
  ];
  return { rule, place };
}

const areNeighbours = (one: Segment, other: Segment): boolean => {
  const apart = Math.abs(one.place - other.place);
  return apart === 1 || apart === one.last;
};

/** Segments that follow each other and lie on each other. */
function spikeOf(one: Segment, other: Segment): Flaw | null {
  const isAhead = isSamePlace(one.b, other.a);
  const [before, tip, after] = isAhead ? [one.a, one.b, other.b] : [other.a, other.b, one.b];
  return isOn(tip, before, after) || isOn(tip, after, before)
    ? { rule: 'spike', place: tip }
    : null;
}

function* nestingFlaws(parts: ShapeParts): Generator<Flaw> {
  for (const [part, [outer, ...holes]] of parts.entries()) {
    for (const [index, hole] of holes.entries()) {
      if (!liesIn(hole, outer!)) yield { rule: 'hole-outside', place: hole[0]! };
      const others = holes.filter((_, other) => other !== index);
      if (others.some((other) => liesIn(hole, other))) {
        yield { rule: 'rings-overlap', place: hole[0]! };
      }
    }
    for (const [other, [around, ...gaps]] of parts.entries()) {
      if (other === part || !liesIn(outer!, around!)) continue;
      if (!gaps.some((gap) => liesIn(outer!, gap))) {
        yield { rule: 'rings-overlap', place: outer![0]! };
      }
    }
  }
}

/** Whether a ring that crosses another nowhere lies in it: by the middle of its first edge off the other. */
function liesIn(inner: readonly Position[], outer: readonly Position[]): boolean {
  const middle = inner
    .slice(1)
    .map((b, index): Position => [(b[0] + inner[index]![0]) / 2, (b[1] + inner[index]![1]) / 2])
    .find((place) => !outer.some((b, index) => index > 0 && isOn(outer[index - 1]!, b, place)));
  return isInRing(outer, middle ?? inner[0]!);
}
