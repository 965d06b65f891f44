import type { Role } from '../model/account.ts';
import type {
  EmergencyPlan,
  EmergencyPlanAct,
  EmergencyPlanActName,
  EmergencyPlanState,
  PlanBody,
  ReviewStanding,
} from '../model/emergency-plan.ts';
import { monthsAfter } from './drill-due.ts';

/** Every plan is reviewed within three years. Source: 国办发〔2024〕5号, DOMAIN.md §5 [L]. */
const REVIEW_MONTHS = 36;
/** So long before, a review is called due soon [D]. */
const SOON_MONTHS = 3;

const ANYBODY: readonly Role[] = ['coordinator', 'analyst', 'administrator'];
const COMMAND: readonly Role[] = ['coordinator', 'administrator'];

type Edge = { from: readonly EmergencyPlanState[]; by: readonly Role[]; reason: boolean };
const NOT_OVER = ['draft', 'reviewed', 'approved', 'published', 'in_force', 'under_revision'];

/** The edges of DOMAIN.md §5; who may take each is an assumption of ours [D], as no text read says it. */
const EDGES: Readonly<Record<EmergencyPlanActName, Edge>> = {
  review: { from: ['draft', 'under_revision'], by: ANYBODY, reason: false },
  approve: { from: ['reviewed'], by: COMMAND, reason: false },
  publish: { from: ['approved'], by: COMMAND, reason: false },
  'enter-force': { from: ['published'], by: COMMAND, reason: false },
  evaluate: { from: ['in_force'], by: COMMAND, reason: true },
  revise: { from: ['in_force'], by: ANYBODY, reason: true },
  return: { from: ['reviewed', 'approved'], by: ANYBODY, reason: true },
  withdraw: { from: NOT_OVER as EmergencyPlanState[], by: COMMAND, reason: true },
};

/** Whoever wrote in an edition neither reviews nor approves it. */
const BY_ANOTHER: readonly EmergencyPlanActName[] = ['review', 'approve'];

export type EmergencyPlanRefusal =
  | 'emergency-plan-wrong-state'
  | 'emergency-plan-not-yours'
  | 'emergency-plan-own-draft'
  | 'emergency-plan-reason-missing'
  | 'emergency-plan-filing-missing'
  | 'emergency-plan-without-tasks';

type Actor = { id: string; role: Role };

/** What an account may do with a plan in this state. */
export const emergencyPlanActsFor = (
  { state, drafters }: Pick<EmergencyPlan, 'state' | 'drafters'>,
  { id, role }: Actor,
): EmergencyPlanActName[] =>
  (Object.keys(EDGES) as EmergencyPlanActName[]).filter(
    (act) =>
      EDGES[act].from.includes(state) &&
      EDGES[act].by.includes(role) &&
      !(BY_ANOTHER.includes(act) && drafters.includes(id)),
  );

export const needsPlanReason = (act: EmergencyPlanActName): boolean => EDGES[act].reason;

/** Whether somebody may write in it now. */
export const isPlanWritable = (state: EmergencyPlanState): boolean =>
  state === 'draft' || state === 'under_revision';

/** Why an act is not possible; null: it is. */
export function emergencyPlanRefusal(
  plan: Pick<EmergencyPlan, 'state' | 'drafters'> & { body: PlanBody },
  { act, reason, filing }: Omit<EmergencyPlanAct, 'basedOn'>,
  { id, role }: Actor,
): EmergencyPlanRefusal | null {
  const edge = EDGES[act];
  if (!edge.from.includes(plan.state)) return 'emergency-plan-wrong-state';
  if (!edge.by.includes(role)) return 'emergency-plan-not-yours';
  if (BY_ANOTHER.includes(act) && plan.drafters.includes(id)) return 'emergency-plan-own-draft';
  if (edge.reason && reason === null) return 'emergency-plan-reason-missing';
  if (act === 'publish' && filing === null) return 'emergency-plan-filing-missing';
  if (act === 'review' && plan.body.tasks.length === 0) return 'emergency-plan-without-tasks';
  return null;
}

/** The state after an act; what goes back is a draft, or the revision of what holds. */
export function emergencyPlanStateAfter(
  act: EmergencyPlanActName,
  edition: number,
): EmergencyPlanState {
  switch (act) {
    case 'review':
      return 'reviewed';
    case 'approve':
      return 'approved';
    case 'publish':
      return 'published';
    case 'enter-force':
    case 'evaluate':
      return 'in_force';
    case 'revise':
      return 'under_revision';
    case 'return':
      return edition === 0 ? 'draft' : 'under_revision';
    case 'withdraw':
      return 'withdrawn';
  }
}

type Reviewed = { due: string; standing: ReviewStanding };

/** By when a plan that holds is to be reviewed, and how it stands on a day: in time on the day itself. */
export function planReview(reviewedOn: string | null, today: string): Reviewed | null {
  if (reviewedOn === null) return null;
  const due = monthsAfter(reviewedOn, REVIEW_MONTHS);
  if (today > due) return { due, standing: 'overdue' };
  return { due, standing: monthsAfter(today, SOON_MONTHS) > due ? 'due-soon' : 'current' };
}
