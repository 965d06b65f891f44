import { describe, expect, it } from 'vitest';
import type { DrillMove } from '../../../shared/model/drill-move.ts';
import type { PlanBody } from '../../../shared/model/emergency-plan.ts';
import { scoreDrill } from '../../../shared/risk/drill-score.ts';

const DUE = '2026-07-06T02:30:00.000Z';
const step = (role: string, level: number) => ({
  ...{ role, department: null, words: '任务', minutes: 30, level },
});
const plan: Pick<PlanBody, 'tasks' | 'resources'> = {
  tasks: [step('消防', 4), step('公安', 4), step('卫健', 2)],
  resources: [{ type: 'gas-repair', count: 2 }],
};
const AT = '2026-07-06T02:00:00.000Z';
const move = (change: Partial<DrillMove>): DrillMove => ({
  ...{ id: 'move-1', drill: 'drill-1', incident: 'incident-1', kind: 'unit', thing: 'gas-1' },
  ...{ words: '', serves: null, name: '燃气一号', type: 'gas-repair', state: 'assigned' },
  ...{ steps: [{ state: 'assigned', at: AT, by: 'coordinator-1', reason: null }], version: 1 },
  ...change,
});
const given = (number: number, state: 'open' | 'done' | 'not_done', closed: string | null) => ({
  ...{ number, state, dueAt: DUE, closedAt: closed, reason: null },
});

describe('the score of a drill', () => {
  it('counts what was done within its deadline, and what nobody closed as open', () => {
    const tasks = [
      given(1, 'done', DUE),
      given(2, 'done', '2026-07-06T02:31:00.000Z'),
      given(3, 'open', null),
    ];
    const score = scoreDrill(plan, 2, tasks, 2, []);
    expect(score).toMatchObject({ activated: 2, inTime: 1, of: 3 });
    expect(score.steps.map(({ result, lateMs }) => [result, lateMs])).toEqual([
      ['in-time', 0],
      ['late', 60_000],
      ['open', null],
    ]);
  });

  it('has every step open when nobody activated the plan', () => {
    expect(scoreDrill(plan, 4, [], null, [])).toMatchObject({ activated: null, inTime: 0, of: 2 });
  });

  it('counts a step on several incidents by the worst of them', () => {
    const tasks = [given(1, 'done', DUE), given(1, 'not_done', DUE)];
    expect(scoreDrill(plan, 4, tasks, 4, []).steps[0]).toMatchObject({ result: 'not-done' });
  });

  it('sets the units the plan wants against those that were sent and came, and moves by their step', () => {
    const there = { state: 'onscene', at: AT, by: 'coordinator-1', reason: null } as const;
    const moves = [
      move({ serves: 1, state: 'onscene', steps: [there] }),
      move({ id: 'move-2', serves: 1 }),
      move({ id: 'move-3', type: 'ambulance' }),
    ];
    const score = scoreDrill(plan, 4, [], null, moves);
    expect(score.units).toEqual([{ type: 'gas-repair', wanted: 2, sent: 2, arrived: 1 }]);
    expect(score.steps.map(({ moves: made, arrived }) => [made, arrived])).toEqual([
      [2, 1],
      [0, 0],
    ]);
    expect(score.inTime).toBe(0);
  });
});
