import type { GridEdit } from '../../model/grid-edit.ts';
import type { Coverage } from './coverage.ts';
import { deleteVertex, type Edited, insertVertex, moveVertex } from './edit-vertices.ts';
import { EditRefused } from './refused.ts';

/**
 * One act of drawing. The coverage it is given is left as it is; the one it returns is again without gap or
 * overlap, or there is none.
 *
 * @throws EditRefused with a stable reason, the grids and the place
 */
export function applyEdit(coverage: Coverage, edit: GridEdit): Edited {
  switch (edit.kind) {
    case 'move-vertex':
      return moveVertex(coverage, edit);
    case 'insert-vertex':
      return insertVertex(coverage, edit);
    case 'delete-vertex':
      return deleteVertex(coverage, edit);
    default:
      throw new EditRefused('too-fine');
  }
}

/** A base with a plan's edits, in their order. @throws EditRefused at the first that does not fit the base */
export function replay(base: Coverage, edits: readonly GridEdit[]): Coverage {
  return edits.reduce((coverage, edit) => applyEdit(coverage, edit).coverage, base);
}
