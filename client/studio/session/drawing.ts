import { applyEdit } from '../../../shared/geo/coverage/apply-edit.ts';
import type { Coverage, CoverageGrid } from '../../../shared/geo/coverage/coverage.ts';
import { openCoverage } from '../../../shared/geo/coverage/open-coverage.ts';
import type { GridEdit, GridKey } from '../../../shared/model/grid-edit.ts';
import type { PlanGrid } from '../../../shared/model/grid-plan.ts';
import type { GridPlanFile } from '../../../shared/wire/grid-plans.ts';

/** What a person does to a drawing. */
export type DrawingAct = { kind: 'edit'; edit: GridEdit } | { kind: 'undo' } | { kind: 'redo' };

/**
 * A list of edits with a cursor, and what the grids are after each of them: `coverages[0]` is the base and
 * `coverages[i]` what it is after `i` edits. Coverages share what was not touched, so undo costs nothing.
 */
export type Drawing = {
  readonly edits: readonly GridEdit[];
  readonly coverages: readonly Coverage[];
  readonly cursor: number;
};

/** The grids as they are at the cursor. */
export const present = ({ coverages, cursor }: Drawing): Coverage => coverages[cursor]!;
export const baseOf = ({ coverages }: Drawing): Coverage => coverages[0]!;
export const mayUndo = ({ cursor }: Drawing): boolean => cursor > 0;
export const mayRedo = ({ cursor, edits }: Drawing): boolean => cursor < edits.length;

const coverageGrid = ({ code, town: _, ...grid }: PlanGrid): CoverageGrid => ({
  ...grid,
  key: code,
});

/** @throws NotACoverage when what is in force has gaps or overlaps: nothing can be drawn on it */
export const openBase = ({
  base,
  communities,
}: Pick<GridPlanFile, 'base' | 'communities'>): Coverage =>
  openCoverage(base.map(coverageGrid), {
    communities: communities.map(({ code, outline }) => ({ code, rings: outline.flat() })),
  });

/** Edits drawn on a base, the cursor behind the first `cursor` of them. @throws EditRefused */
export function drawingOf(base: Coverage, edits: readonly GridEdit[], cursor: number): Drawing {
  const coverages = [base];
  for (const edit of edits) coverages.push(applyEdit(coverages.at(-1)!, edit).coverage);
  return { edits, coverages, cursor };
}

/**
 * The drawing after an act. What was undone is cut off by a new edit. An undo or redo that has nothing to
 * move leaves it as it is.
 *
 * @throws EditRefused when the edit cannot be drawn
 */
export function act(drawing: Drawing, done: DrawingAct): Drawing {
  const { edits, coverages, cursor } = drawing;
  if (done.kind === 'undo') return mayUndo(drawing) ? { ...drawing, cursor: cursor - 1 } : drawing;
  if (done.kind === 'redo') return mayRedo(drawing) ? { ...drawing, cursor: cursor + 1 } : drawing;
  const { coverage } = applyEdit(present(drawing), done.edit);
  return {
    edits: [...edits.slice(0, cursor), done.edit],
    coverages: [...coverages.slice(0, cursor + 1), coverage],
    cursor: cursor + 1,
  };
}

const NEW_KEY = /^new-(\d+)$/;

/** Every `new-<n>` an edit names. */
const newKeysOf = (edit: GridEdit): GridKey[] => [
  ...new Set(JSON.stringify(edit).match(/(?<=")new-\d+(?=")/g) ?? []),
];

/** A key for a new grid that no edit of the drawing ever named, not even an undone one. */
export function freshKey(drawing: Drawing, ahead = 0): GridKey {
  const numbers = drawing.edits.flatMap(newKeysOf).map((key) => Number(NEW_KEY.exec(key)![1]));
  return `new-${Math.max(0, ...numbers) + 1 + ahead}`;
}

/** The same edit with keys for its new grids that are still free in a drawing another has gone on with. */
export function withFreeKeys(drawing: Drawing, edit: GridEdit): GridEdit {
  const taken = present(drawing).grids;
  const made = keysMadeBy(edit).filter((key) => taken.has(key));
  if (made.length === 0) return edit;
  let text = JSON.stringify(edit);
  made.forEach((key, index) => {
    text = text.replaceAll(`"${key}"`, `"${freshKey(drawing, index)}"`);
  });
  return JSON.parse(text) as GridEdit;
}

function keysMadeBy(edit: GridEdit): GridKey[] {
  if ('newGrid' in edit) return [edit.newGrid];
  return edit.kind === 'adopt-division' ? edit.grids.map(({ key }) => key).filter(isNew) : [];
}

/** Whether a grid has no code yet. */
export const isNew = (key: GridKey): boolean => NEW_KEY.test(key);
