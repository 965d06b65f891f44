import type { Position } from '../../model/common.ts';
import type { GridKey } from '../../model/grid-edit.ts';
import { boundsOfNodes, type LatticeBox } from './bounds.ts';
import { type Mesh, meshOf, OUTSIDE, type Tile } from './coverage.ts';
import { doubleArea, edgesClash, type Node, positionOf, xOf, yOf } from './lattice.ts';
import { EditRefused } from './refused.ts';
import { type Arrow, isClockwiseBefore, partsOf, type Ring } from './rings.ts';

/**
 * Whether new edges may lie where they are drawn: none may touch another edge but at a common end. `gone` are
 * edges that the same edit takes away.
 */
export function canLieThere(tile: Tile, gone: readonly Arrow[], made: readonly Arrow[]): boolean {
  return firstClash(tile, gone, made) === null;
}

/** @throws EditRefused `edges-cross`, as `canLieThere` */
export function checkEdges(tile: Tile, gone: readonly Arrow[], made: readonly Arrow[]): void {
  const clash = firstClash(tile, gone, made);
  if (!clash) return;
  throw new EditRefused('edges-cross', clash.face === OUTSIDE ? [] : [clash.face], clash.place);
}

type Clash = { face: GridKey | typeof OUTSIDE; place: Position };

function firstClash(tile: Tile, gone: readonly Arrow[], made: readonly Arrow[]): Clash | null {
  const left = new Set(gone.map(nameOf));
  const boxes = made.map((arrow) => boundsOfNodes(arrow));
  for (const [from, leaving] of meshOf(tile)) {
    for (const { to, face } of leaving) {
      if (from > to) continue;
      const other = made.find(
        ([a, b], index) => !isApart(boxes[index]!, from, to) && edgesClash(a, b, from, to),
      );
      if (other && !left.has(nameOf([from, to]))) return { face, place: positionOf(from) };
    }
  }
  for (const [index, [a, b]] of made.entries()) {
    const others = made.slice(index + 1);
    if (others.some(([c, d]) => edgesClash(a, b, c, d))) {
      return { face: OUTSIDE, place: positionOf(a) };
    }
  }
  return null;
}

const nameOf = ([a, b]: Arrow): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function isApart({ west, east, south, north }: LatticeBox, a: Node, b: Node): boolean {
  const [ax, bx] = [xOf(a), xOf(b)];
  if ((ax < west && bx < west) || (ax > east && bx > east)) return true;
  const [ay, by] = [yOf(a), yOf(b)];
  return (ay < south && by < south) || (ay > north && by > north);
}

/**
 * Whether faces are still what they were but for their form: each ring turns as before, each hole lies in an
 * outer ring of its face, and about each touched node the faces follow each other as its edges do.
 *
 * @throws EditRefused `ring-inverts`, `ring-too-small`
 */
export function checkFaces(
  tile: Tile,
  after: Tile,
  changes: ReadonlyMap<GridKey, readonly Ring[]>,
  touched: readonly Node[],
): void {
  for (const [face, rings] of changes) {
    const before = tile.faces.get(face)!;
    for (const [index, ring] of rings.entries()) {
      const place = positionOf(ring[0]!);
      if (ring.length < 3) throw new EditRefused('ring-too-small', [face], place);
      const isOuter = doubleArea(before[index]!) > 0;
      const area = doubleArea(ring);
      if (area === 0 || area > 0 !== isOuter) throw new EditRefused('ring-inverts', [face], place);
    }
    if (!holesAreWithin(rings)) {
      throw new EditRefused('ring-inverts', [face], positionOf(rings[0]![0]!));
    }
  }
  for (const node of new Set(touched)) {
    if (!facesFollow(meshOf(after), node))
      throw new EditRefused('ring-inverts', [], positionOf(node));
  }
}

function holesAreWithin(rings: readonly Ring[]): boolean {
  const parts = partsOf(rings);
  return parts.reduce((sum, { holes }) => sum + holes.length, parts.length) === rings.length;
}

/** Whether the right of each edge at a node is the left of the next one clockwise. */
export function facesFollow(mesh: Mesh, node: Node): boolean {
  const leaving = [...mesh.get(node)!];
  const reference = leaving[0]!.to;
  leaving.sort((left, right) =>
    left === right ? 0 : isClockwiseBefore(node, reference, left.to, right.to) ? -1 : 1,
  );
  return leaving.every(({ to }, index) => {
    const right = mesh.get(to)!.find((edge) => edge.to === node)!.face;
    return leaving[(index + 1) % leaving.length]!.face === right;
  });
}
