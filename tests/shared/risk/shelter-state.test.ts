import { describe, expect, it } from 'vitest';
import { SHELTER_STATES } from '../../../shared/model/shelter.ts';
import type { ShelterStateChange } from '../../../shared/model/shelter-file.ts';
import {
  isOpenTooLong,
  needsOrder,
  proposedState,
  statesAfter,
  stepProblem,
} from '../../../shared/risk/shelter-state.ts';

const order = {
  number: '应急〔2026〕7号',
  issuedBy: 'emergency',
  issuedAt: '2026-07-06T02:00:00Z',
};
const step = (changes: Partial<ShelterStateChange>): ShelterStateChange => ({
  from: 'preparing',
  to: 'open',
  reason: null,
  order: null,
  ...changes,
});

describe('the life of a shelter', () => {
  it('runs from standby through open and full, and back', () => {
    const way = ['standby', 'preparing', 'open', 'full', 'open', 'closing', 'closed', 'standby'];
    for (const [at, state] of way.slice(0, -1).entries()) {
      expect(statesAfter(state as 'open')).toContain(way[at + 1]);
    }
  });

  it('skips nothing', () => {
    expect(stepProblem(step({ from: 'standby', order }))).toBe('step-not-allowed');
    expect(stepProblem(step({ from: 'full', to: 'closing' }))).toBe('step-not-allowed');
  });

  it('ends for a time from any state, with a reason', () => {
    for (const from of SHELTER_STATES.filter((state) => state !== 'unavailable')) {
      expect(stepProblem(step({ from, to: 'unavailable' }))).toBe('reason-missing');
      expect(stepProblem(step({ from, to: 'unavailable', reason: '停水' }))).toBeNull();
    }
  });

  it('art. 21: opens on an order and not without', () => {
    expect(stepProblem(step({}))).toBe('order-missing');
    expect(stepProblem(step({ order }))).toBeNull();
    expect(needsOrder({ from: 'full', to: 'open' })).toBe(false);
    expect(stepProblem(step({ to: 'standby', order }))).toBe('order-not-due');
  });
});

describe('how long it is open', () => {
  const opened = { state: 'open', at: '2026-07-06T02:00:00Z', by: null, reason: null } as const;
  const daysOn = (days: number) => Date.parse(opened.at) + days * 86_400_000;
  const steps = [
    { ...opened, state: 'full' as const, order: null },
    { ...opened, order },
  ];

  it('is too long past the days of its class, counted from its order', () => {
    const shelter = { class: 'short', state: 'full' } as const;
    expect(isOpenTooLong(shelter, steps, daysOn(15))).toBe(false);
    expect(isOpenTooLong(shelter, steps, daysOn(15) + 1)).toBe(true);
    expect(isOpenTooLong({ ...shelter, state: 'closed' }, steps, daysOn(16))).toBe(false);
  });
});

describe('what the head count proposes', () => {
  it.each([
    ['open', 99, null],
    ['open', 100, 'full'],
    ['full', 95, null],
    ['full', 94, 'open'],
    ['standby', 100, null],
    ['open', null, null],
  ] as const)('%s with %s of 100: %s', (state, occupied, proposal) => {
    expect(proposedState(state, 100, occupied)).toBe(proposal);
  });
});
