import { replay } from '../../../shared/geo/coverage/apply-edit.ts';
import { type Coverage, gridOutline } from '../../../shared/geo/coverage/coverage.ts';
import { openCoverage } from '../../../shared/geo/coverage/open-coverage.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { PlanFile } from '../../../shared/wire/grid-plans.ts';

/** What is in force and what the plan makes of it, as its edits up to the cursor say. */
export type DraftOfPlan = { before: Coverage; after: Coverage };

/** Replays a plan. Throws as the engine does when what was in force is no coverage or an edit does not apply. */
export function draftOfPlan({ base, communities, edits, plan }: PlanFile): DraftOfPlan {
  const before = openCoverage(
    base.map(({ code, town: _town, ...grid }) => ({ ...grid, key: code })),
    { communities: communities.map(({ code, outline }) => ({ code, rings: outline.flat() })) },
  );
  return {
    before,
    after: replay(
      before,
      edits.slice(0, plan.cursor).map(({ edit }) => edit),
    ),
  };
}

/** A grid to be drawn: rings `[lon, lat]`, and how it is shown. */
export type DrawnShape = {
  key: string;
  name: string;
  rings: readonly (readonly Position[])[];
  tone: 'same' | 'added' | 'removed' | 'changed';
};

/** All grids of one side, those of the given keys marked. */
export function shapesOf(
  coverage: Coverage,
  toneOf: (key: string) => DrawnShape['tone'],
): DrawnShape[] {
  return [...coverage.grids.values()].map(({ key, name }) => ({
    key,
    name,
    rings: gridOutline(coverage, key).flat(),
    tone: toneOf(key),
  }));
}
