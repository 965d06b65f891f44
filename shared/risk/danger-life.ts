import {
  DANGER_STEPS,
  type Danger,
  type DangerSeverity,
  type DangerState,
  type DangerStep,
} from '../model/danger.ts';

const STEPS: Readonly<Record<DangerStep, { from: readonly DangerState[]; to: DangerState }>> = {
  grade: { from: ['found', 'graded'], to: 'graded' },
  notify: { from: ['graded'], to: 'rectifying' },
  rectify: { from: ['rectifying'], to: 'rectified' },
  remove: { from: ['graded', 'rectifying'], to: 'rectified' },
  pass: { from: ['rectified'], to: 'reviewed' },
  fail: { from: ['rectified'], to: 'graded' },
  close: { from: ['reviewed'], to: 'closed' },
};

export const DANGER_REFUSALS = [
  'wrong-state',
  'same-account',
  'not-escalated',
  'deadline-past',
  'lowering-same-account',
  'lowering-reason-missing',
] as const;
export type DangerRefusal = (typeof DANGER_REFUSALS)[number];

/**
 * Whether its deadline passed before `now` (epoch milliseconds) and it is not rectified: what failed its review stands as
 * if nobody had reported it done, until a new notice gives it a new deadline.
 */
export const isDangerOverdue = (
  { state, rectification }: Pick<Danger, 'state' | 'rectification'>,
  now: number,
): boolean =>
  (state === 'rectifying' || state === 'graded') &&
  rectification !== null &&
  Date.parse(rectification.deadline) < now;

/** A major danger past its deadline goes to the authority, and does so once. */
export const mustEscalate = (
  danger: Pick<Danger, 'state' | 'rectification' | 'severity' | 'escalatedAt'>,
  now: number,
): boolean =>
  danger.severity === 'major' && danger.escalatedAt === null && isDangerOverdue(danger, now);

/** Whether a grade takes a major danger out of listed supervision (挂牌督办). */
export const isLowering = (
  { severity }: Pick<Danger, 'severity'>,
  next: DangerSeverity | undefined,
): boolean => severity === 'major' && next === 'general';

/**
 * Who acts and when; `deadline` (ISO 8601) is that of the notice about to be given, `severity` and `reason` those of the
 * grade.
 */
type Act = {
  by: string;
  now: number;
  deadline?: string | undefined;
  severity?: DangerSeverity | undefined;
  reason?: string | undefined;
};

/**
 * Why a step is refused; null: it may be taken. A review is made by another account than reported it done, and a major
 * danger is made a general one by another than graded it, who says why.
 */
export function dangerStepRefusal(
  step: DangerStep,
  danger: Pick<Danger, 'state' | 'severity' | 'gradedBy' | 'rectifiedBy' | 'escalatedAt'>,
  { by, now, deadline, severity, reason }: Act,
): DangerRefusal | null {
  if (!STEPS[step].from.includes(danger.state)) return 'wrong-state';
  if (step === 'remove' && danger.escalatedAt === null) return 'not-escalated';
  if ((step === 'pass' || step === 'fail') && danger.rectifiedBy === by) return 'same-account';
  if (deadline !== undefined && Date.parse(deadline) <= now) return 'deadline-past';
  if (step !== 'grade' || !isLowering(danger, severity)) return null;
  if (danger.gradedBy === by) return 'lowering-same-account';
  return reason === undefined ? 'lowering-reason-missing' : null;
}

/** The state after a step that was not refused. What failed its review is given a new notice. */
export const dangerStateAfter = (step: DangerStep): DangerState => STEPS[step].to;

/** Steps that lead on from a state, refused or not, in their order. */
export const dangerStepsFrom = (state: DangerState): DangerStep[] =>
  DANGER_STEPS.filter((step) => STEPS[step].from.includes(state));
