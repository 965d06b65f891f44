import { describe, expect, it } from 'vitest';
import {
  emergencyPlanTaskRefusal,
  stepsAt,
  taskStanding,
} from '../../../shared/risk/emergency-plan-task-life.ts';

const MINUTE = 60_000;
const GIVEN = Date.parse('2026-07-06T02:00:00.000Z');
const at = (minutes: number) => new Date(GIVEN + minutes * MINUTE).toISOString();
const task = (state: 'open' | 'done' | 'not_done', closed: number | null = null) => ({
  ...{ state, givenAt: at(0), dueAt: at(30), closedAt: closed === null ? null : at(closed) },
});
const standing = (minutes: number) => taskStanding(task('open'), GIVEN + minutes * MINUTE);
const step = (level: number) => ({
  ...{ role: `岗位${level}`, department: null, words: '任务', minutes: 10, level },
});

describe('a task of a plan', () => {
  it('is amber in the last third of its time and red once it is over', () => {
    expect([0, 19, 20, 30, 30.1].map(standing)).toEqual([
      'green',
      'green',
      'amber',
      'amber',
      'red',
    ]);
  });

  it('says how it ended, whatever the clock', () => {
    const late = GIVEN + 90 * MINUTE;
    expect(taskStanding(task('done', 30), late)).toBe('done');
    expect(taskStanding(task('done', 31), late)).toBe('done-late');
    expect(taskStanding(task('not_done', 5), late)).toBe('not-done');
  });

  it('takes a reason for whatever departs from the plan', () => {
    const done = { act: 'done', reason: null } as const;
    expect(emergencyPlanTaskRefusal(task('open'), done, GIVEN)).toBeNull();
    expect(emergencyPlanTaskRefusal(task('open'), done, GIVEN + 31 * MINUTE)).toBe(
      'plan-task-reason-missing',
    );
    expect(emergencyPlanTaskRefusal(task('done', 3), { ...done, act: 'reopen' }, GIVEN)).toBe(
      'plan-task-reason-missing',
    );
    expect(emergencyPlanTaskRefusal(task('done', 3), done, GIVEN)).toBe('plan-task-wrong-state');
  });
});

describe('the steps of a plan', () => {
  const plan = { tasks: [step(4), step(2), step(1), step(3)] };
  const numbers = (level: number, from: number | null = null) =>
    stepsAt(plan, level, from).map(({ number }) => number);

  it('are for their level and every higher one', () => {
    expect([4, 3, 2, 1].map((level) => numbers(level))).toEqual([
      [1],
      [1, 4],
      [1, 2, 4],
      [1, 2, 3, 4],
    ]);
  });

  it('come once when a level is raised', () => {
    expect(numbers(2, 4)).toEqual([2, 4]);
    expect(numbers(1, 2)).toEqual([3]);
  });
});
