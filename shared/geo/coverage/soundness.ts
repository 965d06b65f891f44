import type { GridKey } from '../../model/grid-edit.ts';
import { type Mesh, meshOf, OUTSIDE, type Tile } from './coverage.ts';
import { doubleArea, edgesClash, type Node, positionOf, xOf, yOf } from './lattice.ts';
import { EditRefused } from './refused.ts';
import { type Arrow, isClockwiseBefore, partsOf, type Ring } from './rings.ts';

/**
 * Whether new edges may lie where they are drawn: none may touch another edge but at a common end. `gone` are
 * edges that the same edit takes away.
 *
 * @throws EditRefused `edges-cross`
 */
export function checkEdges(tile: Tile, gone: readonly Arrow[], made: readonly Arrow[]): void {
  const left = new Set(gone.map(nameOf));
  const boxes = made.map(boxOf);
  for (const [from, leaving] of meshOf(tile)) {
    for (const { to, face } of leaving) {
      if (from > to) continue;
      for (let index = 0; index < made.length; index += 1) {
        if (isApart(boxes[index]!, from, to) || left.has(nameOf([from, to]))) continue;
        const [a, b] = made[index]!;
        if (edgesClash(a, b, from, to)) {
          throw new EditRefused('edges-cross', face === OUTSIDE ? [] : [face], positionOf(from));
        }
      }
    }
  }
  checkAmongThemselves(made);
}

function checkAmongThemselves(made: readonly Arrow[]): void {
  for (const [index, [a, b]] of made.entries()) {
    for (const [c, d] of made.slice(index + 1)) {
      if (edgesClash(a, b, c, d)) throw new EditRefused('edges-cross', [], positionOf(a));
    }
  }
}

const nameOf = ([a, b]: Arrow): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

type LatticeBox = { west: number; east: number; south: number; north: number };

function boxOf([a, b]: Arrow): LatticeBox {
  const [ax, ay, bx, by] = [xOf(a), yOf(a), xOf(b), yOf(b)];
  return {
    west: Math.min(ax, bx),
    east: Math.max(ax, bx),
    south: Math.min(ay, by),
    north: Math.max(ay, by),
  };
}

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
  const after = meshOf({ community: tile.community, faces: new Map([...tile.faces, ...changes]) });
  for (const node of new Set(touched)) {
    if (!facesFollow(after, node)) throw new EditRefused('ring-inverts', [], positionOf(node));
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
