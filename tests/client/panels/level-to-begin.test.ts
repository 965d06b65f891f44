import { describe, expect, it } from 'vitest';
import { levelToBegin } from '../../../client/panels/card/level-to-begin.ts';
import type { PlanActivation, PlanProposal } from '../../../shared/model/emergency-plan-task.ts';
import type { Incident } from '../../../shared/model/incident.ts';

const plans = (active: number[], proposed: (number | null)[]) => ({
  activations: active.map((level) => ({ level }) as PlanActivation),
  proposals: proposed.map((level) => ({ level }) as PlanProposal),
});

describe('the level a response is begun with', () => {
  it('is that of the active plan, the highest of several', () => {
    expect(levelToBegin(null, plans([3, 2], [1]))).toBe(2);
  });

  it('is that of the plan proposed where none is active', () => {
    expect(levelToBegin(null, plans([], [null, 3]))).toBe(3);
  });

  it('is the lowest where no plan says another, or none is known yet', () => {
    expect(levelToBegin(null, plans([], [null]))).toBe(4);
    expect(levelToBegin(null, null)).toBe(4);
  });

  it('stays what it is once begun', () => {
    expect(levelToBegin({ level: 2 } as Incident['response'], plans([4], []))).toBe(2);
  });
});
