import type { GridEdit, GridKey } from '../../model/grid-edit.ts';
import { tidyBorder } from './border.ts';
import { borderOf } from './border-nodes.ts';
import { type Coverage, gridOfFace, meshOf, type Tile } from './coverage.ts';
import { adoptDivision } from './edit-division.ts';
import {
  assignBlocks,
  cutOut,
  describe,
  merge,
  nestMicro,
  reassign,
  removeMicro,
} from './edit-grids.ts';
import { split } from './edit-split.ts';
import { deleteVertex, insertVertex, moveVertex } from './edit-vertices.ts';
import { positionOf } from './lattice.ts';
import { EditRefused } from './refused.ts';
import { facesFollow } from './soundness.ts';

/** What an edit made: the coverage after it, and every grid it changed, made or ended. */
export type Edited = { coverage: Coverage; changed: GridKey[] };

/**
 * One act of drawing. The coverage it is given is left as it is; the one it returns is again without gap or
 * overlap, or there is none.
 *
 * @throws EditRefused with a stable reason, the grids and the place
 */
export function applyEdit(coverage: Coverage, edit: GridEdit): Edited {
  let after = edited(coverage, edit);
  for (const [community, tile] of after.tiles) {
    const before = coverage.tiles.get(community);
    // What moves single vertices has looked after its surroundings, and left the border the very same.
    if (before === tile || (before && borderOf(before) === borderOf(tile))) continue;
    mustKeepGround(after, community);
    mustStayPlane(before, tile);
    after = tidyBorder(after, community);
  }
  return { coverage: after, changed: changedKeys(coverage, after) };
}

/** A grid narrower than the lattice can fall together when a line beside it is rounded. */
function mustKeepGround(coverage: Coverage, community: string): void {
  const tile = coverage.tiles.get(community)!;
  const alive = new Set([...tile.faces.keys()].map((face) => gridOfFace(coverage, face)));
  for (const { key, community: home } of coverage.grids.values()) {
    if (home !== community || alive.has(key) || tile.faces.has(key)) continue;
    throw new EditRefused('too-fine', [key]);
  }
}

/** Around each node of a face that changed, the faces must follow each other as the edges do. */
function mustStayPlane(before: Tile | undefined, tile: Tile): void {
  const mesh = meshOf(tile);
  for (const [face, rings] of tile.faces) {
    if (before?.faces.get(face) === rings) continue;
    for (const node of rings.flat()) {
      if (!facesFollow(mesh, node)) throw new EditRefused('too-fine', [face], positionOf(node));
    }
  }
}

function edited(coverage: Coverage, edit: GridEdit): Coverage {
  switch (edit.kind) {
    case 'move-vertex':
      return moveVertex(coverage, edit);
    case 'insert-vertex':
      return insertVertex(coverage, edit);
    case 'delete-vertex':
      return deleteVertex(coverage, edit);
    case 'split':
      return split(coverage, edit);
    case 'merge':
      return merge(coverage, edit);
    case 'reassign':
      return reassign(coverage, edit);
    case 'cut-out':
      return cutOut(coverage, edit);
    case 'nest-micro':
      return nestMicro(coverage, edit);
    case 'remove-micro':
      return removeMicro(coverage, edit);
    case 'assign-blocks':
      return assignBlocks(coverage, edit);
    case 'adopt-division':
      return adoptDivision(coverage, edit);
    case 'describe':
      return describe(coverage, edit);
  }
}

/** A base with a plan's edits, in their order. @throws EditRefused at the first that does not fit the base */
export function replay(base: Coverage, edits: readonly GridEdit[]): Coverage {
  return edits.reduce((coverage, edit) => applyEdit(coverage, edit).coverage, base);
}

/** Grids whose shape or facts differ between two coverages of one base, those of one of them alone included. */
export function changedKeys(before: Coverage, after: Coverage): GridKey[] {
  const changed = new Set<GridKey>();
  for (const [community, tile] of after.tiles) {
    const old = before.tiles.get(community);
    if (old === tile) continue;
    const faces = new Set([...tile.faces.keys(), ...(old?.faces.keys() ?? [])]);
    for (const face of faces) {
      if (old?.faces.get(face) === tile.faces.get(face)) continue;
      changed.add(face);
      changed.add(gridOfFace(before, face)).add(gridOfFace(after, face));
    }
  }
  if (before.grids !== after.grids) {
    for (const key of new Set([...before.grids.keys(), ...after.grids.keys()])) {
      if (before.grids.get(key) !== after.grids.get(key)) changed.add(key);
    }
  }
  return [...changed].sort();
}
