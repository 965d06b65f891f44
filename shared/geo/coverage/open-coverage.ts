import type { Position } from '../../model/common.ts';
import {
  type Coverage,
  type CoverageGrid,
  faceLeftOf,
  type GridFacts,
  meshOf,
  OUTSIDE,
  type Tile,
} from './coverage.ts';
import { doubleArea, type Node, nodeOf, positionOf, xOf, yOf } from './lattice.ts';
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
 * Communities in `limits` may be edited, and their grids must tile them; those of others are locked.
 *
 * @throws NotACoverage when two grids overlap or leave a gap within a community
 * @throws RangeError for a place outside China, a repeated key or a ring of fewer than three nodes
 */
export function openCoverage(
  grids: readonly CoverageGrid[],
  limits: { communities: readonly CommunityLimit[] },
): Coverage {
  const facts = new Map<string, GridFacts>();
  const faces = new Map<string, Map<string, readonly Ring[]>>();
  for (const { outline, ...grid } of grids) {
    if (facts.has(grid.key)) throw new RangeError(`expected one grid ${grid.key}, got two`);
    facts.set(grid.key, grid);
    const community = faces.get(grid.community) ?? new Map<string, readonly Ring[]>();
    faces.set(grid.community, community.set(grid.key, ringsOf(grid.key, outline)));
  }
  const borders = new Map(
    limits.communities.map(({ code, rings }) => [code, limitRings(code, rings)] as const),
  );
  const tiles = new Map<string, Tile>();
  for (const [community, known] of faces) {
    tiles.set(community, checkedTile({ community, faces: known }, borders.get(community)));
  }
  return { tiles, grids: facts, limits: borders };
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

function checkBorder(tile: Tile, limit: readonly Ring[]): void {
  const mesh = meshOf(tile);
  const fixed = new Map<Node, Set<Node>>();
  for (const [from, to] of limit.flatMap(arrowsOf)) {
    fixed.set(from, (fixed.get(from) ?? new Set()).add(to));
    const face = faceLeftOf(mesh, from, to);
    if (!face) throw new NotACoverage('gap', [tile.community], positionOf(from));
  }
  for (const [from, leaving] of mesh) {
    for (const { to, face } of leaving) {
      const isInner = face !== OUTSIDE && faceLeftOf(mesh, to, from) !== OUTSIDE;
      if (isInner || face === OUTSIDE || fixed.get(from)?.has(to)) continue;
      throw new NotACoverage('gap or overlap', [face], positionOf(from));
    }
  }
}
