/** The connected part each node belongs to, named by its smallest node. */
export function componentsOf(
  nodes: number,
  edges: readonly (readonly [number, number])[],
): Int32Array {
  const parent = Int32Array.from({ length: nodes }, (_, index) => index);
  const root = (node: number): number => {
    let top = node;
    while (parent[top] !== top) {
      parent[top] = parent[parent[top]!]!;
      top = parent[top]!;
    }
    return top;
  };
  for (const [a, b] of edges) {
    const [one, other] = [root(a), root(b)];
    parent[Math.max(one, other)] = Math.min(one, other);
  }
  return parent.map((_, index) => root(index));
}
