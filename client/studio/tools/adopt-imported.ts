import type { AdoptDivision } from '../../../shared/model/grid-edit.ts';
import { nextKey, tryEdit } from './perform-edit.ts';

const NEW_KEY = /^new-(\d+)$/;

/** The edit with keys of its own for new grids: a file knows nothing of those that the plan has drawn. */
function withFreshKeys(edit: AdoptDivision, first: number): AdoptDivision {
  let next = first;
  const grids = edit.grids.map((grid) => {
    if (!NEW_KEY.test(grid.key)) return grid;
    const key = `new-${next}`;
    next += 1;
    return { ...grid, key };
  });
  return { ...edit, grids };
}

/** Takes divisions out of a file into the open plan, each as one act that can be undone. @returns how many */
export function adoptImported(edits: readonly AdoptDivision[]): number {
  let done = 0;
  for (const edit of edits) {
    const first = Number(NEW_KEY.exec(nextKey())?.[1] ?? 1);
    if (tryEdit(() => withFreshKeys(edit, first))) done += 1;
  }
  return done;
}
