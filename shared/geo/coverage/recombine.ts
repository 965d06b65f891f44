import type { Random } from '../../random.ts';
import { type Block, componentsOf, type Sums, sumsOf } from './division-graph.ts';

/** What a grid costs, lower is better. */
export type Cost = (sums: Sums) => number;

/** Spanning trees drawn for one cut, at first and while mending [D]. */
const TREES = { first: 24, mending: 8 } as const;
/** Recombinations tried for each grid [D]. */
const MENDINGS_PER_GRID = 40;

/**
 * Divides blocks that hang together into `count` groups that each hang together, balanced by load. Recursively: of
 * some random spanning trees each is cut at the edge that balances best, and the best of these cuts is taken. Then,
 * again and again, two neighbouring groups are joined and cut anew, and kept when they cost less. Both steps are those
 * of ReCom: DeFord, Duchin, Solomon, "Recombination: a family of Markov chains for redistricting", Harvard Data Science
 * Review 3.1 (2021); here it is used as a search and not to sample.
 *
 * @param random a seeded source of numbers in [0, 1): the same gives the same division
 */
export function recombine(
  graph: readonly Block[],
  members: readonly number[],
  count: number,
  cost: Cost,
  random: Random,
): number[][] {
  const groups = divide(graph, members, count, cost, random);
  if (groups.length < 2) return groups;
  for (let step = 0; step < MENDINGS_PER_GRID * groups.length; step += 1) {
    const one = Math.floor(random() * groups.length);
    const beside = neighboursOf(graph, groups, one);
    if (beside.length === 0) continue;
    const other = beside[Math.floor(random() * beside.length)]!;
    const both = [...groups[one]!, ...groups[other]!];
    const cut = bestCut(graph, both, 0.5, TREES.mending, cost, random);
    if (!cut) continue;
    const before = costOf(graph, groups[one]!, cost) + costOf(graph, groups[other]!, cost);
    if (cut.cost < before) [groups[one], groups[other]] = cut.halves;
  }
  return smooth(graph, groups, cost);
}

/** Times over all blocks, at most, that single ones are handed over [D]. */
const SMOOTHINGS = 12;

/** Hands single blocks to a neighbouring group as long as that costs less and no group falls apart. */
function smooth(graph: readonly Block[], start: readonly number[][], cost: Cost): number[][] {
  const groups = start.map((group) => new Set(group));
  for (let round = 0; round < SMOOTHINGS; round += 1) {
    let isBetter = false;
    for (const [from, group] of groups.entries()) {
      for (const block of [...group])
        if (handOver(graph, groups, from, block, cost)) isBetter = true;
    }
    if (!isBetter) break;
  }
  return groups.map((group) => [...group]);
}

function handOver(
  graph: readonly Block[],
  groups: readonly Set<number>[],
  from: number,
  block: number,
  cost: Cost,
): boolean {
  const giver = groups[from]!;
  const left = [...giver].filter((member) => member !== block);
  const beside = graph[block]!.beside;
  const takers = groups.flatMap((group, index) =>
    index !== from && [...beside.keys()].some((other) => group.has(other)) ? [group] : [],
  );
  if (left.length === 0 || takers.length === 0) return false;
  if (componentsOf(graph, left).length > 1) return false;
  const costLeft = costOf(graph, left, cost) - costOf(graph, [...giver], cost);
  for (const taker of takers) {
    const gain = costOf(graph, [...taker, block], cost) - costOf(graph, [...taker], cost);
    if (costLeft + gain >= -SLIGHT) continue;
    giver.delete(block);
    taker.add(block);
    return true;
  }
  return false;
}

/** Gains below this are noise, and would let blocks go round in circles. */
const SLIGHT = 1e-9;

function divide(
  graph: readonly Block[],
  members: readonly number[],
  count: number,
  cost: Cost,
  random: Random,
): number[][] {
  if (count < 2 || members.length < 2) return [[...members]];
  const part = Math.floor(count / 2);
  const cut = bestCut(graph, members, part / count, TREES.first, null, random);
  if (!cut) return [[...members]];
  const [one, other] = cut.halves;
  return [
    ...divide(graph, one, part, cost, random),
    ...divide(graph, other, count - part, cost, random),
  ];
}

function neighboursOf(graph: readonly Block[], groups: readonly number[][], one: number): number[] {
  const groupOf = new Map(groups.flatMap((group, index) => group.map((block) => [block, index])));
  const beside = new Set<number>();
  for (const block of groups[one]!) {
    for (const other of graph[block]!.beside.keys()) {
      const group = groupOf.get(other);
      if (group !== undefined && group !== one) beside.add(group);
    }
  }
  return [...beside].sort((left, right) => left - right);
}

const costOf = (graph: readonly Block[], members: readonly number[], cost: Cost): number =>
  cost(sumsOf(graph, members));

type Cut = { halves: [number[], number[]]; cost: number };

/** The best of several trees' cuts; by balance and length of the cut when no cost of grids is given. */
function bestCut(
  graph: readonly Block[],
  members: readonly number[],
  share: number,
  trees: number,
  cost: Cost | null,
  random: Random,
): Cut | null {
  let best: Cut | null = null;
  for (let tree = 0; tree < trees; tree += 1) {
    const halves = cutTree(graph, members, share, random);
    if (!halves) return null;
    const worth = cost
      ? costOf(graph, halves[0], cost) + costOf(graph, halves[1], cost)
      : balanceOf(graph, halves, share);
    if (!best || worth < best.cost) best = { halves, cost: worth };
  }
  return best;
}

/** How far a cut is from the wished share, and how rugged what it leaves is; both without a unit. */
function balanceOf(graph: readonly Block[], halves: [number[], number[]], share: number): number {
  const [one, other] = [sumsOf(graph, halves[0]), sumsOf(graph, halves[1])];
  const whole = one.load + other.load;
  const off = whole > 0 ? Math.abs(one.load / whole - share) : 0;
  return 4 * off + 0.05 * (ruggedness(one) + ruggedness(other));
}

/** 1 for a circle, more the less compact: the inverse of Polsby–Popper. */
export const ruggedness = ({ areaSquareMetres, perimeterMetres }: Sums): number =>
  perimeterMetres ** 2 / (4 * Math.PI * Math.max(1, areaSquareMetres));

/** A random spanning tree cut where its parts come closest to the share; the first half has the share. */
function cutTree(
  graph: readonly Block[],
  members: readonly number[],
  share: number,
  random: Random,
): [number[], number[]] | null {
  const { order, parent } = spanningTree(graph, members, random);
  if (order.length < 2 || order.length < members.length) return null;
  const load = new Map(order.map((block) => [block, graph[block]!.load] as const));
  for (const block of order.toReversed()) {
    const above = parent.get(block);
    if (above !== undefined) load.set(above, load.get(above)! + load.get(block)!);
  }
  const whole = load.get(order[0]!)!;
  let best = { root: order[1]!, off: Infinity, isFirst: true };
  for (const block of order.slice(1)) {
    const below = load.get(block)!;
    for (const isFirst of [true, false]) {
      const off = Math.abs((isFirst ? below : whole - below) - share * whole);
      if (off < best.off) best = { root: block, off, isFirst };
    }
  }
  const inside = new Set([best.root]);
  for (const block of order) if (inside.has(parent.get(block) ?? -1)) inside.add(block);
  const below = order.filter((block) => inside.has(block));
  const rest = order.filter((block) => !inside.has(block));
  return best.isFirst ? [below, rest] : [rest, below];
}

/** Prim's tree over random weights; long borders tend to be kept, so that cuts tend to be short. */
function spanningTree(graph: readonly Block[], members: readonly number[], random: Random) {
  const within = new Set(members);
  const parent = new Map<number, number>();
  const order: number[] = [];
  const reach = new Map<number, { from: number; weight: number }>();
  let next: number | undefined = members[Math.floor(random() * members.length)];
  while (next !== undefined) {
    order.push(next);
    within.delete(next);
    const known = reach.get(next);
    if (known) parent.set(next, known.from);
    reach.delete(next);
    for (const [other, metres] of graph[next]!.beside) {
      if (!within.has(other)) continue;
      const weight = -Math.log(random() || Number.MIN_VALUE) / metres;
      if (weight < (reach.get(other)?.weight ?? Infinity)) reach.set(other, { from: next, weight });
    }
    next = lightest(reach);
  }
  return { order, parent };
}

function lightest(reach: ReadonlyMap<number, { weight: number }>): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const [block, { weight }] of reach) if (weight < least) [best, least] = [block, weight];
  return best;
}

/** Groups of a graph that need not hang together: each component gets its part of the count, at least one. */
export function recombineAll(
  graph: readonly Block[],
  count: number,
  cost: Cost,
  random: Random,
): number[][] {
  const components = componentsOf(graph, [...graph.keys()]);
  const whole = graph.reduce((sum, { load }) => sum + load, 0);
  return components.flatMap((members) => {
    const load = sumsOf(graph, members).load;
    const part = whole > 0 ? Math.max(1, Math.round((count * load) / whole)) : 1;
    return recombine(graph, members, part, cost, random);
  });
}
