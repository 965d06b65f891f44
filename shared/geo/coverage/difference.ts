import type { Position } from '../../model/common.ts';
import type { GridKey } from '../../model/grid-edit.ts';
import { TOLERANCE_SQUARE_METRES } from '../../model/grid-finding.ts';
import { paint } from './arrangement.ts';
import { squareMetresOf } from './bounds.ts';
import { type Coverage, ringsOfGrid } from './coverage.ts';
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

/** How a draft differs from its base. `changed`: another shape; `described`: the same shape, other facts. */
export type CoverageDifference = {
  added: GridKey[];
  removed: GridKey[];
  changed: GridKey[];
  described: GridKey[];
  pieces: ChangedHands[];
};

/** Of a grid of the draft, the old grids its ground comes from, the largest share of its area first. */
export type Ancestor = { grid: GridKey; share: number };

/**
 * What a draft changes, with the ground that changes hands. Micro-grids are told as added, removed or changed; their
 * ground is their parents'. Slivers of up to a square metre, which come of rounding, are left out.
 */
export function differenceOf(base: Coverage, draft: Coverage): CoverageDifference {
  const keys = [...new Set([...base.grids.keys(), ...draft.grids.keys()])].sort();
  const both = keys.filter((key) => base.grids.has(key) && draft.grids.has(key));
  const changed = both.filter((key) => !isSameShape(base, draft, key));
  const isChanged = new Set(changed);
  return {
    added: keys.filter((key) => !base.grids.has(key)),
    removed: keys.filter((key) => !draft.grids.has(key)),
    changed,
    described: both.filter((key) => !isChanged.has(key) && !isSameFacts(base, draft, key)),
    pieces: piecesOf(base, draft).filter(({ from, to }) => from !== to),
  };
}

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

function isSameFacts(base: Coverage, draft: Coverage, key: GridKey): boolean {
  const [before, after] = [base.grids.get(key)!, draft.grids.get(key)!];
  return (
    before === after ||
    (before.name === after.name &&
      before.kind === after.kind &&
      before.households === after.households &&
      before.parent === after.parent)
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
