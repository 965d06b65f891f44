import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import { assess } from '../../../shared/risk/assess.ts';
import { assessSilence } from '../../../shared/risk/silence.ts';
import { initialState, type Observation } from '../../../shared/risk/state.ts';
import { aRule, feed, MORNING, ONE_MINUTE, readings } from '../../support/risk.ts';

const RULE = aRule();
const PLAIN = aRule({ onDelaySeconds: 0, offDelaySeconds: 0, hysteresis: 0 });
const metres = fc.double({ min: -1, max: 6, noNaN: true });
const delays = fc.constantFrom(0, 30, 60, 180);
const hysteresis = fc.constantFrom(0, 0.2, 1.5);

describe('assess', () => {
  it('is monotone: what is never lower is never judged better', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(metres, fc.double({ min: 0, max: 3, noNaN: true })), { maxLength: 60 }),
        delays,
        delays,
        hysteresis,
        (pairs, onDelaySeconds, offDelaySeconds, width) => {
          const rule = aRule({ onDelaySeconds, offDelaySeconds, hysteresis: width });
          let low = initialState(MORNING - 1);
          let high = initialState(MORNING - 1);
          for (const [place, [value, more]] of pairs.entries()) {
            const at = MORNING + place * 30_000;
            low = assess(rule, ONE_MINUTE, low, { at, value }).state;
            high = assess(rule, ONE_MINUTE, high, { at, value: value + more }).state;
            expect(CONDITION_CODE[high.condition]).toBeGreaterThanOrEqual(
              CONDITION_CODE[low.condition],
            );
          }
        },
      ),
    );
  });

  it('never chatters within the deadband, at any rate of swinging', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1.8, max: 2.199, noNaN: true }), {
          minLength: 2,
          maxLength: 300,
        }),
        delays,
        (values, seconds) => {
          const rule = aRule({ onDelaySeconds: seconds, offDelaySeconds: seconds });
          const { transitions } = feed(rule, readings([0, ...values], 1));
          // The first reading and one raise through blue to yellow at most; nothing after that.
          expect(transitions.filter(({ to }) => to === 'yellow').length).toBeLessThanOrEqual(1);
          expect(transitions.length).toBeLessThanOrEqual(3);
        },
      ),
    );
  });

  it('says nothing of a 1 Hz square wave across any band while a delay is longer than its half', () => {
    const wave = Array.from({ length: 600 }, (_, second) => (second % 2 ? 4.5 : 0));
    expect(feed(RULE, readings(wave, 1)).transitions).toHaveLength(1);
  });

  it('gives a shuffled and repeated delivery the same last reading, and with no delay the same condition', () => {
    const deliveries = fc
      .array(metres, { minLength: 1, maxLength: 40 })
      .chain((values) =>
        fc.tuple(
          fc.constant(readings(values, 30)),
          fc.array(fc.nat({ max: values.length - 1 }), { maxLength: 200 }),
          fc.shuffledSubarray([...values.keys()], { minLength: values.length }),
        ),
      );
    fc.assert(
      fc.property(deliveries, ([clean, repeats, order]) => {
        const shuffled = [...order, ...repeats].map((place) => clean[place]!);
        const expected = feed(PLAIN, clean).state;
        const { condition, lastAt, lastValue } = feed(PLAIN, shuffled).state;
        expect({ condition, lastAt, lastValue }).toEqual({
          condition: expected.condition,
          lastAt: expected.lastAt,
          lastValue: expected.lastValue,
        });
      }),
    );
  });

  it('forgets a shuffle once the readings have been clear of every deadband for a delay', () => {
    const clear = fc.constantFrom(0.5, 1.5, 2.5, 3.5, 4.5);
    fc.assert(
      fc.property(fc.array(metres, { minLength: 1, maxLength: 30 }), clear, (values, level) => {
        const clean = readings(values, 30);
        const tail: Observation[] = [1, 2, 3, 4].map((step) => ({
          at: MORNING + (values.length + step) * 30_000,
          value: level,
        }));
        const inOrder = feed(RULE, [...clean, ...tail]).state.condition;
        expect(feed(RULE, [...clean.toReversed(), ...tail]).state.condition).toBe(inOrder);
      }),
    );
  });

  it('never lets silence make a stream safer', () => {
    fc.assert(
      fc.property(fc.array(metres, { minLength: 1 }), fc.nat({ max: 1e6 }), (values, seconds) => {
        const { state } = feed(RULE, readings(values));
        const now = state.lastAt! + seconds * 1_000;
        const after = assessSilence(RULE, ONE_MINUTE, state, now);
        expect([state.condition, 'unknown']).toContain(after.state.condition);
        expect(after.state.held).toBe(state.condition);
        expect(after.state.lastValue).toBe(state.lastValue);
      }),
    );
  });
});
