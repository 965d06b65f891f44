import { lengthMetres } from './base-blocks.ts';
import { squareMetresOf } from './bounds.ts';
import type { Node } from './lattice.ts';
import { arrowsOf, type Ring } from './rings.ts';
import { areaOf } from './transfer.ts';

/** A block to be divided among grids: what it weighs, and whom it borders on. */
export type Block = {
  rings: readonly Ring[];
  households: number;
  /** Workload in household equivalents. */
  load: number;
  areaSquareMetres: number;
  perimeterMetres: number;
  /** Metres of common border by block. */
  beside: ReadonlyMap<number, number>;
};

/** What a set of blocks comes to as one grid. */
export type Sums = {
  households: number;
  load: number;
  areaSquareMetres: number;
  perimeterMetres: number;
};

/** Blocks with their borders measured; `households` and `load` in the order of the rings. */
export function blockGraph(
  blocks: readonly (readonly Ring[])[],
  weigh: (block: number) => { households: number; load: number },
): Block[] {
  const owner = new Map<string, number>();
  for (const [block, rings] of blocks.entries()) {
    for (const arrow of rings.flatMap(arrowsOf)) owner.set(String(arrow), block);
  }
  return blocks.map((rings, block) => {
    const beside = new Map<number, number>();
    let perimeterMetres = 0;
    for (const [a, b] of rings.flatMap(arrowsOf)) {
      const metres = lengthMetres(a, b);
      perimeterMetres += metres;
      const other = owner.get(String([b, a]));
      if (other !== undefined) beside.set(other, (beside.get(other) ?? 0) + metres);
    }
    const start: Node = rings[0]![0]!;
    const areaSquareMetres = squareMetresOf(areaOf(rings), start);
    return { rings, ...weigh(block), areaSquareMetres, perimeterMetres, beside };
  });
}

export function sumsOf(graph: readonly Block[], members: Iterable<number>): Sums {
  const within = new Set(members);
  const sums: Sums = { households: 0, load: 0, areaSquareMetres: 0, perimeterMetres: 0 };
  for (const member of within) {
    const block = graph[member]!;
    sums.households += block.households;
    sums.load += block.load;
    sums.areaSquareMetres += block.areaSquareMetres;
    sums.perimeterMetres += block.perimeterMetres;
    for (const [other, metres] of block.beside)
      if (within.has(other)) sums.perimeterMetres -= metres;
  }
  return sums;
}

/** Blocks in groups that hang together by common borders. */
export function componentsOf(graph: readonly Block[], members: readonly number[]): number[][] {
  const left = new Set(members);
  const groups: number[][] = [];
  for (const first of members) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const member of group) {
      for (const other of graph[member]!.beside.keys()) if (left.delete(other)) group.push(other);
    }
    groups.push(group);
  }
  return groups;
}
