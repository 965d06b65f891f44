import { describe, expect, it } from 'vitest';
import { DISPATCH_STATES } from '../../../shared/model/dispatch.ts';
import type { DrillMoveState } from '../../../shared/model/drill-move.ts';
import { dispatchStepsFrom } from '../../../shared/risk/dispatch-life.ts';
import {
  arrivedAt,
  isMoveOpen,
  MOVE_BEGINS,
  moveRefusal,
  moveStepsFrom,
} from '../../../shared/risk/drill-move.ts';

const AT = '2026-07-06T02:00:00.000Z';
const step = (state: DrillMoveState) => ({ state, at: AT, by: 'coordinator-1', reason: null });

describe('a move of a drill', () => {
  it('has the machine of a dispatch for a unit', () => {
    for (const state of DISPATCH_STATES) {
      expect(moveStepsFrom({ kind: 'unit', state })).toEqual(dispatchStepsFrom(state));
    }
    expect(MOVE_BEGINS.unit).toEqual(['requested', 'approved', 'assigned']);
  });

  it('skips no step of a shelter, and is over where the shelter rests', () => {
    expect(moveStepsFrom({ kind: 'shelter', state: 'preparing' })).toEqual([
      'standby',
      'open',
      'unavailable',
    ]);
    expect(isMoveOpen({ kind: 'shelter', state: 'full' })).toBe(true);
    expect(isMoveOpen({ kind: 'shelter', state: 'standby' })).toBe(false);
    expect(moveStepsFrom({ kind: 'shelter', state: 'closed' })).toEqual([]);
  });

  it('has supplies go out before they come', () => {
    const next = (state: DrillMoveState) => moveStepsFrom({ kind: 'supply', state });
    expect(next('reserved')).toEqual(['issued', 'cancelled']);
    expect(next('issued')).toEqual(['in_transit']);
    expect(next('in_transit')).toEqual(['received']);
    expect(next('received')).toEqual([]);
  });

  it('goes on without a reason, and breaks off with one', () => {
    const unit = { kind: 'unit', state: 'assigned' } as const;
    expect(moveRefusal(unit, 'acknowledged', null)).toBeNull();
    expect(moveRefusal(unit, 'onscene', null)).toBe('drill-move-wrong-step');
    expect(moveRefusal(unit, 'cancelled', null)).toBe('drill-move-reason-missing');
    expect(moveRefusal(unit, 'cancelled', '改派')).toBeNull();
    const order = { kind: 'supply', state: 'reserved' } as const;
    expect(moveRefusal(order, 'cancelled', null)).toBe('drill-move-reason-missing');
    const shelter = { kind: 'shelter', state: 'preparing' } as const;
    expect(moveRefusal(shelter, 'unavailable', null)).toBe('drill-move-reason-missing');
  });

  it('has arrived where what it plays would have', () => {
    expect(arrivedAt({ kind: 'unit', steps: [step('enroute')] })).toBeNull();
    expect(arrivedAt({ kind: 'unit', steps: [step('onscene'), step('cleared')] })).toBe(AT);
    expect(arrivedAt({ kind: 'shelter', steps: [step('open')] })).toBe(AT);
    expect(arrivedAt({ kind: 'supply', steps: [step('in_transit')] })).toBeNull();
  });
});
