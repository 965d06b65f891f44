import type { Me } from '../../../shared/model/account.ts';
import type { GridPlanState } from '../../../shared/model/grid-plan.ts';
import { isPlanOpen } from '../../../shared/risk/grid-plan-life.ts';

/** Why a plan cannot be drawn on. */
export type Lock = 'loading' | 'role' | 'replay' | 'state';

/** @param replayAt looked at as it was after so many edits. @returns null: it can be drawn on */
export function lockOf(
  state: GridPlanState | null,
  role: Me['role'] | undefined,
  replayAt: number | null,
): Lock | null {
  if (state === null) return 'loading';
  if (role !== 'analyst' && role !== 'administrator') return 'role';
  if (replayAt !== null) return 'replay';
  return isPlanOpen(state) ? null : 'state';
}
