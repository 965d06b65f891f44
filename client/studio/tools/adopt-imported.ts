import type { AdoptDivision } from '../../../shared/model/grid-edit.ts';
import { isNew } from '../session/drawing.ts';
import { nextKey, tryEdit } from './perform-edit.ts';

/** The edit with keys of its own for new grids: a file knows nothing of those that the plan has drawn. */
function withFreshKeys(edit: AdoptDivision): AdoptDivision {
  let ahead = -1;
  const grids = edit.grids.map((grid) => {
    if (!isNew(grid.key)) return grid;
    ahead += 1;
    return { ...grid, key: nextKey(ahead) };
  });
  return { ...edit, grids };
}

/** Takes divisions out of a file into the open plan, each as one act that can be undone. @returns how many */
export function adoptImported(edits: readonly AdoptDivision[]): number {
  let done = 0;
  for (const edit of edits) if (tryEdit(() => withFreshKeys(edit))) done += 1;
  return done;
}
