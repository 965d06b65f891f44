import type { EditOf, GridKey } from '../../model/grid-edit.ts';
import { between } from './border.ts';
import { keepBorder } from './border-nodes.ts';
import {
  type Coverage,
  faceLeftOf,
  isOnBorder,
  meshOf,
  OUTSIDE,
  type Tile,
  withFaces,
} from './coverage.ts';
import { type Node, positionOf } from './lattice.ts';
import { drawnNode, withTile } from './outlines.ts';
import { EditRefused } from './refused.ts';
import type { Arrow, Ring } from './rings.ts';
import { slideEnd } from './slide-end.ts';
import { checkEdges, checkFaces } from './soundness.ts';

/**
 * A vertex goes elsewhere, and every grid that has it follows; the end of a border at the fixed border of its community
 * slides along that.
 *
 * @throws EditRefused when another edge would be crossed, a ring turned over or a fixed border moved
 */
export function moveVertex(coverage: Coverage, edit: EditOf<'move-vertex'>): Coverage {
  const [from, to] = [drawnNode(edit.from), drawnNode(edit.to)];
  if (from === to) return coverage;
  const slid = slideEnd(coverage, from, to);
  if (slid) return slid;
  const tile = innerTile(coverage, from);
  const mesh = meshOf(tile);
  if (mesh.has(to)) throw new EditRefused('vertex-taken', [], edit.to);
  const ends = mesh.get(from)!.map((edge) => edge.to);
  return reshape(coverage, tile, {
    faces: mesh.get(from)!.map(({ face }) => face),
    ring: (ring) => ring.map((node) => (node === from ? to : node)),
    gone: ends.map((end) => [from, end]),
    made: ends.map((end) => [to, end]),
  });
}

/** @throws EditRefused when there is no such edge, or the vertex would bend it across another */
export function insertVertex(coverage: Coverage, edit: EditOf<'insert-vertex'>): Coverage {
  const [a, b] = edit.between.map(drawnNode) as [Node, Node];
  const at = drawnNode(edit.at);
  const tile = [...coverage.tiles.values()].find((one) => faceLeftOf(meshOf(one), a, b) !== null);
  if (!tile) throw new EditRefused('no-such-edge', [], edit.at);
  mustBeOpen(coverage, tile);
  const mesh = meshOf(tile);
  const faces = [faceLeftOf(mesh, a, b)!, faceLeftOf(mesh, b, a)!];
  if (faces.includes(OUTSIDE)) throw new EditRefused('boundary-fixed', [], edit.at);
  if (mesh.has(at)) throw new EditRefused('vertex-taken', [], edit.at);
  return reshape(coverage, tile, {
    faces,
    ring: (ring) => between(between(ring, a, b, [at]), b, a, [at]),
    gone: [[a, b]],
    made: [
      [a, at],
      [at, b],
    ],
  });
}

/** @throws EditRefused when a third border ends there, or the straightened edge would cross another */
export function deleteVertex(coverage: Coverage, edit: EditOf<'delete-vertex'>): Coverage {
  const at = drawnNode(edit.at);
  const tile = innerTile(coverage, at);
  const mesh = meshOf(tile);
  const leaving = mesh.get(at)!;
  const [a, b] = leaving.map((edge) => edge.to) as [Node, Node];
  if (leaving.length !== 2) throw new EditRefused('vertex-needed', [], edit.at);
  if (faceLeftOf(mesh, a, b) !== null) throw new EditRefused('ring-too-small', [], edit.at);
  return reshape(coverage, tile, {
    faces: leaving.map(({ face }) => face),
    ring: (ring) => ring.filter((node) => node !== at),
    gone: [
      [at, a],
      [at, b],
    ],
    made: [[a, b]],
  });
}

type Reshaping = {
  faces: readonly (GridKey | typeof OUTSIDE)[];
  ring: (ring: Ring) => Ring;
  gone: readonly Arrow[];
  made: readonly Arrow[];
};

function reshape(coverage: Coverage, tile: Tile, { faces, ring, gone, made }: Reshaping): Coverage {
  const keys = [...new Set(faces)].filter((face) => face !== OUTSIDE);
  checkEdges(tile, gone, made);
  const changes = new Map(keys.map((key) => [key, tile.faces.get(key)!.map(ring)] as const));
  const after = withFaces(tile, changes);
  checkFaces(tile, after, changes, made.flat());
  keepBorder(tile, after);
  return withTile(coverage, after);
}

/** The tile of a vertex that may be moved. */
function innerTile(coverage: Coverage, node: Node): Tile {
  const tiles = [...coverage.tiles.values()].filter((tile) => meshOf(tile).has(node));
  const [tile] = tiles;
  if (!tile) throw new EditRefused('no-such-vertex', [], positionOf(node));
  for (const one of tiles) mustBeOpen(coverage, one);
  if (tiles.length > 1 || isOnBorder(meshOf(tile), node)) {
    throw new EditRefused('boundary-fixed', [], positionOf(node));
  }
  return tile;
}

/** @throws EditRefused `grid-locked` for a community that is not one of the plan's */
export function mustBeOpen(coverage: Coverage, tile: Tile): void {
  if (coverage.limits.has(tile.community)) return;
  throw new EditRefused('grid-locked', [...tile.faces.keys()].slice(0, 1));
}
