import { describe, expect, it } from 'vitest';
import {
  DISPATCH_STATES,
  type Dispatch,
  type DispatchState,
} from '../../../shared/model/dispatch.ts';
import {
  dispatchStepsFrom,
  isDispatchOpen,
  nobodyThereYet,
  SENT_AS,
  statusOfUnit,
  stepRefusal,
} from '../../../shared/risk/dispatch-life.ts';

const OVER = DISPATCH_STATES.filter((state) => !isDispatchOpen(state));

describe('the task of a unit', () => {
  it('goes from request to being free without leaving a state out', () => {
    const way: DispatchState[] = [
      ...SENT_AS,
      ...(['acknowledged', 'enroute', 'onscene', 'cleared', 'returning', 'available'] as const),
    ];
    for (const [at, state] of way.entries()) {
      const next = way[at + 1];
      if (next) expect([state, next, stepRefusal(state, next, null)]).toEqual([state, next, null]);
      const skipped = way[at + 2];
      const isShortCut = state === 'cleared';
      if (skipped && !isShortCut) {
        expect(stepRefusal(state, skipped, 'reason')).toBe('dispatch-wrong-step');
      }
    }
  });

  it('is over in five ways, and goes on from none of them', () => {
    expect(OVER.toSorted()).toEqual(
      ['available', 'cancelled', 'declined', 'out_of_service', 'reassigned'].toSorted(),
    );
  });

  it('ends early, or without having returned, only with a reason', () => {
    expect(stepRefusal('cleared', 'available', null)).toBe('dispatch-reason-missing');
    expect(stepRefusal('cleared', 'available', '就地待命')).toBeNull();
    expect(stepRefusal('returning', 'available', null)).toBeNull();
    for (const end of OVER.filter((state) => state !== 'available')) {
      const from = DISPATCH_STATES.filter((state) => dispatchStepsFrom(state).includes(end));
      expect(from.length).toBeGreaterThan(0);
      for (const state of from) {
        expect(stepRefusal(state, end, null)).toBe('dispatch-reason-missing');
        expect(stepRefusal(state, end, '另有任务')).toBeNull();
      }
    }
  });

  it('cannot be cancelled once the unit is there', () => {
    expect(stepRefusal('onscene', 'cancelled', '另有任务')).toBe('dispatch-wrong-step');
  });
});

it('a unit with an open task is never shown as free', () => {
  for (const state of DISPATCH_STATES.filter(isDispatchOpen)) {
    expect([state, statusOfUnit(state)]).not.toEqual([state, 'available']);
  }
  expect(statusOfUnit('staged')).toBe('onscene');
  expect(statusOfUnit('cleared')).toBe('returning');
  expect(statusOfUnit('out_of_service')).toBe('out_of_service');
  expect(statusOfUnit('cancelled')).toBe('available');
});

describe('whether anybody is there', () => {
  const out = (...states: DispatchState[]) => ({
    steps: states.map((state) => ({ state })) as Dispatch['steps'],
  });

  it('is no while units are out and none has come to the scene', () => {
    expect(nobodyThereYet([out('assigned'), out('assigned', 'enroute', 'staged')])).toBe(true);
    expect(nobodyThereYet([out('assigned'), out('enroute', 'onscene')])).toBe(false);
    expect(nobodyThereYet([out('enroute', 'onscene', 'cleared', 'returning')])).toBe(false);
  });

  it('is not asked where nobody is out', () => {
    expect(nobodyThereYet([])).toBe(false);
  });
});
