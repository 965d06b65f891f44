/** How one revision of a drawing came from the one before. `number`: of the edit; null for a rebase. */
export type PlanAct = {
  revision: number;
  act: 'edit' | 'undo' | 'redo' | 'rebase';
  number: number | null;
  /** Edits that left the list with it: undone before a new one was drawn, or left out by a rebase. */
  cut: readonly number[];
};

/** The list of edits by their numbers, of which the first `cursor` are in the draft. */
export type Drawing = { standing: readonly number[]; cursor: number };

export const EMPTY_DRAWING: Drawing = { standing: [], cursor: 0 };

/** The numbers in the draft. */
export const inDraft = ({ standing, cursor }: Drawing): readonly number[] =>
  standing.slice(0, cursor);

/** The numbers that were undone and are cut off by a new edit. */
export const undone = ({ standing, cursor }: Drawing): readonly number[] => standing.slice(cursor);

/** The drawing after an act on it. */
export function drawingAfter(
  before: Drawing,
  { act, number, cut }: Omit<PlanAct, 'revision'>,
): Drawing {
  const gone = new Set(cut);
  switch (act) {
    case 'edit': {
      const standing = [...inDraft(before), number!];
      return { standing, cursor: standing.length };
    }
    case 'undo':
      return { ...before, cursor: before.cursor - 1 };
    case 'redo':
      return { ...before, cursor: before.cursor + 1 };
    case 'rebase': {
      const kept = (numbers: readonly number[]) => numbers.filter((one) => !gone.has(one));
      return { standing: kept(before.standing), cursor: kept(inDraft(before)).length };
    }
  }
}

/**
 * The drawing as it was at a revision, from the log's first line.
 * @throws RangeError when the log does not lead there without a gap
 */
export function drawingAt(log: readonly PlanAct[], revision: number): Drawing {
  let drawing = EMPTY_DRAWING;
  for (const [place, act] of log.entries()) {
    if (act.revision > revision) return drawing;
    if (act.revision !== place + 1) {
      throw new RangeError(
        `the log of a plan: expected revision ${place + 1}, got ${act.revision}`,
      );
    }
    drawing = drawingAfter(drawing, act);
  }
  if (log.length < revision) {
    throw new RangeError(`the log of a plan: expected ${revision} revisions, got ${log.length}`);
  }
  return drawing;
}
