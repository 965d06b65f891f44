import { ringArea } from '../../shared/geo/ring.ts';
import type { Segment } from './noding.ts';
import type { Point } from './plane.ts';
import { contains, type Ring } from './rings.ts';

/** The face outside of everything. */
export const OUTSIDE = -1;

/** One connected part of the plane between segments: an outer ring and the rings of its holes. */
export type Face = { rings: Ring[]; area: number };

/** A planar map: noded segments, the faces between them, and the face left of each direction of a segment. */
export type PlanarMap = {
  segments: readonly Segment[];
  faces: Face[];
  /** Face left of a→b by segment. */
  left: Int32Array;
  /** Face right of a→b by segment. */
  right: Int32Array;
};

/** Builds the planar map of noded segments. Segments that end in nothing are left out. */
export function buildPlanarMap(noded: readonly Segment[]): PlanarMap {
  const segments = withoutDeadEnds(noded);
  const next = successors(segments);
  const cycleOf = new Int32Array(segments.length * 2).fill(-1);
  const rings: Ring[] = [];
  for (let start = 0; start < next.length; start += 1) {
    if (cycleOf[start] !== -1) continue;
    const ring: Point[] = [];
    for (let half = start; cycleOf[half] === -1; half = next[half]!) {
      cycleOf[half] = rings.length;
      ring.push(startOf(segments, half));
    }
    rings.push(ring);
  }
  const { faces, faceOfRing } = gatherFaces(rings);
  const left = new Int32Array(segments.length);
  const right = new Int32Array(segments.length);
  for (let index = 0; index < segments.length; index += 1) {
    left[index] = faceOfRing[cycleOf[index * 2]!]!;
    right[index] = faceOfRing[cycleOf[index * 2 + 1]!]!;
  }
  return { segments, faces, left, right };
}

/** Half-segment 2i runs a→b of segment i, 2i + 1 runs b→a. */
function startOf(segments: readonly Segment[], half: number): Point {
  const segment = segments[half >> 1]!;
  return half & 1 ? segment.b : segment.a;
}

function nodeKey([x, y]: Point): number {
  return x * 10_000_000 + y;
}

function outgoing(segments: readonly Segment[]): Map<number, number[]> {
  const nodes = new Map<number, number[]>();
  for (let half = 0; half < segments.length * 2; half += 1) {
    const key = nodeKey(startOf(segments, half));
    const list = nodes.get(key);
    if (list) list.push(half);
    else nodes.set(key, [half]);
  }
  return nodes;
}

function withoutDeadEnds(input: readonly Segment[]): readonly Segment[] {
  let segments = input;
  for (;;) {
    const nodes = outgoing(segments);
    const kept = segments.filter(
      ({ a, b }) => nodes.get(nodeKey(a))!.length > 1 && nodes.get(nodeKey(b))!.length > 1,
    );
    if (kept.length === segments.length) return segments;
    segments = kept;
  }
}

/** For each half-segment the one that follows it round the face on its left. */
function successors(segments: readonly Segment[]): Int32Array {
  const next = new Int32Array(segments.length * 2);
  for (const halves of outgoing(segments).values()) {
    halves.sort((one, other) => angleOf(segments, one) - angleOf(segments, other));
    halves.forEach((half, index) => {
      const before = halves[(index + halves.length - 1) % halves.length]!;
      next[half ^ 1] = before;
    });
  }
  return next;
}

function angleOf(segments: readonly Segment[], half: number): number {
  const from = startOf(segments, half);
  const to = startOf(segments, half ^ 1);
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}

function gatherFaces(rings: readonly Ring[]): { faces: Face[]; faceOfRing: Int32Array } {
  const areas = rings.map(ringArea);
  const faceOfRing = new Int32Array(rings.length).fill(OUTSIDE);
  const faces: Face[] = [];
  rings.forEach((ring, index) => {
    if (areas[index]! <= 0) return;
    faceOfRing[index] = faces.length;
    faces.push({ rings: [ring], area: areas[index]! });
  });
  rings.forEach((ring, index) => {
    if (areas[index]! > 0) return;
    const owner = smallestAround(faces, ring, -areas[index]!);
    faceOfRing[index] = owner;
    if (owner === OUTSIDE) return;
    faces[owner]!.rings.push(ring);
    faces[owner]!.area += areas[index]!;
  });
  return { faces, faceOfRing };
}

function smallestAround(faces: readonly Face[], hole: Ring, holeArea: number): number {
  const probe = hole.reduce((best, point) =>
    point[0] < best[0] || (point[0] === best[0] && point[1] < best[1]) ? point : best,
  );
  let owner = OUTSIDE;
  let smallest = Number.POSITIVE_INFINITY;
  faces.forEach(({ rings }, index) => {
    const outer = rings[0]!;
    if (outer.some((point) => point[0] === probe[0] && point[1] === probe[1])) return;
    const area = ringArea(outer);
    if (area <= holeArea || area >= smallest || !contains([outer], probe)) return;
    owner = index;
    smallest = area;
  });
  return owner;
}
