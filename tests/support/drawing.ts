import { applyEdit } from '../../shared/geo/coverage/apply-edit.ts';
import { type Coverage, ringsOfGrid } from '../../shared/geo/coverage/coverage.ts';
import { openCoverage } from '../../shared/geo/coverage/open-coverage.ts';
import { EditRefused } from '../../shared/geo/coverage/refused.ts';
import { areaOf } from '../../shared/geo/coverage/transfer.ts';
import type { GridEdit } from '../../shared/model/grid-edit.ts';
import { board, COMMUNITY } from './coverage.ts';
import { auditCommunity } from './coverage-audit.ts';

/** A board of so many columns and rows, opened. */
export const boardOf = (columns: number, rows: number): Coverage => {
  const { grids, communities } = board(columns, rows);
  return openCoverage(grids, { communities });
};

/** The coverage after edits, each of which must leave it exact. */
export const drawn = (coverage: Coverage, ...edits: GridEdit[]): Coverage =>
  edits.reduce((before, edit) => {
    const { coverage: after } = applyEdit(before, edit);
    const wrong = auditCommunity(after, COMMUNITY);
    if (wrong.length > 0) throw new Error(`${edit.kind}: ${wrong.join('; ')}`);
    return after;
  }, coverage);

/** Why an edit is refused, and which grids it names; `done` when it is not. */
export const refusal = (coverage: Coverage, edit: GridEdit): [string, readonly string[]] => {
  try {
    applyEdit(coverage, edit);
  } catch (error) {
    if (error instanceof EditRefused) return [error.reason, error.grids];
    throw error;
  }
  return ['done', []];
};

/** A grid's area in cells of the board. */
export const cellsOf = (coverage: Coverage, key: string): number =>
  areaOf(ringsOfGrid(coverage, key)) / 2_000_000;
