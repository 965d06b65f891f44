import type { Position } from '../../model/common.ts';
import type { GridKey } from '../../model/grid-edit.ts';
import { TOLERANCE_SQUARE_METRES } from '../../model/grid-finding.ts';
import { changedKeys } from './apply-edit.ts';
import { paint } from './arrangement.ts';
import { squareMetresOf } from './bounds.ts';
import { type Coverage, type GridFacts, ringsOfGrid } from './coverage.ts';
import { type Node, turn, xOf, yOf } from './lattice.ts';
import { overlay } from './outlines.ts';
import { arrowsOf, coordinatesOf, type Ring } from './rings.ts';
import { areaOf, renameFaces } from './transfer.ts';

/** Ground that belonged to one grid and belongs to another, as MultiPolygon coordinates `[lon, lat]`. */
export type ChangedHands = {
  from: GridKey;
  to: GridKey;
  areaSquareMetres: number;
  outline: Position[][][];
};

/** Of a grid of the draft, the old grids its ground comes from, the largest share of its area first. */
export type Ancestor = { grid: GridKey; share: number };

/**
 * The grids people would call changed, those that are new or ended included: an idle vertex, where a neighbour's
 * border ends, is no change of a grid.
 */
export const changedGrids = (base: Coverage, draft: Coverage): GridKey[] =>
  changedKeys(base, draft).filter((key) => {
    const [before, after] = [base.grids.get(key), draft.grids.get(key)];
    if (!before || !after || !isSameFacts(before, after)) return true;
    return !isSameBend(ringsOfGrid(base, key), ringsOfGrid(draft, key));
  });

function isSameBend(before: readonly Ring[], after: readonly Ring[]): boolean {
  if (before === after) return true;
  const [was, is] = [corners(before), corners(after)];
  return was.size === is.size && [...was].every((node) => is.has(node));
}

/** A neighbour's border that ends at an edge puts a node there that bends it by a quantum at most, a decimetre. */
const LEAST_BEND_QUANTA = 1;

/** The nodes where rings bend: without those that only hold where another border ends. */
function corners(rings: readonly Ring[]): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const ring of rings) {
    ring.forEach((node, index) => {
      const [before, after] = [ring.at(index - 1)!, ring[(index + 1) % ring.length]!];
      const chord = Math.hypot(xOf(after) - xOf(before), yOf(after) - yOf(before));
      if (Math.abs(turn(before, node, after)) > LEAST_BEND_QUANTA * chord) found.add(node);
    });
  }
  return found;
}

/**
 * The ground that changes hands. That of micro-grids is their parents'; slivers of up to a square metre, which come of
 * rounding, are left out.
 */
export const movedGround = (base: Coverage, draft: Coverage): ChangedHands[] =>
  piecesOf(base, draft).filter(({ from, to }) => from !== to);

/** Where the ground of each grid that is new or has another shape comes from. */
export function lineageOf(base: Coverage, draft: Coverage): Map<GridKey, Ancestor[]> {
  const ancestors = new Map<GridKey, Ancestor[]>();
  const pieces = piecesOf(base, draft);
  for (const { to } of pieces) {
    if (ancestors.has(to)) continue;
    const own = pieces.filter((piece) => piece.to === to);
    const whole = own.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
    const shares = own.map(({ from, areaSquareMetres }) => {
      return { grid: from, share: areaSquareMetres / whole };
    });
    ancestors.set(
      to,
      shares.sort((one, other) => other.share - one.share),
    );
  }
  return ancestors;
}

function isSameShape(base: Coverage, draft: Coverage, key: GridKey): boolean {
  const [before, after] = [ringsOfGrid(base, key), ringsOfGrid(draft, key)];
  if (before === after) return true;
  const arrows = new Set(before.flatMap(arrowsOf).map(String));
  const others = after.flatMap(arrowsOf).map(String);
  return arrows.size === others.length && others.every((arrow) => arrows.has(arrow));
}

function isSameFacts(one: GridFacts, other: GridFacts): boolean {
  return (
    one === other ||
    (one.name === other.name &&
      one.kind === other.kind &&
      one.households === other.households &&
      one.community === other.community &&
      one.parent === other.parent)
  );
}

/** Of each grid whose shape is new, what of it lies in which old grid, that which stays its own included. */
function piecesOf(base: Coverage, draft: Coverage): ChangedHands[] {
  const pieces: ChangedHands[] = [];
  for (const [community, tile] of draft.tiles) {
    if (base.tiles.get(community) === tile || !base.tiles.has(community)) continue;
    const plain = renameFaces(base, community, (face) => base.grids.get(face)?.parent ?? face);
    for (const { key, community: home, parent } of draft.grids.values()) {
      if (home !== community || parent !== null) continue;
      const isKept = base.grids.has(key) && isSameShape(base, draft, key);
      if (!isKept) pieces.push(...piecesOfGrid(plain, community, key, ringsOfGrid(draft, key)));
    }
  }
  return pieces;
}

/** A mark between an old grid's key and the new one's. */
const TO = '>';

function piecesOfGrid(
  base: Coverage,
  community: string,
  key: GridKey,
  rings: readonly Ring[],
): ChangedHands[] {
  const lines = rings.map((ring) => [...ring, ring[0]!]);
  const { tile, sides } = overlay(base, community, lines);
  const painted = paint(tile, sides, (face) => `${face}${TO}`);
  return [...painted.faces].flatMap(([face, outline]) => {
    if (!face.endsWith(TO)) return [];
    const areaSquareMetres = squareMetresOf(areaOf(outline), outline[0]![0]!);
    if (areaSquareMetres <= TOLERANCE_SQUARE_METRES) return [];
    const from = face.slice(0, -TO.length);
    return [{ from, to: key, areaSquareMetres, outline: coordinatesOf(outline) }];
  });
}
