import { describe, expect, it } from 'vitest';
import { EMERGENCY_PLAN_STATES } from '../../../shared/model/emergency-plan.ts';
import {
  emergencyPlanActsFor,
  emergencyPlanStateAfter,
  isPlanWritable,
  planReview,
} from '../../../shared/risk/emergency-plan-life.ts';

const WRITER = { id: 'writer', role: 'administrator' } as const;
const OTHER = { id: 'other', role: 'administrator' } as const;
const ANALYST = { id: 'analyst', role: 'analyst' } as const;
const plan = (state: (typeof EMERGENCY_PLAN_STATES)[number]) => ({ state, drafters: ['writer'] });

describe('the life of an emergency plan (DOMAIN.md §5)', () => {
  it('offers every state its edges, and the end of it none', () => {
    const edges = EMERGENCY_PLAN_STATES.map((state) => [
      state,
      emergencyPlanActsFor(plan(state), OTHER),
    ]);
    expect(Object.fromEntries(edges)).toEqual({
      draft: ['review', 'withdraw'],
      reviewed: ['approve', 'return', 'withdraw'],
      approved: ['publish', 'return', 'withdraw'],
      published: ['enter-force', 'withdraw'],
      in_force: ['evaluate', 'revise', 'withdraw'],
      under_revision: ['review', 'withdraw'],
      withdrawn: [],
    });
  });

  it('offers its writer neither its review nor its approval, and an analyst no approval', () => {
    expect(emergencyPlanActsFor(plan('draft'), WRITER)).toEqual(['withdraw']);
    expect(emergencyPlanActsFor(plan('reviewed'), WRITER)).toEqual(['return', 'withdraw']);
    expect(emergencyPlanActsFor(plan('reviewed'), ANALYST)).toEqual(['return']);
  });

  it('goes back to a draft, or to the revision of what holds', () => {
    expect(emergencyPlanStateAfter('return', 0)).toBe('draft');
    expect(emergencyPlanStateAfter('return', 2)).toBe('under_revision');
    expect(EMERGENCY_PLAN_STATES.filter(isPlanWritable)).toEqual(['draft', 'under_revision']);
  });
});

describe('its review every three years', () => {
  it('is in time on the day itself and overdue on the next', () => {
    expect(planReview('2023-07-06', '2026-07-06')).toEqual({
      due: '2026-07-06',
      standing: 'due-soon',
    });
    expect(planReview('2023-07-06', '2026-07-07')).toMatchObject({ standing: 'overdue' });
  });

  it('is told three months before, and not earlier', () => {
    expect(planReview('2023-07-06', '2026-04-06')).toMatchObject({ standing: 'current' });
    expect(planReview('2023-07-06', '2026-04-07')).toMatchObject({ standing: 'due-soon' });
    expect(planReview(null, '2026-04-07')).toBeNull();
  });
});
