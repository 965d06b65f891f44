import type { GridPlan, GridPlanState, PlanOpinion } from '../model/grid-plan.ts';

/** What people do with a plan beside drawing. That it takes effect is the clock's. */
export const GRID_PLAN_STEPS = [
  'check',
  'consult',
  'opine',
  'approve',
  'file',
  'acknowledge',
  'reject',
  'withdraw',
] as const;
export type GridPlanStep = (typeof GRID_PLAN_STEPS)[number];

const OPEN: readonly GridPlanState[] = ['draft', 'checked', 'consulting', 'revised'];

const STEPS: Readonly<Record<GridPlanStep, readonly GridPlanState[]>> = {
  check: OPEN,
  consult: ['checked', 'revised'],
  opine: ['consulting'],
  approve: ['consulting'],
  file: ['approved', 'effective'],
  acknowledge: ['filed'],
  reject: ['checked', 'consulting', 'revised'],
  withdraw: [...OPEN, 'approved'],
};

/** Stable ids; the client translates them. */
export const PLAN_REFUSALS = [
  'plan-wrong-state',
  'plan-not-checked',
  'plan-has-errors',
  'plan-changes-nothing',
  'plan-base-outdated',
  'plan-overlaps-approved',
  'plan-opinion-not-asked',
  'plan-opinion-without-reason',
  'plan-opinions-missing',
  'plan-same-account',
  'plan-answer-missing',
  'plan-effective-past',
  'plan-temporary-ends-early',
  'plan-filed-already',
  'plan-filing-time',
] as const;
export type PlanRefusal = (typeof PLAN_REFUSALS)[number];

/** Whether it may still be drawn on. */
export const isPlanOpen = (state: GridPlanState): boolean => OPEN.includes(state);

/** Any change of the drawing: what was checked is a draft again, what was being heard is revised. */
export const stateAfterDrawing = (state: GridPlanState): GridPlanState =>
  state === 'consulting' || state === 'revised' ? 'revised' : 'draft';

/** After a check: errors take it out of consultation; a revised plan is put to the bodies again first. */
export function stateAfterCheck(state: GridPlanState, errors: number): GridPlanState {
  if (state === 'consulting') return errors === 0 ? 'consulting' : 'revised';
  if (state === 'revised') return 'revised';
  return errors === 0 ? 'checked' : 'draft';
}

/** Filed before its day it is filed the moment it takes effect. */
export const stateAfterEffect = (plan: Pick<GridPlan, 'filing'>): GridPlanState =>
  plan.filing === null ? 'effective' : 'filed';

/** Filed before its day it stays approved until then. */
export const stateAfterFiling = (state: GridPlanState): GridPlanState =>
  state === 'effective' ? 'filed' : state;

type Facts = Pick<GridPlan, 'state' | 'revision' | 'check' | 'baseOutdated' | 'draftedBy'>;

const isChecked = ({ check, revision }: Pick<GridPlan, 'check' | 'revision'>): boolean =>
  check !== null && check.revision === revision;

/** Whether the drawing as it is now was checked and may be put before others; null: it may. */
function drawingRefusal(plan: Facts): PlanRefusal | null {
  if (!isChecked(plan)) return 'plan-not-checked';
  if (plan.check!.errors > 0) return 'plan-has-errors';
  if (plan.check!.changedGrids === 0) return 'plan-changes-nothing';
  return plan.baseOutdated ? 'plan-base-outdated' : null;
}

/** Why a step is out of place in this state; null: its own conditions decide. */
export const stepRefusal = (step: GridPlanStep, state: GridPlanState): PlanRefusal | null =>
  STEPS[step].includes(state) ? null : 'plan-wrong-state';

/** Steps that lead on from a state, refused or not, in their order. */
export const planStepsFrom = (state: GridPlanState): GridPlanStep[] =>
  GRID_PLAN_STEPS.filter((step) => STEPS[step].includes(state));

/** Why it cannot go into consultation; null: it may. */
export const consultRefusal = (plan: Facts): PlanRefusal | null =>
  stepRefusal('consult', plan.state) ?? drawingRefusal(plan);

type Given = Pick<PlanOpinion, 'area' | 'verdict' | 'reason'>;

/** Why an opinion cannot be recorded; null: it may. Only affected bodies are heard (art. 49). */
export function opinionRefusal(plan: Facts, given: Given): PlanRefusal | null {
  const wrong = stepRefusal('opine', plan.state);
  if (wrong) return wrong;
  const heard = [...(plan.check?.towns ?? []), ...(plan.check?.communities ?? [])];
  if (!heard.includes(given.area)) return 'plan-opinion-not-asked';
  return given.verdict !== 'agree' && given.reason === null ? 'plan-opinion-without-reason' : null;
}

/** The bodies that must still be heard on the drawing as it is now: towns first. */
export function missingOpinions(
  { check, revision }: Pick<GridPlan, 'check' | 'revision'>,
  opinions: readonly Pick<PlanOpinion, 'area' | 'revision'>[],
): string[] {
  if (!check) return [];
  const given = new Set(
    opinions.filter((one) => one.revision === revision).map(({ area }) => area),
  );
  return [...check.towns, ...check.communities].filter((area) => !given.has(area));
}

type Approving = {
  by: string;
  now: number;
  /** Accounts that drew in the plan, the drafter among them or not. */
  drawnBy: readonly string[];
  /** The newest opinion of every body, whatever revision it is of. */
  opinions: readonly Pick<PlanOpinion, 'area' | 'revision' | 'verdict'>[];
  effectiveFrom: string;
  temporaryUntil: string | null;
  answer: string | null;
  /** Whether another plan over the same communities is approved and waits for its day. */
  overlapsApproved: boolean;
};

/**
 * Why a plan cannot be approved; null: it may. The law demands that everybody was heard, not that
 * everybody agreed: what was not agreed with is answered in writing.
 */
export function approvalRefusal(plan: Facts, act: Approving): PlanRefusal | null {
  const first = stepRefusal('approve', plan.state) ?? drawingRefusal(plan);
  if (first) return first;
  if (act.overlapsApproved) return 'plan-overlaps-approved';
  if (missingOpinions(plan, act.opinions).length > 0) return 'plan-opinions-missing';
  if (act.by === plan.draftedBy || act.drawnBy.includes(act.by)) return 'plan-same-account';
  const isAgreed = act.opinions.every(({ verdict }) => verdict === 'agree');
  if (!isAgreed && act.answer === null) return 'plan-answer-missing';
  const effective = Date.parse(act.effectiveFrom);
  if (effective < act.now) return 'plan-effective-past';
  return act.temporaryUntil !== null && Date.parse(act.temporaryUntil) <= effective
    ? 'plan-temporary-ends-early'
    : null;
}

/** Why it cannot be filed so; null: it may. Filing follows approval and is not told ahead. */
export function filingRefusal(
  plan: Pick<GridPlan, 'state' | 'filing' | 'approvedAt'>,
  filedAt: string,
  now: number,
): PlanRefusal | null {
  const wrong = stepRefusal('file', plan.state);
  if (wrong) return wrong;
  if (plan.filing !== null) return 'plan-filed-already';
  const at = Date.parse(filedAt);
  return at > now || at < Date.parse(plan.approvedAt ?? filedAt) ? 'plan-filing-time' : null;
}

/** Filed after its time, or not filed though the time is past (`now`, epoch milliseconds). */
export function isFilingLate(
  { fileBy, filing, state }: Pick<GridPlan, 'fileBy' | 'filing' | 'state'>,
  now: number,
): boolean {
  if (fileBy === null || state === 'withdrawn') return false;
  return (filing ? Date.parse(filing.filedAt) : now) > Date.parse(fileBy);
}
