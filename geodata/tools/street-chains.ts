import type { Point } from './plane.ts';
import { straighten } from './straighten.ts';

/** A street network on the working grid: pairs of node indices. */
export type StreetGraph = { nodes: Point[]; edges: [number, number][] };

/**
 * Draws every run of streets between two junctions straighter: bends nearer than `within` kilometres to the
 * straight way are left out. Junctions stay, and so do the points named in `keep` (`x,y`).
 */
export function straightenRuns(
  { nodes, edges }: StreetGraph,
  within: number,
  keep: readonly string[],
): StreetGraph {
  const around: number[][] = nodes.map(() => []);
  edges.forEach(([a, b], edge) => {
    around[a]!.push(edge);
    around[b]!.push(edge);
  });
  const kept = new Set(keep);
  const ends = (node: number) => around[node]!.length !== 2 || kept.has(nodes[node]!.join());
  const used = new Uint8Array(edges.length);
  const runs: number[][] = [];
  const follow = (start: number, first: number) => {
    const run = [start];
    let here = start;
    for (let edge: number | undefined = first; edge !== undefined; ) {
      used[edge] = 1;
      const [a, b]: [number, number] = edges[edge]!;
      here = a === here ? b : a;
      run.push(here);
      const onward: number[] = around[here]!;
      edge = ends(here) ? undefined : onward.find((other) => !used[other]);
    }
    runs.push(run);
  };
  edges.forEach(([a, b], edge) => {
    for (const end of [a, b]) {
      if (!used[edge] && ends(end)) follow(end, edge);
    }
  });
  edges.forEach(([a], edge) => {
    if (!used[edge]) follow(a, edge);
  });
  return graphOfLines(
    runs.map((run) =>
      straighten(
        run.map((node) => nodes[node]!),
        within,
      ),
    ),
  );
}

/** The graph of lines that meet where they share a point; an edge drawn twice is kept once. */
export function graphOfLines(lines: readonly (readonly Point[])[]): StreetGraph {
  const graph: StreetGraph = { nodes: [], edges: [] };
  const indexOf = new Map<string, number>();
  const drawn = new Set<string>();
  const node = (point: Point) => {
    const key = point.join();
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    indexOf.set(key, graph.nodes.length);
    graph.nodes.push(point);
    return graph.nodes.length - 1;
  };
  for (const line of lines) {
    for (let index = 1; index < line.length; index += 1) {
      const a = node(line[index - 1]!);
      const b = node(line[index]!);
      const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
      if (a === b || drawn.has(key)) continue;
      drawn.add(key);
      graph.edges.push([a, b]);
    }
  }
  return graph;
}
