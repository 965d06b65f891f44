import { describe, expect, it } from 'vitest';
import type { Level } from '../../../shared/model/level.ts';
import { assessEventCrowd, type ZoneCount } from '../../../shared/risk/event-crowd.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { initialState } from '../../../shared/risk/state.ts';
import { MORNING } from '../../support/risk.ts';

const RULE = SHIPPED_RULES.find(({ id }) => id === 'crowd-moving')!;
const LIMIT = 1_000;
const SECOND = 1_000;

/** For so many seconds the zones have so many. */
type Told = readonly [seconds: number, counts: readonly ZoneCount[]];

/** Judges an event of two zones once a second; tells the level after each of these counts. */
function levelsOf(...told: readonly Told[]) {
  let state = initialState(MORNING);
  let at = MORNING;
  return told.map(([seconds, counts]) => {
    let value: number | null = null;
    for (let second = 0; second < seconds; second++) {
      at += SECOND;
      const found = assessEventCrowd(RULE, LIMIT, state, counts, at);
      state = found.state;
      value = found.transition?.value ?? value;
    }
    return [state.held, value] as [Level | 'none', number | null];
  });
}
const heldOf = (...told: readonly Told[]) => levelsOf(...told).map(([level]) => level);

describe('art. 17: the crowd in all zones of an event together', () => {
  it('is at red with the last person approved, at once, though each zone has room', () => {
    expect(levelsOf([1, [300, 200]], [1, [499, 500]], [1, [500, 500]])).toEqual([
      ['none', 50],
      ['none', null],
      ['red', 100],
    ]);
  });

  it('climbs the ladder of a zone with its delay, and leaves a step five points below it', () => {
    expect(heldOf([1, [200, 200]], [119, [400, 200]], [2, [400, 200]])).toEqual([
      'none',
      'none',
      'blue',
    ]);
    expect(heldOf([1, [400, 200]], [200, [360, 200]], [119, [349, 200]], [3, [349, 200]])).toEqual([
      ...['blue', 'blue', 'blue', 'none'],
    ]);
  });

  it('where a zone is not known is a least number: it raises, and never lowers', () => {
    expect(heldOf([1, [100, 100]], [1, [1_000, null]])).toEqual(['none', 'red']);
    expect(heldOf([1, [600, 400]], [600, [10, null]], [125, [10, 10]])).toEqual([
      'red',
      'red',
      'none',
    ]);
    expect(heldOf([300, [null, null]])).toEqual(['none']);
  });

  it('looks at nothing that is only to come: each zone does that', () => {
    const growing = Array.from({ length: 55 }, (_, minute) => [60, [minute * 10, 0]] as const);
    expect(new Set(heldOf(...growing))).toEqual(new Set(['none']));
  });
});
