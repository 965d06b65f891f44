import type { Point } from './plane.ts';
import { distanceKilometres } from './plane.ts';

/** A cell as the clustering sees it. */
export type Plot = { centre: Point; weight: number; water: boolean; neighbours: readonly number[] };

/** A group to grow: the plot it starts from and the weight it should reach. */
export type GroupSeed = { plot: number; target: number };

const ROUNDS = 48;
/** How hard a group's speed is corrected by how far it missed its target. */
const CORRECTION = 0.3;
/** No group spreads slower or faster than this, so that none reaches far round its neighbours. */
const SLOWEST = 0.4;
const FASTEST = 2.5;
/** Crossing water is slow, so that shores part groups. */
const WATER_FACTOR = 8;

/**
 * Parts the `members` of the plots into one connected group per seed, of about the target weights: every group
 * spreads from its seed over neighbours, the earliest arrival takes a plot, and groups that came out too
 * small spread faster in the next round. Answers the group (index of its seed) by plot.
 * Throws when a member cannot be reached from any seed.
 */
export function growGroups(
  plots: readonly Plot[],
  members: readonly number[],
  seeds: readonly GroupSeed[],
): Map<number, number> {
  const speeds = seeds.map(() => 1);
  let best = new Map<number, number>();
  let bestMiss = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const groups = spread(plots, new Set(members), seeds, speeds);
    if (groups.size !== members.length) {
      throw new Error(`Growth: expected ${members.length} plots reached, got ${groups.size}`);
    }
    const weights = seeds.map(() => 0);
    for (const [plot, group] of groups) weights[group]! += plots[plot]!.weight;
    const miss = missOf(weights, seeds);
    if (miss < bestMiss) {
      bestMiss = miss;
      best = groups;
    }
    seeds.forEach(({ target }, group) => {
      const ratio = target / Math.max(weights[group]!, target / 10);
      const speed = speeds[group]! * ratio ** CORRECTION;
      speeds[group] = Math.min(Math.max(speed, SLOWEST), FASTEST);
    });
  }
  return best;
}

function missOf(weights: readonly number[], seeds: readonly GroupSeed[]): number {
  return seeds.reduce((sum, { target }, group) => {
    return sum + Math.abs(Math.log(Math.max(weights[group]!, 1) / target));
  }, 0);
}

function spread(
  plots: readonly Plot[],
  members: ReadonlySet<number>,
  seeds: readonly GroupSeed[],
  speeds: readonly number[],
): Map<number, number> {
  const queue = createQueue();
  const taken = new Map<number, number>();
  const starts = new Set(seeds.map(({ plot }) => plot));
  seeds.forEach(({ plot }, group) => {
    queue.push({ time: 0, plot, group });
  });
  for (let arrival = queue.pop(); arrival; arrival = queue.pop()) {
    const { time, plot, group } = arrival;
    if (taken.has(plot)) continue;
    taken.set(plot, group);
    for (const neighbour of plots[plot]!.neighbours) {
      if (taken.has(neighbour) || !members.has(neighbour) || starts.has(neighbour)) continue;
      const way = distanceKilometres(plots[plot]!.centre, plots[neighbour]!.centre);
      const factor = plots[neighbour]!.water ? WATER_FACTOR : 1;
      queue.push({ time: time + (way * factor) / speeds[group]!, plot: neighbour, group });
    }
  }
  return taken;
}

type Arrival = { time: number; plot: number; group: number };

/** A binary heap, earliest first; equal times in the order of plot and group, to stay deterministic. */
function createQueue() {
  const heap: Arrival[] = [];
  const before = (one: Arrival, other: Arrival) =>
    one.time - other.time || one.plot - other.plot || one.group - other.group;
  const swap = (one: number, other: number) => {
    [heap[one], heap[other]] = [heap[other]!, heap[one]!];
  };
  return {
    push(arrival: Arrival) {
      heap.push(arrival);
      let child = heap.length - 1;
      while (child > 0) {
        const parent = (child - 1) >> 1;
        if (before(heap[parent]!, heap[child]!) <= 0) break;
        swap(parent, child);
        child = parent;
      }
    },
    pop(): Arrival | undefined {
      if (heap.length === 0) return undefined;
      swap(0, heap.length - 1);
      const earliest = heap.pop();
      for (let parent = 0; ; ) {
        const left = parent * 2 + 1;
        if (left >= heap.length) break;
        const right = left + 1;
        const child = right < heap.length && before(heap[right]!, heap[left]!) < 0 ? right : left;
        if (before(heap[parent]!, heap[child]!) <= 0) break;
        swap(parent, child);
        parent = child;
      }
      return earliest;
    },
  };
}
