import {
  type Dispatch,
  type DispatchState,
  UNIT_STEPS,
  type UnitStepState,
} from '../model/dispatch.ts';
import type { ResourceStatus } from '../model/resource.ts';
import { DAY_MS } from '../time/units.ts';

/** Sending passes these at once, each with its own line. */
export const SENT_AS = [
  'requested',
  'approved',
  'assigned',
] as const satisfies readonly DispatchState[];

/** A unit must acknowledge within this [D]; DOMAIN.md §5 has NFPA's turnout of 80 s for fire engines. */
export const ACKNOWLEDGE_WITHIN_MS = 120_000;

/** From each state the states that may follow (DOMAIN.md §5). None is skipped without a word: see `needsReason`. */
const EDGES: Readonly<Record<DispatchState, readonly DispatchState[]>> = {
  requested: ['approved', 'cancelled'],
  approved: ['assigned', 'cancelled'],
  assigned: ['acknowledged', 'declined', 'cancelled', 'reassigned'],
  acknowledged: ['enroute', 'cancelled', 'reassigned', 'out_of_service'],
  enroute: ['staged', 'onscene', 'cancelled', 'reassigned', 'out_of_service'],
  staged: ['onscene', 'cancelled', 'reassigned', 'out_of_service'],
  onscene: ['cleared', 'out_of_service'],
  cleared: ['returning', 'available', 'reassigned'],
  returning: ['available', 'reassigned', 'out_of_service'],
  available: [],
  cancelled: [],
  declined: [],
  reassigned: [],
  out_of_service: [],
};

/** What may come next by the unit itself. */
export const unitStepsFrom = (state: DispatchState): UnitStepState[] =>
  UNIT_STEPS.filter((step) => EDGES[state].includes(step));

/** In which a unit's page may tell where it is: on the way and at work, never before and after. */
export const SHARING_STATES: readonly DispatchState[] = [
  'acknowledged',
  'enroute',
  'staged',
  'onscene',
];
export const mayTellPlace = (state: DispatchState): boolean => SHARING_STATES.includes(state);

/** A place its page told is as good as a reading for so long; then it is shown as old [D]. */
export const TOLD_LASTS_MS = 120_000;

/** What waited on a device while its line was lost is taken so long after the task was over [D]. */
export const LATE_WORD_MS = 7 * DAY_MS;

/** Whether a unit may still say something of a task: while it has it, and a little later what had waited. */
export function mayStillTell({ state, steps }: Pick<Dispatch, 'state' | 'steps'>, now: number) {
  return isDispatchOpen(state) || now - Date.parse(steps.at(-1)!.at) < LATE_WORD_MS;
}

/** Which say why, wherever they come from. */
const NEEDS_REASON: readonly DispatchState[] = [
  'cancelled',
  'declined',
  'reassigned',
  'out_of_service',
];

/**
 * Whether a step says why: what breaks a task off, and being free without having returned, which leaves a state of
 * DOMAIN.md §5 out and is not done silently.
 */
export const needsReason = (from: DispatchState, to: DispatchState): boolean =>
  NEEDS_REASON.includes(to) || (from === 'cleared' && to === 'available');

/** What may come next. */
export const dispatchStepsFrom = (state: DispatchState): readonly DispatchState[] => EDGES[state];

/** Whether the unit still has this task and cannot be given another. */
export const isDispatchOpen = (state: DispatchState): boolean => EDGES[state].length > 0;

export type DispatchRefusal = 'dispatch-wrong-step' | 'dispatch-reason-missing';

/** Why a step cannot be taken; null: it may. */
export function stepRefusal(
  from: DispatchState,
  to: DispatchState,
  reason: string | null,
): DispatchRefusal | null {
  if (!EDGES[from].includes(to)) return 'dispatch-wrong-step';
  return needsReason(from, to) && reason === null ? 'dispatch-reason-missing' : null;
}

/** Whether of the units that are out for an incident some are, and none has come to the scene yet. */
export const nobodyThereYet = (out: readonly Pick<Dispatch, 'steps'>[]): boolean =>
  out.length > 0 && !out.some(({ steps }) => steps.some(({ state }) => state === 'onscene'));

/** How the unit stands while its task does so. */
export function statusOfUnit(state: DispatchState): ResourceStatus {
  switch (state) {
    case 'requested':
    case 'approved':
    case 'assigned':
    case 'acknowledged':
      return 'assigned';
    case 'enroute':
      return 'enroute';
    case 'staged':
    case 'onscene':
      return 'onscene';
    case 'cleared':
    case 'returning':
      return 'returning';
    case 'out_of_service':
      return 'out_of_service';
    default:
      return 'available';
  }
}
