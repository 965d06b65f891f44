import type { Position } from '../../model/common.ts';
import type { GridKind } from '../../model/grid.ts';
import type { GridKey } from '../../model/grid-edit.ts';
import { groupBy } from './group.ts';
import type { Node } from './lattice.ts';
import { type Arrow, arrowsOf, coordinatesOf, type Ring, traceRings } from './rings.ts';

/** A grid as it is opened: its outline as MultiPolygon coordinates, `[lon, lat]`. */
export type CoverageGrid = {
  key: GridKey;
  community: string;
  kind: GridKind;
  name: string;
  households: number;
  /** Of a micro-grid, the comprehensive grid it is nested in. */
  parent: GridKey | null;
  outline: readonly (readonly (readonly Position[])[])[];
};

/** What is known of a grid apart from its shape. */
export type GridFacts = Readonly<Omit<CoverageGrid, 'outline'>>;

/**
 * The faces of one community: each the rings of one grid, or of one micro-grid, or of what its micro-grids
 * leave of a grid. Every edge within has a face on both sides; those with one are the community's border.
 */
export type Tile = {
  readonly community: string;
  readonly faces: ReadonlyMap<GridKey, readonly Ring[]>;
};

/**
 * Grids without gap or overlap, on a lattice of 1e-6 degree. Never changed: an edit makes a new one that shares
 * every untouched community with the old, so keeping the old ones for undo costs little.
 */
export type Coverage = {
  readonly tiles: ReadonlyMap<string, Tile>;
  readonly grids: ReadonlyMap<GridKey, GridFacts>;
  /** The fixed borders of the communities that may be edited; the others are locked. */
  readonly limits: ReadonlyMap<string, readonly Ring[]>;
};

/** What lies on the left of a border edge seen from without. */
export const OUTSIDE = '';

export type HalfEdge = { readonly to: Node; readonly face: GridKey | typeof OUTSIDE };
/** The edges that leave each node, each with the face on its left; every edge is there both ways. */
export type Mesh = ReadonlyMap<Node, readonly HalfEdge[]>;

const meshes = new WeakMap<Tile, Mesh>();

/** The edges of a tile; worked out once. */
export function meshOf(tile: Tile): Mesh {
  const known = meshes.get(tile);
  if (known) return known;
  const mesh = new Map<Node, HalfEdge[]>();
  for (const [face, rings] of tile.faces) {
    for (const ring of rings) {
      for (const [from, to] of arrowsOf(ring)) {
        const leaving = mesh.get(from);
        if (leaving) leaving.push({ to, face });
        else mesh.set(from, [{ to, face }]);
      }
    }
  }
  for (const [from, to] of unpaired(mesh)) mesh.get(from)!.push({ to, face: OUTSIDE });
  meshes.set(tile, mesh);
  return mesh;
}

/** The ways back of edges that have a face on one side alone. */
function unpaired(mesh: Mesh): Arrow[] {
  const missing: Arrow[] = [];
  for (const [from, leaving] of mesh) {
    for (const { to } of leaving) if (faceLeftOf(mesh, to, from) === null) missing.push([to, from]);
  }
  return missing;
}

/** The face on the left of `from → to`, `OUTSIDE` beyond the border, null where there is no such edge. */
export function faceLeftOf(mesh: Mesh, from: Node, to: Node): GridKey | typeof OUTSIDE | null {
  return mesh.get(from)?.find((edge) => edge.to === to)?.face ?? null;
}

/** Whether a node lies on the border of the community. */
export function isOnBorder(mesh: Mesh, node: Node): boolean {
  const leaving = mesh.get(node) ?? [];
  return leaving.some(({ to, face }) => face === OUTSIDE || faceLeftOf(mesh, to, node) === OUTSIDE);
}

/** The grid a face belongs to: itself, or the parent of a micro-grid. */
export function gridOfFace(coverage: Coverage, face: GridKey): GridKey {
  return coverage.grids.get(face)?.parent ?? face;
}

export function tileOfGrid(coverage: Coverage, key: GridKey): Tile | null {
  const facts = coverage.grids.get(key);
  return facts ? (coverage.tiles.get(facts.community) ?? null) : null;
}

type Index = { grids: Coverage['grids']; faces: ReadonlyMap<GridKey, GridKey[]> };
const indices = new WeakMap<Tile, Index>();

/** The faces that make up a grid: its micro-grids and what they leave of it. */
export function facesOfGrid(coverage: Coverage, key: GridKey): readonly GridKey[] {
  const tile = tileOfGrid(coverage, key);
  if (!tile) return [];
  let index = indices.get(tile);
  if (index?.grids !== coverage.grids) {
    const faces = groupBy([...tile.faces.keys()].sort(), (face) => gridOfFace(coverage, face));
    index = { grids: coverage.grids, faces };
    indices.set(tile, index);
  }
  const own = index.faces.get(key);
  return own ?? (tile.faces.has(key) ? [key] : []);
}

type Joined = { of: readonly (readonly Ring[])[]; rings: readonly Ring[] };
const joined = new WeakMap<readonly Ring[], Joined>();

/** The rings of a grid, its micro-grids joined to what they leave of it. No rings for an unknown key. */
export function ringsOfGrid(coverage: Coverage, key: GridKey): readonly Ring[] {
  const tile = tileOfGrid(coverage, key);
  if (!tile) return [];
  const of = facesOfGrid(coverage, key).map((face) => tile.faces.get(face)!);
  if (of.length < 2) return of[0] ?? [];
  const known = joined.get(of[0]!);
  if (known?.of.length === of.length && of.every((rings, index) => rings === known.of[index])) {
    return known.rings;
  }
  const rings = outerRings(of.flat());
  joined.set(of[0]!, { of, rings });
  return rings;
}

/** The rings about several regions that share edges: what is left when shared edges cancel. */
export function outerRings(rings: readonly Ring[]): Ring[] {
  const left = new Map<Node, Set<Node>>();
  for (const [from, to] of rings.flatMap(arrowsOf)) {
    if (left.get(to)?.delete(from)) continue;
    const leaving = left.get(from);
    if (leaving) leaving.add(to);
    else left.set(from, new Set([to]));
  }
  const arrows: Arrow[] = [];
  for (const [from, ends] of left) for (const to of ends) arrows.push([from, to]);
  return traceRings(arrows);
}

const coordinates = new WeakMap<readonly Ring[], Position[][][]>();

/** The outline of a grid as MultiPolygon coordinates, `[lon, lat]`, RFC 7946 winding; empty for an unknown key. */
export function gridOutline(coverage: Coverage, key: GridKey): Position[][][] {
  const rings = ringsOfGrid(coverage, key);
  const known = coordinates.get(rings) ?? coordinatesOf(rings);
  coordinates.set(rings, known);
  return known;
}

/** A tile with other rings of some of its faces. Its edges are those of the old but about these faces. */
export function withFaces(tile: Tile, changes: ReadonlyMap<GridKey, readonly Ring[]>): Tile {
  const after = { community: tile.community, faces: new Map([...tile.faces, ...changes]) };
  meshes.set(after, meshAfter(tile, after, changes));
  return after;
}

function meshAfter(
  before: Tile,
  after: Tile,
  changes: ReadonlyMap<GridKey, readonly Ring[]>,
): Mesh {
  const faces = [...changes.keys()];
  const rings = [before, after].flatMap((tile) => faces.flatMap((face) => tile.faces.get(face)!));
  const touched = new Set(rings.flat());
  const old = meshOf(before);
  const mesh = new Map<Node, readonly HalfEdge[]>(old);
  const fresh = new Map<Node, HalfEdge[]>();
  for (const node of touched) {
    const kept = (old.get(node) ?? []).filter(
      ({ to, face }) => !changes.has(face) && !(face === OUTSIDE && touched.has(to)),
    );
    fresh.set(node, kept);
    mesh.set(node, kept);
  }
  for (const [face, changed] of changes) {
    for (const [from, to] of changed.flatMap(arrowsOf)) fresh.get(from)!.push({ to, face });
  }
  for (const [from, leaving] of fresh) {
    if (leaving.length === 0) mesh.delete(from);
    for (const { to } of [...leaving]) {
      if (faceLeftOf(mesh, to, from) === null) fresh.get(to)!.push({ to: from, face: OUTSIDE });
    }
  }
  return mesh;
}
