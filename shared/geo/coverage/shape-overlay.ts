import Flatbush from 'flatbush';
import type { Position } from '../../model/common.ts';
import type { ShapeParts } from './shape-validity.ts';

/** A piece of ground covered by the same shapes: which, how large, and a place well within it. */
export type OverlayPiece = { covers: readonly number[]; areaSquareMetres: number; place: Position };

type Edge = { low: Position; high: Position; shape: number };
type Trapezoid = OverlayPiece & {
  name: string;
  bottom: [west: number, east: number];
  top: [west: number, east: number];
  root: Trapezoid | null;
};

/** Pairs of edges, and pieces of edges in strips, that are looked at: some seconds of work [D]. */
const MOST_STEPS = 2_000_000;

/** Shapes so intricate that laying them over each other would take minutes. */
export class TooIntricate extends Error {
  constructor() {
    super(`expected shapes of at most ${MOST_STEPS} crossings and strips, got more`);
    this.name = 'TooIntricate';
  }
}

const SQUARE_METRES_PER_SQUARE_DEGREE = ((6_371_008.8 * Math.PI) / 180) ** 2;

/**
 * Lays valid shapes over each other and gives the pieces of ground for which `isWanted` says so by the shapes that
 * cover it (indices, ascending). The plane is cut into level strips between all heights where edges begin, end or
 * cross; within a strip edges do not cross, so that a strip is a row of trapezoids. Areas come of differences and
 * are continuous in the positions: rounding moves them by far less than a square metre.
 *
 * @throws TooIntricate
 */
export function overlayShapes(
  shapes: readonly ShapeParts[],
  isWanted: (covers: readonly number[]) => boolean,
): OverlayPiece[] {
  const edges = shapes.flatMap(edgesOf).sort((left, right) => left.low[1] - right.low[1]);
  const heights = heightsOf(edges);
  mustBeBounded(edges, heights);
  const found: Trapezoid[] = [];
  let [active, next, below]: [Edge[], number, Trapezoid[]] = [[], 0, []];
  for (let index = 1; index < heights.length; index += 1) {
    const [bottom, top] = [heights[index - 1]!, heights[index]!];
    active = active.filter(({ high }) => high[1] >= top);
    for (; next < edges.length && edges[next]!.low[1] <= bottom; next += 1) {
      if (edges[next]!.high[1] >= top) active.push(edges[next]!);
    }
    const row = rowOf(active, bottom, top, isWanted);
    for (const trapezoid of row) join(trapezoid, below);
    found.push(...row);
    below = row;
  }
  return gather(found);
}

/** An edge is looked at once in every strip it passes. */
function mustBeBounded(edges: readonly Edge[], heights: readonly number[]): void {
  const places = new Map(heights.map((height, index) => [height, index] as const));
  let steps = 0;
  for (const { low, high } of edges) steps += places.get(high[1])! - places.get(low[1])!;
  if (steps > MOST_STEPS) throw new TooIntricate();
}

function edgesOf(parts: ShapeParts, shape: number): Edge[] {
  return parts.flat().flatMap((ring) =>
    ring.slice(1).flatMap((b, index): Edge[] => {
      const a = ring[index]!;
      if (a[1] === b[1]) return [];
      return [a[1] < b[1] ? { low: a, high: b, shape } : { low: b, high: a, shape }];
    }),
  );
}

function heightsOf(edges: readonly Edge[]): number[] {
  const heights = new Set<number>();
  if (edges.length === 0) return [];
  const index = new Flatbush(edges.length);
  const boxOf = ({ low, high }: Edge) =>
    [Math.min(low[0], high[0]), low[1], Math.max(low[0], high[0]), high[1]] as const;
  for (const edge of edges) {
    heights.add(edge.low[1]).add(edge.high[1]);
    index.add(...boxOf(edge));
  }
  index.finish();
  let pairs = 0;
  for (const [place, edge] of edges.entries()) {
    const near = index.search(...boxOf(edge));
    pairs += near.length;
    if (pairs > MOST_STEPS) throw new TooIntricate();
    for (const other of near) {
      const height = other > place ? crossingHeight(edge, edges[other]!) : null;
      if (height !== null) heights.add(height);
    }
  }
  return [...heights].sort((left, right) => left - right);
}

function crossingHeight(one: Edge, other: Edge): number | null {
  const bottom = Math.max(one.low[1], other.low[1]);
  const top = Math.min(one.high[1], other.high[1]);
  const before = eastAt(one, bottom) - eastAt(other, bottom);
  const after = eastAt(one, top) - eastAt(other, top);
  if (before === 0 || after === 0 || before > 0 === after > 0) return null;
  return bottom + (before / (before - after)) * (top - bottom);
}

function eastAt({ low, high }: Edge, height: number): number {
  if (height === high[1]) return high[0];
  return low[0] + ((height - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
}

function rowOf(
  active: readonly Edge[],
  bottom: number,
  top: number,
  isWanted: (covers: readonly number[]) => boolean,
): Trapezoid[] {
  const middle = (bottom + top) / 2;
  const crossed = active
    .map((edge) => ({ edge, east: eastAt(edge, middle) }))
    .sort((left, right) => left.east - right.east);
  const inside = new Set<number>();
  const row: Trapezoid[] = [];
  for (const [index, { edge }] of crossed.entries()) {
    if (!inside.delete(edge.shape)) inside.add(edge.shape);
    const after = crossed[index + 1];
    if (!after || after.east === crossed[index]!.east || inside.size === 0) continue;
    const covers = [...inside].sort((left, right) => left - right);
    if (isWanted(covers)) row.push(trapezoid(covers, edge, after.edge, bottom, top));
  }
  return row;
}

function trapezoid(
  covers: readonly number[],
  west: Edge,
  east: Edge,
  bottom: number,
  top: number,
): Trapezoid {
  const low: [number, number] = [eastAt(west, bottom), eastAt(east, bottom)];
  const high: [number, number] = [eastAt(west, top), eastAt(east, top)];
  const middle = (bottom + top) / 2;
  const width = Math.max(0, (low[1] - low[0] + high[1] - high[0]) / 2);
  const scale = SQUARE_METRES_PER_SQUARE_DEGREE * Math.cos((middle * Math.PI) / 180);
  const place: Position = [(low[0] + low[1] + high[0] + high[1]) / 4, middle];
  const areaSquareMetres = width * (top - bottom) * scale;
  const name = covers.join(' ');
  return { covers, areaSquareMetres, place, name, bottom: low, top: high, root: null };
}

function rootOf(one: Trapezoid): Trapezoid {
  let root = one;
  while (root.root) root = root.root;
  if (root !== one) one.root = root;
  return root;
}

/** Joins a trapezoid with those below it that are covered alike and share a stretch of its lower side. */
function join(one: Trapezoid, below: readonly Trapezoid[]): void {
  for (const other of below) {
    const west = Math.max(one.bottom[0], other.top[0]);
    const east = Math.min(one.bottom[1], other.top[1]);
    if (other.name !== one.name || west >= east) continue;
    const [root, known] = [rootOf(one), rootOf(other)];
    if (root !== known) root.root = known;
  }
}

/** One piece for what hangs together, placed in the middle of its largest trapezoid. */
function gather(trapezoids: readonly Trapezoid[]): OverlayPiece[] {
  const pieces = new Map<Trapezoid, OverlayPiece & { largest: number }>();
  for (const one of trapezoids) {
    const root = rootOf(one);
    const { covers, areaSquareMetres: area, place } = one;
    const known = pieces.get(root);
    if (!known) {
      pieces.set(root, { covers, areaSquareMetres: area, place, largest: area });
      continue;
    }
    known.areaSquareMetres += area;
    if (area > known.largest) [known.largest, known.place] = [area, place];
  }
  return [...pieces.values()].map(({ covers, areaSquareMetres, place }) => {
    return { covers, areaSquareMetres, place };
  });
}
