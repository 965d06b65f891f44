import type { Node } from './lattice.ts';
import type { Arrow } from './rings.ts';

/** Lines without the ends that reach no border and no other line: they cut nothing off. */
export function withoutLooseEnds(lines: readonly Arrow[], border: readonly Arrow[]): Arrow[] {
  const fixed = new Set(border.flat());
  let left = [...lines];
  for (;;) {
    const ends = new Map<Node, number>();
    for (const node of left.flat()) ends.set(node, (ends.get(node) ?? 0) + 1);
    const isTied = (node: Node): boolean => fixed.has(node) || ends.get(node)! > 1;
    const tied = left.filter(([a, b]) => isTied(a) && isTied(b));
    if (tied.length === left.length) return tied;
    left = tied;
  }
}
