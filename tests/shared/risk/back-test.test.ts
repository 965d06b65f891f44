import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest } from '../../../shared/risk/back-test.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { aRule, feed, MORNING, ONE_MINUTE, readings } from '../../support/risk.ts';

const WUXI = SHIPPED_RULES.find(({ id }) => id === 'water-level-wuxi')!;
const FIVE_MINUTES = { periodSeconds: 300 };

describe('a back-test', () => {
  it('plays July 2020 at the Wuxi station: four steps up from 3.5 to 4.95 m, and down again', () => {
    const rise = Array.from({ length: 100 }, (_, step) => 3.5 + (1.45 * step) / 99);
    const { transitions } = backTest(
      WUXI,
      FIVE_MINUTES,
      readings([...rise, ...rise.toReversed()], 300),
    );
    expect(transitions.map(({ to }) => to)).toEqual([
      'none',
      'blue',
      'yellow',
      'orange',
      'red',
      'orange',
      'yellow',
      'blue',
      'none',
    ]);
    const red = transitions.find(({ to }) => to === 'red')!;
    expect(red.threshold).toBe(4.53);
    expect(red.value).toBeGreaterThanOrEqual(4.53);
  });

  it('is quiet over a normal day near 3.52 m', () => {
    const day = Array.from({ length: 288 }, (_, step) => 3.52 + 0.2 * Math.sin(step / 20));
    expect(backTest(WUXI, FIVE_MINUTES, readings(day, 300)).transitions).toHaveLength(1);
  });

  it('finds the silences between readings, and the last one', () => {
    const [first, second] = readings([3.5, 3.6], 3_600);
    const { transitions } = backTest(WUXI, FIVE_MINUTES, [first!, second!], second!.at + 3_600_000);
    expect(transitions.map(({ to, reason }) => `${to} ${reason}`)).toEqual([
      'none first',
      'unknown silence',
      'none recovered',
      'unknown silence',
    ]);
  });

  it('says what was said live', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1 }),
        (values) => {
          expect(backTest(aRule(), ONE_MINUTE, readings(values)).transitions).toEqual(
            feed(aRule(), readings(values)).transitions,
          );
        },
      ),
    );
  });

  it('of nothing says nothing', () => {
    expect(backTest(WUXI, FIVE_MINUTES, [], MORNING)).toMatchObject({
      transitions: [],
      state: { condition: 'unknown', since: MORNING },
    });
  });
});
