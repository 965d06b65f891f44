import { describe, expect, it } from 'vitest';
import type { PlanTrigger } from '../../../shared/model/emergency-plan.ts';
import {
  evidenceFor,
  isTriggerVague,
  proposedLevel,
  type Signal,
} from '../../../shared/risk/emergency-plan-triggers.ts';

const AT = '2026-07-06T02:00:00.000Z';
const triggers: PlanTrigger[] = [
  { on: 'alarm', metric: 'water-level', subject: null, level: 'orange', response: 3 },
  { on: 'alarm', metric: 'water-level', subject: null, level: 'red', response: 2 },
  { on: 'alarm', metric: null, subject: 'gathering', level: 'yellow', response: 4 },
  { on: 'warning', event: '暴雨', level: 'orange', response: 3 },
];
const water = (level: Signal['level']): Signal => ({
  ...{ on: 'alarm', name: '水位', metric: 'water-level', subject: 'station', level, at: AT },
});
const rain = (level: Signal['level'], event = '暴雨'): Signal => ({
  ...{ on: 'warning', name: event, event, level, at: AT },
});
const levelFor = (...signals: Signal[]) => proposedLevel(evidenceFor({ triggers }, signals));

describe('the triggers of a plan', () => {
  it('are reached at their colour and at every worse one', () => {
    expect([water('yellow'), water('orange'), water('red')].map((one) => levelFor(one))).toEqual([
      null,
      3,
      2,
    ]);
  });

  it('look at the thing an alarm speaks of as well', () => {
    const crowd = { ...water('yellow'), metric: 'crowd-count', subject: 'gathering' } as Signal;
    expect(levelFor(crowd)).toBe(4);
    expect(levelFor({ ...crowd, subject: 'station' } as Signal)).toBeNull();
  });

  it('are reached by a warning of that event, and by one that names no colour', () => {
    expect(levelFor(rain('orange'))).toBe(3);
    expect(levelFor(rain('yellow'))).toBeNull();
    expect(levelFor(rain(null))).toBe(3);
    expect(levelFor(rain('red', '大风'))).toBeNull();
  });

  it('ask for the highest level of all that is reached, and name each with it first', () => {
    const evidence = evidenceFor({ triggers }, [rain('red'), water('red'), water('blue')]);
    expect(evidence.map(({ name, response }) => [name, response])).toEqual([
      ['水位', 2],
      ['暴雨', 3],
    ]);
  });

  it('are vague when every alarm would reach them', () => {
    expect(triggers.some(isTriggerVague)).toBe(false);
    expect(
      isTriggerVague({ on: 'alarm', metric: null, subject: null, level: 'red', response: 1 }),
    ).toBe(true);
  });
});
