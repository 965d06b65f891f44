import { describe, expect, it } from 'vitest';
import {
  density,
  minutesUntil,
  nextTrend,
  ratioPercent,
  serviceLevel,
} from '../../../shared/risk/crowd.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import type { Observation } from '../../../shared/risk/state.ts';
import { feed, MORNING, readings } from '../../support/risk.ts';

const MOVING = SHIPPED_RULES.find(({ id }) => id === 'crowd-moving')!;
const STANDING = SHIPPED_RULES.find(({ id }) => id === 'crowd-standing')!;
/** Room for 10,000 by number; by area so wide that density never matters. */
const SPACIOUS = { periodSeconds: 60, capacity: 10_000, effectiveAreaSquareMetres: 1e9 };
/** The other way round. */
const NARROW = { periodSeconds: 60, capacity: 1_000_000, effectiveAreaSquareMetres: 1_000 };

/** The same count for so many minutes. */
const steady = (count: number, minutes: number) => readings(Array(minutes).fill(count));
const levelAt = (rule: typeof MOVING, count: number, context: typeof SPACIOUS) =>
  feed(rule, steady(count, 5), context).state.condition;

describe('the crowd ladder', () => {
  it.each([
    [5_999, 'none'],
    [6_000, 'blue'],
    [8_000, 'yellow'],
    [9_000, 'orange'],
    [10_000, 'red'],
  ])('by ratio: %d of 10,000 is %s', (count, level) => {
    expect(levelAt(MOVING, count, SPACIOUS)).toBe(level);
  });

  it.each([
    [1_999, 'none', 'none'],
    [3_000, 'yellow', 'blue'],
    [3_500, 'orange', 'blue'],
    [4_000, 'red', 'yellow'],
    [4_700, 'red', 'orange'],
    [5_000, 'red', 'red'],
  ])('by density: %d on 1,000 m² is %s moving and %s standing', (count, moving, standing) => {
    expect(levelAt(MOVING, count, NARROW)).toBe(moving);
    expect(levelAt(STANDING, count, NARROW)).toBe(standing);
  });

  it('takes the worse of both, and names the one that spoke', () => {
    const tight = { periodSeconds: 60, capacity: 10_000, effectiveAreaSquareMetres: 2_500 };
    const { transitions } = feed(MOVING, steady(8_750, 3), tight);
    expect(transitions.at(-1)).toMatchObject({
      to: 'orange',
      measure: 'density',
      value: 3.5,
      threshold: 3.5,
    });
  });

  it('judges by the one number it has', () => {
    expect(
      feed(MOVING, steady(9_500, 3), { periodSeconds: 60, capacity: 10_000 }).state,
    ).toMatchObject({ condition: 'orange' });
    expect(feed(MOVING, steady(9_500, 3), { periodSeconds: 60 }).state.condition).toBe('unknown');
  });

  it('art. 17: stops entry with the first count at the approved number, whatever is still waited for', () => {
    const calm = steady(5_000, 1);
    const full = { at: MORNING + 60_000, value: 10_000, in: 0, out: 0 };
    expect(feed(MOVING, [...calm, { ...full, value: 9_999 }], SPACIOUS).state.condition).toBe(
      'none',
    );
    const { state, transitions } = feed(MOVING, [...calm, full], SPACIOUS);
    expect(state.condition).toBe('red');
    expect(transitions.at(-1)).toMatchObject({ to: 'red', measure: 'ratio', threshold: 100 });
    const held = [2, 3, 4, 5].map((minute) => ({
      ...{ at: MORNING + minute * 60_000, value: 9_500, in: 0, out: 0 },
    }));
    expect(feed(MOVING, held, SPACIOUS, state).state.condition).toBe('red');
  });

  it('waits two minutes at the density that is ours, and before people yet to come', () => {
    const crush = readings([1_000, 4_000, 4_000]);
    expect(feed(MOVING, crush, NARROW).state.condition).toBe('none');
    expect(feed(MOVING, readings([1_000, 4_000, 4_000, 4_000]), NARROW).state.condition).toBe(
      'red',
    );
    const coming = steady(9_900, 3).map((reading) => ({ ...reading, in: 900, out: 0 }));
    expect(feed(MOVING, coming.slice(0, 2), SPACIOUS).state.condition).toBe('orange');
  });

  it('waits two minutes before it raises, and leaves five points below', () => {
    const calm = steady(1_000, 1);
    // Doors closed, so that there is no trend to project.
    const later = (count: number, minute: number): Observation => ({
      at: MORNING + minute * 60_000,
      value: count,
      in: 0,
      out: 0,
    });
    const tooShort = feed(MOVING, [...calm, later(6_000, 1), later(6_000, 2)], SPACIOUS);
    expect(tooShort.state.condition).toBe('none');
    const raised = feed(MOVING, [later(6_000, 3)], SPACIOUS, tooShort.state).state;
    expect(raised.condition).toBe('blue');
    const held = [4, 5, 6, 7, 8].map((minute) => later(5_500, minute));
    expect(feed(MOVING, held, SPACIOUS, raised).state.condition).toBe('blue');
    const left = [4, 5, 6].map((minute) => later(5_499, minute));
    expect(feed(MOVING, left, SPACIOUS, raised).state.condition).toBe('none');
  });
});

describe('a projection', () => {
  /** Growing by a hundred a minute from 6,500: 80 % after 15 minutes. */
  const growing = readings(Array.from({ length: 12 }, (_, minute) => 6_500 + 100 * minute));

  it('raises one step early, with that reason', () => {
    const { transitions } = feed(MOVING, growing, SPACIOUS);
    expect(transitions.at(-1)).toMatchObject({
      from: 'blue',
      to: 'yellow',
      reason: 'projected',
      threshold: 80,
    });
    expect(transitions.at(-1)!.value).toBeLessThan(80);
  });

  it('says how many minutes are left', () => {
    const doors = growing.map((reading) => ({ ...reading, in: 150, out: 50 }));
    const { trendPerMinute, projectedMinutes, lastValue } = feed(MOVING, doors, SPACIOUS).state;
    expect(trendPerMinute).toBeGreaterThan(60);
    expect(trendPerMinute).toBeLessThan(100);
    expect(projectedMinutes).toBeCloseTo((8_000 - lastValue!) / trendPerMinute, 6);
  });

  it('never jumps: whatever the rush, it is one step above what is measured', () => {
    const rush = readings(Array.from({ length: 6 }, (_, minute) => 1_000 + 900 * minute));
    expect(feed(MOVING, rush, SPACIOUS).state.condition).toBe('blue');
    const still = steady(7_900, 30).map((reading) => ({ ...reading, in: 900, out: 0 }));
    expect(feed(MOVING, still, SPACIOUS).state.condition).toBe('yellow');
  });

  it('is not made of one jump, nor of people who leave', () => {
    expect(feed(MOVING, readings([4_000, 4_600, 4_600, 4_600]), SPACIOUS).state.condition).toBe(
      'none',
    );
    expect(
      feed(MOVING, readings([9_000, 7_000, 5_900]), SPACIOUS).state.projectedMinutes,
    ).toBeNull();
  });
});

describe('the shelter rule', () => {
  const rule = SHIPPED_RULES.find(({ id }) => id === 'shelter-ratio')!;
  it('is by places taken', () => {
    const shelter = { periodSeconds: 60, capacity: 400 };
    expect(feed(rule, steady(320, 3), shelter).state.condition).toBe('yellow');
    expect(feed(rule, steady(400, 3), shelter).state.condition).toBe('red');
  });
});

describe('crowd numbers', () => {
  it('have no ratio without a capacity and no density without an area', () => {
    expect([ratioPercent(50, 200), ratioPercent(50, 0), ratioPercent(50, null)]).toEqual([
      25,
      null,
      null,
    ]);
    expect([density(50, 25), density(50, 0), density(50, undefined)]).toEqual([2, null, null]);
  });

  it('have a level of service by Fruin', () => {
    expect([0, 0.31, 0.5, 1, 2, 3].map(serviceLevel)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  });

  it('are full at once, some time, or never', () => {
    expect([minutesUntil(10, 10, -1), minutesUntil(5, 10, 2), minutesUntil(5, 10, 0)]).toEqual([
      0,
      2.5,
      null,
    ]);
  });

  it('keep a trend that late counts do not touch', () => {
    const before = { at: MORNING, value: 100 };
    expect(nextTrend(7, before, { at: MORNING, value: 900 })).toBe(7);
    expect(nextTrend(7, null, { at: MORNING, value: 900 })).toBe(7);
  });
});
