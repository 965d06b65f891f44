import type { EditOf, GridKey } from '../../model/grid-edit.ts';
import type { Face, Side } from './arrangement.ts';
import { boundsOf } from './bounds.ts';
import { type Coverage, facesOfGrid } from './coverage.ts';
import { mustBeNew, mustBePlain } from './edit-grids.ts';
import { positionOf } from './lattice.ts';
import { withoutLooseEnds } from './loose-ends.ts';
import { drawnLine, openTile, overlay } from './outlines.ts';
import { EditRefused } from './refused.ts';
import { type Arrow, arrowsOf, type Part, partsOf, type Ring, traceRings } from './rings.ts';
import { sharesOf } from './shares.ts';
import { areaOf, transferRings, withFacts } from './transfer.ts';

/**
 * Cuts a grid by a line. What lies on one side of it becomes `newGrid`: the smaller side, of equal ones the
 * eastern; a line that enters a bent grid several times may so make a grid of several parts. Households are
 * shared out by area, and the new grid is named after the old.
 *
 * @throws EditRefused `line-does-not-divide`, `line-crosses-itself`, `key-taken`
 */
export function split(coverage: Coverage, edit: EditOf<'split'>): Coverage {
  const { grid, newGrid } = edit;
  const tile = openTile(coverage, grid);
  mustBePlain(coverage, grid, tile.community);
  mustBeNew(coverage, newGrid);
  const line = drawnLine(edit.line);
  const laid = overlay(coverage, tile.community, [line]);
  const faces = new Set(facesOfGrid(coverage, grid));
  const pieces = piecesOf(laid.sides, faces);
  const taken = smallerSide(pieces);
  if (!taken) throw new EditRefused('line-does-not-divide', [grid], positionOf(line[0]!));
  const facts = coverage.grids.get(grid)!;
  const divided = transferRings(laid, { from: grid, to: newGrid, rings: taken.flatMap(ringsOf) });
  const whole = pieces.reduce((sum, { area }) => sum + area, 0);
  const goes = taken.reduce((sum, { area }) => sum + area, 0);
  const [stays, moves] = sharesOf(facts.households, [whole - goes, goes]) as [number, number];
  return withFacts(divided, {
    [grid]: { ...facts, households: stays },
    [newGrid]: { ...facts, key: newGrid, name: `${facts.name}-2`, households: moves },
  });
}

/** A piece of a cut grid, with the edges it has along the line. */
type Piece = { part: Part; area: number; along: string[] };

const ringsOf = ({ part }: Piece): Ring[] => [part.outer, ...part.holes];

function piecesOf(sides: readonly Side[], faces: ReadonlySet<GridKey>): Piece[] {
  const isOurs = (face: Face): boolean => faces.has(face);
  const border: Arrow[] = [];
  const cutters: Arrow[] = [];
  for (const side of sides) {
    const { a, b, left, right } = side;
    if (isOurs(left) && isOurs(right)) {
      if (side.forth !== side.back) cutters.push([a, b]);
    } else if (isOurs(left)) border.push([a, b]);
    else if (isOurs(right)) border.push([b, a]);
  }
  const cuts = withoutLooseEnds(cutters, border);
  const both = cuts.flatMap(([a, b]): Arrow[] => [
    [a, b],
    [b, a],
  ]);
  const along = new Set(both.map(String));
  return partsOf(traceRings([...border, ...both])).map((part) => {
    const rings = [part.outer, ...part.holes];
    const cut = rings.flatMap(arrowsOf).filter((arrow) => along.has(String(arrow)));
    return { part, area: areaOf(rings), along: cut.map(edgeName) };
  });
}

const edgeName = ([a, b]: Arrow): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * The pieces on the smaller side of the line. From the largest piece of each whole, every step over the line
 * changes sides; pieces the line does not touch stay.
 */
function smallerSide(pieces: readonly Piece[]): Piece[] | null {
  const sides = new Map<Piece, boolean>();
  for (const first of pieces.toSorted((left, right) => right.area - left.area)) {
    if (first.along.length === 0 || sides.has(first)) continue;
    sides.set(first, false);
    const queue = [first];
    for (let piece = queue.shift(); piece; piece = queue.shift()) {
      const edges = new Set(piece.along);
      for (const next of pieces) {
        if (sides.has(next) || !next.along.some((edge) => edges.has(edge))) continue;
        sides.set(next, !sides.get(piece)!);
        queue.push(next);
      }
    }
  }
  const on = (side: boolean): Piece[] => pieces.filter((piece) => sides.get(piece) === side);
  const [one, other] = [on(false), on(true)];
  if (other.length === 0) return null;
  const size = (side: readonly Piece[]): number => side.reduce((sum, { area }) => sum + area, 0);
  if (size(one) !== size(other)) return size(one) < size(other) ? one : other;
  return eastOf(one) > eastOf(other) ? one : other;
}

/** How far east the middle of the box about some pieces lies, doubled. */
function eastOf(pieces: readonly Piece[]): number {
  const { west, east } = boundsOf(pieces.flatMap(ringsOf));
  return west + east;
}
