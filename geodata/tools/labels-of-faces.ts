import { OUTSIDE, type PlanarMap } from './faces.ts';
import type { Segment } from './noding.ts';
import { distanceKilometres, SQUARE_KILOMETRES_PER_STEP } from './plane.ts';

/** The label of what lies outside. */
export const NO_LABEL = -1;

/** Label of a face, NO_LABEL outside of everything. */
export function labelAt(labels: ArrayLike<number>, face: number): number {
  return face === OUTSIDE ? NO_LABEL : labels[face]!;
}

/** The segments that part two labels: the borders left when faces of one label are merged. */
export function bordersOf(map: PlanarMap, labels: ArrayLike<number>): Segment[] {
  return map.segments.filter(
    (_, index) => labelAt(labels, map.left[index]!) !== labelAt(labels, map.right[index]!),
  );
}

/** Kilometres of border each face shares with each other face. */
export function sharedBorders(map: PlanarMap): Map<number, number>[] {
  const shared: Map<number, number>[] = map.faces.map(() => new Map());
  map.segments.forEach(({ a, b }, index) => {
    const left = map.left[index]!;
    const right = map.right[index]!;
    if (left === right || left === OUTSIDE || right === OUTSIDE) return;
    const length = distanceKilometres(a, b);
    shared[left]!.set(right, (shared[left]!.get(right) ?? 0) + length);
    shared[right]!.set(left, (shared[right]!.get(left) ?? 0) + length);
  });
  return shared;
}

/**
 * Gives each face in `orphans` the label of the neighbour it shares most border with, among those
 * `allowed` and not orphans themselves. Repeats until nothing changes; orphans with no such neighbour stay.
 */
export function adoptOrphans(
  map: PlanarMap,
  labels: Int32Array,
  orphans: Set<number>,
  allowed: (orphan: number, neighbour: number) => boolean,
): void {
  const shared = sharedBorders(map);
  let changed = true;
  while (changed && orphans.size > 0) {
    changed = false;
    for (const orphan of [...orphans].sort((one, other) => one - other)) {
      const label = mostShared(shared[orphan]!, labels, (face) => {
        return !orphans.has(face) && labels[face] !== NO_LABEL && allowed(orphan, face);
      });
      if (label === NO_LABEL) continue;
      labels[orphan] = label;
      orphans.delete(orphan);
      changed = true;
    }
  }
}

function mostShared(
  neighbours: Map<number, number>,
  labels: Int32Array,
  fits: (face: number) => boolean,
): number {
  const lengths = new Map<number, number>();
  for (const [face, length] of neighbours) {
    if (!fits(face)) continue;
    const label = labels[face]!;
    lengths.set(label, (lengths.get(label) ?? 0) + length);
  }
  let best = NO_LABEL;
  let longest = 0;
  for (const [label, length] of lengths) {
    if (length <= longest) continue;
    best = label;
    longest = length;
  }
  return best;
}

/** Numbers the connected groups of faces with equal label; faces without a label stay NO_LABEL. */
export function connectedGroups(map: PlanarMap, labels: ArrayLike<number>): Int32Array {
  const shared = sharedBorders(map);
  const groups = new Int32Array(map.faces.length).fill(NO_LABEL);
  let count = 0;
  for (let start = 0; start < groups.length; start += 1) {
    if (groups[start] !== NO_LABEL || labels[start] === NO_LABEL) continue;
    const queue = [start];
    groups[start] = count;
    for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
      for (const neighbour of shared[face]!.keys()) {
        if (groups[neighbour] !== NO_LABEL || labels[neighbour] !== labels[start]) continue;
        groups[neighbour] = count;
        queue.push(neighbour);
      }
    }
    count += 1;
  }
  return groups;
}

/** The faces of connected groups of equal label that together are smaller than the limit. */
export function smallGroups(
  map: PlanarMap,
  labels: ArrayLike<number>,
  limitSquareKilometres: number,
): Set<number> {
  const groups = connectedGroups(map, labels);
  const areas = new Map<number, number>();
  map.faces.forEach(({ area }, face) => {
    const group = groups[face]!;
    areas.set(group, (areas.get(group) ?? 0) + area * SQUARE_KILOMETRES_PER_STEP);
  });
  const small = new Set<number>();
  groups.forEach((group, face) => {
    if (group !== NO_LABEL && areas.get(group)! < limitSquareKilometres) small.add(face);
  });
  return small;
}
