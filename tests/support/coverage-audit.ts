import Flatbush from 'flatbush';
import { type Coverage, gridOfFace, ringsOfGrid } from '../../shared/geo/coverage/coverage.ts';
import { doubleArea, edgesClash, type Node, xOf, yOf } from '../../shared/geo/coverage/lattice.ts';
import type { Ring } from '../../shared/geo/coverage/rings.ts';

type Edge = { from: Node; to: Node; face: string };

const edgesOf = (faces: ReadonlyMap<string, readonly Ring[]>): Edge[] =>
  [...faces].flatMap(([face, rings]) =>
    rings.flatMap((ring) =>
      ring.map((from, index) => ({ from, to: ring[(index + 1) % ring.length]!, face })),
    ),
  );

/** Two edges that meet other than at common ends, or null: worked out apart from the coverage's own structures. */
const firstClash = (edges: readonly Edge[]): string | null => {
  const ways = new Set(edges.map(({ from, to }) => `${from} ${to}`));
  const once = edges.filter(({ from, to }) => from < to || !ways.has(`${to} ${from}`));
  const index = new Flatbush(once.length);
  const box = ({ from, to }: Edge) =>
    [
      Math.min(xOf(from), xOf(to)),
      Math.min(yOf(from), yOf(to)),
      Math.max(xOf(from), xOf(to)),
      Math.max(yOf(from), yOf(to)),
    ] as const;
  for (const edge of once) index.add(...box(edge));
  index.finish();
  for (const [place, edge] of once.entries()) {
    for (const other of index.search(...box(edge))) {
      if (other <= place) continue;
      const { from, to, face } = once[other]!;
      if (edgesClash(edge.from, edge.to, from, to)) return `${edge.face} and ${face} cross`;
    }
  }
  return null;
};

const auditFace = (coverage: Coverage, face: string, rings: readonly Ring[]): string[] => {
  const wrong: string[] = [];
  const area = rings.reduce((sum, ring) => sum + doubleArea(ring), 0);
  if (area <= 0) wrong.push(`${face} has no area`);
  if (!coverage.grids.has(face)) wrong.push(`${face} is no grid`);
  if (rings.some((ring) => new Set(ring).size !== ring.length)) {
    wrong.push(`a ring of ${face} passes a node twice`);
  }
  if (gridOfFace(coverage, face) !== face && coverage.grids.get(face)?.kind !== 'micro') {
    wrong.push(`${face} has a parent and is no micro-grid`);
  }
  return wrong;
};

/**
 * What is wrong with one community of a coverage: an edge with two faces on one side, one with a face on one side
 * only that is not of the border, edges that cross, areas that do not add up to the last lattice unit. Empty when
 * it is exact.
 */
export const auditCommunity = (coverage: Coverage, community: string): string[] => {
  const { faces } = coverage.tiles.get(community)!;
  const edges = edgesOf(faces);
  const wrong: string[] = [];
  const sides = new Map<string, string>();
  for (const { from, to, face } of edges) {
    const name = `${from} ${to}`;
    if (sides.has(name)) wrong.push(`${face} and ${sides.get(name)} lie on one side of an edge`);
    sides.set(name, face);
  }
  const border = edges.filter(({ from, to }) => !sides.has(`${to} ${from}`));
  const leaving = new Map(border.map(({ from, to }) => [from, to] as const));
  if (leaving.size !== border.length) wrong.push('the border touches itself');
  const areas = [...faces.values()].flat().reduce((sum, ring) => sum + doubleArea(ring), 0);
  const origin = border[0]!.from;
  const exact = border.reduce((sum, { from, to }) => {
    const [ax, ay, bx, by] = [
      xOf(from) - xOf(origin),
      yOf(from) - yOf(origin),
      xOf(to) - xOf(origin),
      yOf(to) - yOf(origin),
    ];
    return sum + ax * by - bx * ay;
  }, 0);
  if (exact !== areas) wrong.push(`areas add up to ${areas}, the border encloses ${exact}`);
  for (const [face, rings] of faces) wrong.push(...auditFace(coverage, face, rings));
  for (const { key, community: home } of coverage.grids.values()) {
    if (home === community && ringsOfGrid(coverage, key).length === 0)
      wrong.push(`${key} is nowhere`);
  }
  const clash = firstClash(edges);
  if (clash) wrong.push(clash);
  return wrong;
};

/** Twice the area of the triangles between a community's border and its fixed one, in quanta, summed up. */
export const borderDrift = (coverage: Coverage, community: string): number => {
  const fixed = new Set(coverage.limits.get(community)!.flat());
  const { faces } = coverage.tiles.get(community)!;
  const edges = edgesOf(faces);
  const sides = new Set(edges.map(({ from, to }) => `${from} ${to}`));
  const next = new Map(
    edges.filter(({ from, to }) => !sides.has(`${to} ${from}`)).map(({ from, to }) => [from, to]),
  );
  let drift = 0;
  for (const start of fixed) {
    const chain = [start];
    for (
      let node = next.get(start);
      node !== undefined && !fixed.has(node);
      node = next.get(node)
    ) {
      chain.push(node);
    }
    if (chain.length > 1) drift += Math.abs(doubleArea([...chain, next.get(chain.at(-1)!)!]));
  }
  return drift;
};
