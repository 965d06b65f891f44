import type { DispatchState } from '../model/dispatch.ts';
import type { DrillMove, DrillMoveKind, DrillMoveState } from '../model/drill-move.ts';
import type { ShelterState } from '../model/shelter.ts';
import type { SupplyOrderState } from '../model/supply-order.ts';
import { dispatchStepsFrom, isDispatchOpen, SENT_AS, stepRefusal } from './dispatch-life.ts';
import { statesAfter } from './shelter-state.ts';
import {
  canReceive,
  isSupplyOrderOpen,
  supplyActsFrom,
  supplyStateAfter,
} from './supply-order-life.ts';

type Standing = Pick<DrillMove, 'kind' | 'state'>;

/** What a move passes at once when it is made, as the real act does. */
export const MOVE_BEGINS: Readonly<Record<DrillMoveKind, readonly DrillMoveState[]>> = {
  unit: SENT_AS,
  shelter: ['preparing'],
  supply: ['reserved'],
};

/** Where a move has done what it was made for. */
const ARRIVED: Readonly<Record<DrillMoveKind, DrillMoveState>> = {
  unit: 'onscene',
  shelter: 'open',
  supply: 'received',
};
const SHELTER_AT_REST: readonly DrillMoveState[] = ['standby', 'closed', 'unavailable'];

/**
 * What may come next, by the machine of the real thing (DOMAIN.md §4, §5): only what its states allow, none skipped.
 * Supplies are received whole [D].
 */
export function moveStepsFrom({ kind, state }: Standing): readonly DrillMoveState[] {
  if (kind === 'unit') return dispatchStepsFrom(state as DispatchState);
  if (kind === 'shelter')
    return isMoveOpen({ kind, state }) ? statesAfter(state as ShelterState) : [];
  const order = state as SupplyOrderState;
  return canReceive(order) ? ['received'] : supplyActsFrom(order).map(supplyStateAfter);
}

/** Whether the thing is still moved in the drill, and cannot be moved in it once more. */
export function isMoveOpen({ kind, state }: Standing): boolean {
  if (kind === 'unit') return isDispatchOpen(state as DispatchState);
  if (kind === 'shelter') return !SHELTER_AT_REST.includes(state);
  return isSupplyOrderOpen(state as SupplyOrderState);
}

export type DrillMoveRefusal = 'drill-move-wrong-step' | 'drill-move-reason-missing';

/** Why a step cannot be taken; null: it may. What breaks off says why. */
export function moveRefusal(
  move: Standing,
  to: DrillMoveState,
  reason: string | null,
): DrillMoveRefusal | null {
  if (!moveStepsFrom(move).includes(to)) return 'drill-move-wrong-step';
  const needsReason =
    move.kind === 'unit'
      ? stepRefusal(move.state as DispatchState, to as DispatchState, null) !== null
      : to === 'unavailable' || to === 'cancelled';
  return needsReason && reason === null ? 'drill-move-reason-missing' : null;
}

/** When it had done what it was made for, ISO 8601; null: it has not. */
export const arrivedAt = ({ kind, steps }: Pick<DrillMove, 'kind' | 'steps'>): string | null =>
  steps.find(({ state }) => state === ARRIVED[kind])?.at ?? null;
