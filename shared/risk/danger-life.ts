import type { Danger, DangerState } from '../model/danger.ts';

/** Acts on a hidden danger; `remove` is the authority's own, the second step of art. 12. */
export const DANGER_STEPS = [
  'grade',
  'notify',
  'rectify',
  'remove',
  'pass',
  'fail',
  'close',
] as const;
export type DangerStep = (typeof DANGER_STEPS)[number];

const STEPS: Readonly<Record<DangerStep, { from: readonly DangerState[]; to: DangerState }>> = {
  grade: { from: ['found', 'graded'], to: 'graded' },
  notify: { from: ['graded'], to: 'rectifying' },
  rectify: { from: ['rectifying'], to: 'rectified' },
  remove: { from: ['rectifying'], to: 'rectified' },
  pass: { from: ['rectified'], to: 'reviewed' },
  fail: { from: ['rectified'], to: 'graded' },
  close: { from: ['reviewed'], to: 'closed' },
};

export const DANGER_REFUSALS = [
  'wrong-state',
  'same-account',
  'not-escalated',
  'deadline-past',
] as const;
export type DangerRefusal = (typeof DANGER_REFUSALS)[number];

/** Whether its deadline passed before `now` (epoch milliseconds) and it is not yet rectified. */
export const isDangerOverdue = (
  { state, rectification }: Pick<Danger, 'state' | 'rectification'>,
  now: number,
): boolean =>
  state === 'rectifying' && rectification !== null && Date.parse(rectification.deadline) < now;

/** A major danger past its deadline goes to the authority, and does so once. */
export const mustEscalate = (
  danger: Pick<Danger, 'state' | 'rectification' | 'severity' | 'escalatedAt'>,
  now: number,
): boolean =>
  danger.severity === 'major' && danger.escalatedAt === null && isDangerOverdue(danger, now);

/** Who acts and when; `deadline` (ISO 8601) is that of the notice about to be given. */
type Act = { by: string; now: number; deadline?: string | undefined };

/** Why a step is refused; null: it may be taken. A review is made by another account than reported it done. */
export function dangerStepRefusal(
  step: DangerStep,
  danger: Pick<Danger, 'state' | 'rectifiedBy' | 'escalatedAt'>,
  { by, now, deadline }: Act,
): DangerRefusal | null {
  if (!STEPS[step].from.includes(danger.state)) return 'wrong-state';
  if (step === 'remove' && danger.escalatedAt === null) return 'not-escalated';
  if ((step === 'pass' || step === 'fail') && danger.rectifiedBy === by) return 'same-account';
  if (deadline !== undefined && Date.parse(deadline) <= now) return 'deadline-past';
  return null;
}

/** The state after a step that was not refused. What failed its review is given a new notice. */
export const dangerStateAfter = (step: DangerStep): DangerState => STEPS[step].to;

/** Steps that lead on from a state, refused or not, in their order. */
export const dangerStepsFrom = (state: DangerState): DangerStep[] =>
  DANGER_STEPS.filter((step) => STEPS[step].from.includes(state));
