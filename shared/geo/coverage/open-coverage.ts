import type { Position } from '../../model/common.ts';
import { TOLERANCE_SQUARE_METRES } from '../../model/grid-finding.ts';
import { paint, paired } from './arrangement.ts';
import { borderOf, chainFrom } from './border-nodes.ts';
import { squareMetresOf } from './bounds.ts';
import { type Coverage, type CoverageGrid, type GridFacts, meshOf, type Tile } from './coverage.ts';
import { groupBy } from './group.ts';
import { doubleArea, type Node, nodeOf, positionOf, xOf, yOf } from './lattice.ts';
import { overlay, withTile } from './outlines.ts';
import { arrowsOf, isInRings, type Ring } from './rings.ts';

/** A community's fixed border: its rings `[lon, lat]`, closed, in any winding, holes among them. */
export type CommunityLimit = { code: string; rings: readonly (readonly Position[])[] };

/** Shapes that are no coverage: which grids, and where. Such shapes are looked into by `findingsOfShapes`. */
export class NotACoverage extends Error {
  readonly grids: readonly string[];
  readonly place: Position;

  constructor(what: string, grids: readonly string[], place: Position) {
    super(`${what}: ${grids.join(', ')} at [${place.join(', ')}]`);
    this.name = 'NotACoverage';
    this.grids = grids;
    this.place = place;
  }
}

/**
 * Opens grids as a coverage: rounded to the lattice, every edge within a community shared by two grids.
 * Communities in `limits` may be edited, and their grids must tile them to within the tolerance at the border; those of
 * others are locked. A vertex that only one of two neighbours has is given to both. Micro-grids are laid over their
 * grids.
 *
 * @throws NotACoverage when two grids overlap or leave a gap within a community
 * @throws RangeError for a place outside China, a repeated key, a micro-grid without its grid, or a ring of fewer than
 *   three nodes
 */
export function openCoverage(
  grids: readonly CoverageGrid[],
  limits: { communities: readonly CommunityLimit[] },
): Coverage {
  const facts = new Map<string, GridFacts>();
  for (const { outline: _, ...grid } of grids) {
    if (facts.has(grid.key)) throw new RangeError(`expected one grid ${grid.key}, got two`);
    facts.set(grid.key, grid);
  }
  const borders = new Map(
    limits.communities.map(({ code, rings }) => [code, limitRings(code, rings)] as const),
  );
  const tiles = new Map<string, Tile>();
  const whole = grids.filter(({ parent }) => parent === null);
  for (const [community, members] of groupBy(whole, (grid) => grid.community)) {
    const faces = new Map(members.map(({ key, outline }) => [key, ringsOf(key, outline)] as const));
    tiles.set(community, checkedTile({ community, faces }, borders.get(community)));
  }
  return grids
    .filter(({ parent }) => parent !== null)
    .reduce(nested, { tiles, grids: facts, limits: borders });
}

/** With a micro-grid laid over its grid. */
function nested(coverage: Coverage, { key, community, parent, outline }: CoverageGrid): Coverage {
  if (!coverage.tiles.get(community)?.faces.has(parent!)) {
    throw new RangeError(`expected micro-grid ${key} in a grid with ground left, got ${parent}`);
  }
  const lines = ringsOf(key, outline).map((ring) => [...ring, ring[0]!]);
  const laid = overlay(coverage, community, lines);
  const tile = paint(laid.tile, laid.sides, (face) => (face === parent ? key : face));
  return withTile(laid.coverage, tile);
}

function ringsOf(key: string, outline: CoverageGrid['outline']): Ring[] {
  return outline.flatMap((rings) =>
    rings.map((positions, index) => {
      const ring = ringOf(key, positions);
      return doubleArea(ring) > 0 === (index === 0) ? ring : [...ring].reverse();
    }),
  );
}

/** A ring of nodes without the closing one and without repetitions next to each other. */
function ringOf(key: string, positions: readonly Position[]): Ring {
  const nodes = positions.map(nodeOf);
  const ring = nodes.filter((node, index) => node !== nodes[(index + 1) % nodes.length]);
  if (ring.length < 3)
    throw new RangeError(`expected a ring of grid ${key}, got ${ring.length} nodes`);
  return ring;
}

/** The rings of a limit by their nesting: every second one within others is a hole. */
function limitRings(code: string, rings: CommunityLimit['rings']): Ring[] {
  const all = rings.map((positions) => ringOf(code, positions));
  return all.map((ring) => {
    const depth = all.filter((other) => other !== ring && isAround(other, ring)).length;
    return doubleArea(ring) > 0 === (depth % 2 === 0) ? ring : [...ring].reverse();
  });
}

function isAround(outer: Ring, inner: Ring): boolean {
  const [a, b] = [inner[0]!, inner[1]!];
  return isInRings([outer], xOf(a) + xOf(b), yOf(a) + yOf(b));
}

/** A tile whose edges pair up and whose border is the limit's. */
function checkedTile(tile: Tile, limit: readonly Ring[] | undefined): Tile {
  try {
    check(tile, limit);
    return tile;
  } catch (error) {
    if (!(error instanceof NotACoverage)) throw error;
    return check(pairedWith(tile, limit ?? []), limit);
  }
}

/** The tile with what only one side of an edge has in both; a corner of the limit is put into the border too. */
function pairedWith(tile: Tile, limit: readonly Ring[]): Tile {
  const faces = new Map([...tile.faces, [LIMIT, limit.map((ring) => [...ring].reverse())]]);
  const both = new Map(paired({ community: tile.community, faces }).faces);
  both.delete(LIMIT);
  return { community: tile.community, faces: both };
}

/** The name of what lies about a community while its edges are paired. */
const LIMIT = 'limit';

function check(tile: Tile, limit: readonly Ring[] | undefined): Tile {
  const mesh = meshOf(tile);
  for (const [from, leaving] of mesh) {
    const seen = new Map<Node, string>();
    for (const { to, face } of leaving) {
      const other = seen.get(to);
      if (other !== undefined) throw new NotACoverage('overlap', [other, face], positionOf(from));
      seen.set(to, face);
    }
  }
  if (limit) checkBorder(tile, limit);
  return tile;
}

/** Between two corners of the limit the border may have nodes of its own, beside its edge by slivers. */
function checkBorder(tile: Tile, limit: readonly Ring[]): void {
  const next = new Map(borderOf(tile));
  const fixed = new Set(limit.flat());
  let [walked, within, beyond] = [0, 0, 0];
  for (const [from, to] of limit.flatMap(arrowsOf)) {
    const chain = chainFrom(from, next, fixed);
    if (chain.at(-1) !== to || chain.length < 2) {
      throw new NotACoverage('gap or overlap', [tile.community], positionOf(from));
    }
    walked += chain.length - 1;
    const sliver = doubleArea(chain);
    if (sliver > 0) beyond += squareMetresOf(sliver, from);
    else within += squareMetresOf(sliver, from);
  }
  if (walked === next.size && Math.max(within, beyond) <= TOLERANCE_SQUARE_METRES) return;
  const stray = [...next.keys()].find((node) => !fixed.has(node)) ?? limit[0]![0]!;
  throw new NotACoverage('gap or overlap', [tile.community], positionOf(stray));
}
