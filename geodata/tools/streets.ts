import type { Position } from '../../shared/model/common.ts';
import type { Streets } from '../read.ts';
import type { City } from './city.ts';
import { NO_LABEL } from './labels-of-faces.ts';
import { distanceKilometres, toPoint, toPosition } from './plane.ts';
import { graphOfLines, type StreetGraph, straightenRuns } from './street-chains.ts';
import { componentsOf } from './street-components.ts';

/** Named ways over water, from about where to about where, [lon, lat]. The course is schematic. */
const CROSSINGS: readonly { name: string; from: Position; to: Position }[] = [
  { name: '马山环湖路（示意）', from: [120.124, 31.51], to: [120.122, 31.468] },
  { name: '蠡湖大桥（示意）', from: [120.258, 31.535], to: [120.268, 31.505] },
];
/** Bends closer to the straight line than this are left out. */
const STRAIGHT_WITHIN_KILOMETRES = 0.1;
/** Loose bits of street smaller than this are left out. */
const FEWEST_NODES = 12;

/**
 * Streets along the borders between communities, where both sides are land; dead ends and loose bits are
 * left out, and land masses joined at the named crossings.
 */
export function buildStreets(city: City): Streets {
  const borders = communityBorders(city);
  const shores = CROSSINGS.map(({ name, from, to }) => {
    const edge: [number, number] = [nearest(borders, from), nearest(borders, to)];
    if (edge[0] === edge[1]) throw new Error(`Streets: expected two shores for ${name}`);
    borders.edges.push(edge);
    return edge.map((node) => borders.nodes[node]!.join());
  });
  const network = withoutLooseBits(withoutDeadEnds(borders));
  const { nodes, edges } = straightenRuns(network, STRAIGHT_WITHIN_KILOMETRES, shores.flat());
  const crossings = CROSSINGS.map(({ name }, index) => {
    const edge = edges.findIndex((ends) => {
      return ends.every((end) => shores[index]!.includes(nodes[end]!.join()));
    });
    if (edge === -1) throw new Error(`Streets: expected streets at both shores of ${name}`);
    return { name, edges: [edge] };
  });
  return { nodes: nodes.map(toPosition), edges, crossings };
}

function communityBorders({ arcs, grids }: City): StreetGraph {
  const lines = arcs.flatMap(({ points, left, right }) => {
    if (left === NO_LABEL || right === NO_LABEL) return [];
    const [one, other] = [grids[left]!, grids[right]!];
    if (one.cell.water || other.cell.water || one.community === other.community) return [];
    return [points];
  });
  return graphOfLines(lines);
}

function withoutDeadEnds(input: StreetGraph): StreetGraph {
  let { edges } = input;
  for (;;) {
    const degree = new Int32Array(input.nodes.length);
    for (const [a, b] of edges) {
      degree[a]! += 1;
      degree[b]! += 1;
    }
    const kept = edges.filter(([a, b]) => degree[a]! > 1 && degree[b]! > 1);
    if (kept.length === edges.length) return compact({ nodes: input.nodes, edges });
    edges = kept;
  }
}

function withoutLooseBits(graph: StreetGraph): StreetGraph {
  const component = componentsOf(graph.nodes.length, graph.edges);
  const sizes = new Map<number, number>();
  for (const label of component) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const edges = graph.edges.filter(([a]) => sizes.get(component[a]!)! >= FEWEST_NODES);
  return compact({ nodes: graph.nodes, edges });
}

function compact({ nodes, edges }: StreetGraph): StreetGraph {
  const used = [...new Set(edges.flat())].sort((one, other) => one - other);
  const numbers = new Map(used.map((old, index) => [old, index]));
  return {
    nodes: used.map((old) => nodes[old]!),
    edges: edges.map(([a, b]) => [numbers.get(a)!, numbers.get(b)!]),
  };
}

function nearest({ nodes }: StreetGraph, place: Position): number {
  const point = toPoint(place);
  let best = 0;
  nodes.forEach((node, index) => {
    if (distanceKilometres(node, point) < distanceKilometres(nodes[best]!, point)) best = index;
  });
  return best;
}
