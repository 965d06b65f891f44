import { changedGrids } from '../../shared/geo/coverage/difference.ts';
import { findings as judge } from '../../shared/geo/coverage/findings.ts';
import type { GridFinding } from '../../shared/model/grid-finding.ts';
import type { PlanCheck } from '../../shared/model/grid-plan.ts';
import { stateAfterCheck, stepRefusal } from '../../shared/risk/grid-plan-life.ts';
import type { CheckAnswer } from '../../shared/wire/grid-plans.ts';
import { expectRowCount, type Queryable } from '../database/database.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import {
  actOnGridPlan,
  checkWholeArea,
  type GridPlanServices,
  gridPlanFor,
  steppedEntry,
} from './act-on-plan.ts';
import type { Draft } from './drafts.ts';

/** What the server found in plans, by revision. */
export const checkRepository = (database: Queryable) => ({
  async findings(plan: string, revision: number): Promise<GridFinding[] | null> {
    const { rows } = await database.query<{ findings: GridFinding[] }>(
      'SELECT findings FROM grid_plan_check WHERE plan = $1 AND revision = $2',
      [plan, revision],
    );
    return rows[0]?.findings ?? null;
  },

  /** A revision that is checked again is judged by what the rules are then. */
  async write(plan: string, check: PlanCheck, by: string, findings: readonly GridFinding[]) {
    expectRowCount(
      await database.query(
        `INSERT INTO grid_plan_check (plan, revision, checked_at, checked_by, findings)
         VALUES ($1, $2, $3, $4, $5::jsonb)
         ON CONFLICT (plan, revision) DO UPDATE SET checked_at = excluded.checked_at,
           checked_by = excluded.checked_by, findings = excluded.findings`,
        [plan, check.revision, check.at, by, JSON.stringify(findings)],
      ),
      1,
    );
  },
});

/** The bodies a drawing concerns: of every grid it changes, before and after. */
function concernedBy({ base, coverage, communities }: Draft, changed: readonly string[]) {
  const codes = new Set(
    changed.flatMap((key) =>
      [base, coverage].flatMap((one) => one.grids.get(key)?.community ?? []),
    ),
  );
  const concerned = communities.filter(({ code }) => codes.has(code));
  return {
    communities: concerned.map(({ code }) => code),
    towns: [...new Set(concerned.map(({ town }) => town))].sort(),
  };
}

/** Judges a draft. Only what is found in the drawing counts against it; nothing is mended. */
export function checkDraft(
  draft: Draft,
  at: string,
): { check: PlanCheck; findings: GridFinding[] } {
  const found = judge(draft.coverage);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const changed = changedGrids(draft.base, draft.coverage);
  const check: PlanCheck = {
    ...{ revision: draft.revision, at, errors, warnings: found.length - errors },
    ...{ changedGrids: changed.length, ...concernedBy(draft, changed) },
  };
  return { check, findings: found };
}

/** Replays a plan and judges it, whatever a browser thought of it. @throws Problem 404, 409, 412 */
export async function checkPlan(
  services: GridPlanServices,
  caller: Caller,
  id: string,
  basedOn: number,
): Promise<CheckAnswer> {
  const seen = await gridPlanFor(services.database, caller, id);
  checkWholeArea(caller, seen);
  const draft = await services.drafts.of(services.database, seen);
  let findings: GridFinding[] = [];
  const plan = await actOnGridPlan(services, caller, { id, basedOn }, async (acting) => {
    const { transaction, at } = acting;
    const wrong = stepRefusal('check', acting.plan.state);
    if (wrong) throw problem(409, wrong, `check: the plan is ${acting.plan.state}`);
    const judged = checkDraft(draft, at);
    findings = judged.findings;
    await checkRepository(transaction).write(id, judged.check, actorOf(caller), findings);
    const state = stateAfterCheck(acting.plan.state, judged.check.errors);
    const { errors, warnings } = judged.check;
    return {
      change: { check: judged.check, state },
      entries: (after) => [steppedEntry(after, 'check', actorOf(caller), { errors, warnings })],
    };
  });
  return { plan, findings };
}
