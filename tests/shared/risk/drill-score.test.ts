import { describe, expect, it } from 'vitest';
import { scoreDrill } from '../../../shared/risk/drill-score.ts';

const DUE = '2026-07-06T02:30:00.000Z';
const step = (role: string, level: number) => ({
  ...{ role, department: null, words: '任务', minutes: 30, level },
});
const plan = { tasks: [step('消防', 4), step('公安', 4), step('卫健', 2)] };
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
    const score = scoreDrill(plan, 2, tasks, 2);
    expect(score).toMatchObject({ activated: 2, inTime: 1, of: 3 });
    expect(score.steps.map(({ result, lateMs }) => [result, lateMs])).toEqual([
      ['in-time', 0],
      ['late', 60_000],
      ['open', null],
    ]);
  });

  it('has every step open when nobody activated the plan', () => {
    expect(scoreDrill(plan, 4, [], null)).toMatchObject({ activated: null, inTime: 0, of: 2 });
  });

  it('counts a step on several incidents by the worst of them', () => {
    const tasks = [given(1, 'done', DUE), given(1, 'not_done', DUE)];
    expect(scoreDrill(plan, 4, tasks, 4).steps[0]).toMatchObject({ result: 'not-done' });
  });
});
