import Flatbush from 'flatbush';
import type { Position } from '../../model/common.ts';
import { type GridFinding, TOLERANCE_SQUARE_METRES } from '../../model/grid-finding.ts';
import { planeBoxOf, ringArea } from '../ring.ts';
import { finding } from './finding.ts';
import { groupBy } from './group.ts';
import { type OverlayPiece, overlayShapes, TooIntricate } from './shape-overlay.ts';
import type { ShapeParts } from './shape-validity.ts';

/** A valid shape and the community it claims. */
export type PlacedShape = { key: string; community: string; parts: ShapeParts };
/** A community as parts, in the order of its rings' nesting. */
export type CommunityShape = { code: string; parts: ShapeParts };

/**
 * Overlaps, gaps and ground outside the community, of all shapes against the communities they claim. Where the
 * shapes' edges cancel pairwise but for the community's own border, they tile it to the last digit and nothing is
 * measured: a sum of areas is told by its boundary.
 */
export function tilingFindings(
  shapes: readonly PlacedShape[],
  communities: readonly CommunityShape[],
): GridFinding[] {
  const claims = groupBy(shapes, ({ community }) => community);
  const uneven = communities.filter(({ code, parts }) => {
    return !cancels(
      (claims.get(code) ?? []).map((shape) => shape.parts),
      parts,
    );
  });
  const near = uneven.length > 0 ? neighbourhood(shapes) : () => [];
  const found: GridFinding[] = [];
  const overlaps = new Map<string, GridFinding>();
  for (const community of uneven) {
    const own = claims.get(community.code) ?? [];
    const guests = near(own).filter((shape) => shape.community !== community.code);
    try {
      found.push(...findingsIn(community, own, guests, overlaps));
    } catch (error) {
      if (!(error instanceof TooIntricate)) throw error;
      found.push(intricate(community.code, own));
    }
  }
  return [...found, ...overlaps.values()];
}

/** A community that cannot be checked for the shape with the most vertices in it. */
function intricate(community: string, own: readonly PlacedShape[]): GridFinding {
  const sizeOf = ({ parts }: PlacedShape): number => parts.flat(2).length;
  const [worst] = own.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  if (!worst) return finding('too-many-vertices', null, { community });
  const about = { grids: [worst.key], community, count: sizeOf(worst) };
  return finding('too-many-vertices', worst.parts[0]![0]![0]!, about);
}

/** For some of the shapes, all whose boxes meet one of theirs. */
function neighbourhood(
  shapes: readonly PlacedShape[],
): (own: readonly PlacedShape[]) => PlacedShape[] {
  const index = new Flatbush(Math.max(1, shapes.length));
  if (shapes.length === 0) return () => [];
  for (const { parts } of shapes) index.add(...planeBoxOf(parts.flat(2)));
  index.finish();
  return (own) => {
    const found = new Set(own.flatMap(({ parts }) => index.search(...planeBoxOf(parts.flat(2)))));
    return [...found].sort((left, right) => left - right).map((place) => shapes[place]!);
  };
}

/** Whether the edges of shapes, all counter-clockwise about their ground, leave nothing but those of a whole. */
function cancels(shapes: readonly ShapeParts[], whole: ShapeParts): boolean {
  const left = new Map<string, number>();
  const add = (parts: ShapeParts, weight: 1 | -1): void => {
    for (const rings of parts) {
      for (const [index, ring] of rings.entries()) {
        const way = ringArea(ring) > 0 === (index === 0) ? weight : -weight;
        for (let place = 1; place < ring.length; place += 1) {
          count(left, ring[place - 1]!, ring[place]!, way);
        }
      }
    }
  };
  for (const parts of shapes) add(parts, 1);
  add(whole, -1);
  return left.size === 0;
}

function count(left: Map<string, number>, a: Position, b: Position, way: number): void {
  if (a[0] === b[0] && a[1] === b[1]) return;
  const isForth = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  const name = isForth ? `${a[0]} ${a[1]} ${b[0]} ${b[1]}` : `${b[0]} ${b[1]} ${a[0]} ${a[1]}`;
  const sum = (left.get(name) ?? 0) + (isForth ? way : -way);
  if (sum === 0) left.delete(name);
  else left.set(name, sum);
}

/** Index 0 is the community, then its own shapes, then those of others that come near them. */
function findingsIn(
  { code, parts }: CommunityShape,
  own: readonly PlacedShape[],
  guests: readonly PlacedShape[],
  overlaps: Map<string, GridFinding>,
): GridFinding[] {
  const all = [...own, ...guests];
  const isOwn = (cover: number): boolean => cover >= 1 && cover <= own.length;
  const pieces = overlayShapes([parts, ...all.map((shape) => shape.parts)], (covers) => {
    const owns = covers.filter(isOwn).length;
    const isGap = covers[0] === 0 && covers.length === 1;
    return isGap || (owns > 0 && (covers[0] !== 0 || covers.length > 2));
  });
  const gaps = pieces.filter(({ covers }) => covers.length === 1 && covers[0] === 0);
  for (const [pair, piece] of pairsOf(pieces, isOwn)) {
    const grids = pair.map((index) => all[index - 1]!.key).sort();
    const { areaSquareMetres, place } = piece;
    const overlap = finding('overlap', place, { grids, community: code, areaSquareMetres });
    if (areaSquareMetres > TOLERANCE_SQUARE_METRES) overlaps.set(grids.join(' '), overlap);
  }
  return [...gapFindings(code, gaps), ...outsideFindings(code, own, pieces)];
}

/** Ground that two shapes cover, by pair, one of them the community's own. */
function pairsOf(
  pieces: readonly OverlayPiece[],
  isOwn: (cover: number) => boolean,
): [pair: [number, number], piece: OverlayPiece][] {
  const pairs = new Map<string, [[number, number], OverlayPiece[]]>();
  for (const piece of pieces) {
    const shapes = piece.covers.filter((cover) => cover > 0);
    for (const [index, one] of shapes.entries()) {
      for (const other of shapes.slice(index + 1)) {
        if (!isOwn(one) && !isOwn(other)) continue;
        const name = `${one} ${other}`;
        const known = pairs.get(name);
        if (known) known[1].push(piece);
        else pairs.set(name, [[one, other], [piece]]);
      }
    }
  }
  return [...pairs.values()].map(([pair, found]) => [pair, summed(found)]);
}

/** Pieces as one: their area, and the place of the largest. */
function summed(pieces: readonly OverlayPiece[]): OverlayPiece {
  const largest = pieces.reduce((best, piece) =>
    piece.areaSquareMetres > best.areaSquareMetres ? piece : best,
  );
  const areaSquareMetres = pieces.reduce((sum, piece) => sum + piece.areaSquareMetres, 0);
  return { ...largest, areaSquareMetres };
}

/** Each gap that is too large; or all of them as one, when only together they are. */
function gapFindings(community: string, gaps: readonly OverlayPiece[]): GridFinding[] {
  if (gaps.length === 0) return [];
  const large = gaps.filter(({ areaSquareMetres }) => areaSquareMetres > TOLERANCE_SQUARE_METRES);
  const told = large.length > 0 ? large : [summed(gaps)];
  return told
    .filter(({ areaSquareMetres }) => areaSquareMetres > TOLERANCE_SQUARE_METRES)
    .map(({ place, areaSquareMetres }) => finding('gap', place, { community, areaSquareMetres }));
}

function outsideFindings(
  community: string,
  own: readonly PlacedShape[],
  pieces: readonly OverlayPiece[],
): GridFinding[] {
  return own.flatMap(({ key }, index) => {
    const beyond = pieces.filter(({ covers }) => covers[0] !== 0 && covers.includes(index + 1));
    if (beyond.length === 0) return [];
    const { areaSquareMetres, place } = summed(beyond);
    if (areaSquareMetres <= TOLERANCE_SQUARE_METRES) return [];
    return [finding('outside-community', place, { grids: [key], community, areaSquareMetres })];
  });
}

/** What lies outside a whole, and what overlaps, of shapes that need not fill it: micro-grids in their grid. */
export function nestingFindings(
  parent: Pick<PlacedShape, 'key' | 'community' | 'parts'>,
  micros: readonly PlacedShape[],
): GridFinding[] {
  const shapes = [parent.parts, ...micros.map(({ parts }) => parts)];
  let pieces: OverlayPiece[];
  try {
    pieces = overlayShapes(shapes, (covers) => covers[0] !== 0 || covers.length > 2);
  } catch (error) {
    if (error instanceof TooIntricate) return [intricate(parent.community, [parent, ...micros])];
    throw error;
  }
  const found: GridFinding[] = [];
  const { community } = parent;
  for (const outside of outsideFindings(community, micros, pieces)) {
    const grids = [...outside.grids, parent.key];
    found.push({ ...outside, rule: 'micro-outside-grid', grids });
  }
  for (const [pair, { place, areaSquareMetres }] of pairsOf(pieces, () => true)) {
    if (areaSquareMetres <= TOLERANCE_SQUARE_METRES) continue;
    const grids = pair.map((index) => micros[index - 1]!.key).sort();
    found.push(finding('overlap', place, { grids, community, areaSquareMetres }));
  }
  return found;
}
