import { describe, expect, it } from 'vitest';
import type { Growth, Rule } from '../../../shared/model/rule.ts';
import { ruleProblems } from '../../../shared/risk/check-rule.ts';
import { follow, growthUnit, type Sample } from '../../../shared/risk/growth.ts';
import { aRule, feed, MORNING, readings } from '../../support/risk.ts';

const MINUTE = 60_000;
const origin = { source: 'made for a test', confidence: 'D' } as const;
const HALF_HOUR: Growth = {
  windowMinutes: 30,
  per: 'hour',
  bands: [
    { level: 'yellow', from: 0.3, ...origin },
    { level: 'red', from: 0.6, ...origin },
  ],
  hysteresis: 0.05,
};
const rateRule = (changes: Partial<Rule> = {}) =>
  aRule({ kind: 'rate', bands: [], growth: HALF_HOUR, ...changes });
const forecastRule = (changes: Partial<Rule> = {}) =>
  aRule({
    kind: 'forecast',
    growth: { ...HALF_HOUR, bands: [] },
    projectionMinutes: 60,
    ...changes,
  });
/** A value a minute, growing by so much an hour, from `start` on. */
const rising = (perHour: number, minutes: number, start = 0) =>
  Array.from({ length: minutes + 1 }, (_, minute) => start + (perHour * minute) / 60);

describe('growth over a window', () => {
  const trailOf = (samples: readonly Sample[]) =>
    samples.reduce<ReturnType<typeof follow>>(
      ({ recent }, sample) => follow(HALF_HOUR, recent, sample),
      { recent: [], perMinute: null },
    );
  const samples = (values: readonly number[], every = MINUTE): Sample[] =>
    values.map((value, place) => [MORNING + place * every, value]);

  it('is what the value grew by, at any rate of readings', () => {
    for (const every of [MINUTE / 6, MINUTE, 10 * MINUTE]) {
      const grown = Array.from({ length: 400 }, (_, place) => (place * every) / MINUTE / 10);
      expect(trailOf(samples(grown, every)).perMinute).toBeCloseTo(0.1, 9);
    }
  });

  it('is not known before half the window was heard', () => {
    expect(trailOf(samples(rising(1, 14))).perMinute).toBeNull();
    expect(trailOf(samples(rising(1, 15))).perMinute).toBeCloseTo(1 / 60, 9);
  });

  it('begins anew after a silence of more than three windows', () => {
    const before = trailOf(samples(rising(1, 60)));
    const at = MORNING + 60 * MINUTE;
    expect(follow(HALF_HOUR, before.recent, [at + 90 * MINUTE, 9]).perMinute).not.toBeNull();
    expect(follow(HALF_HOUR, before.recent, [at + 130 * MINUTE, 9])).toEqual({
      recent: [[at + 130 * MINUTE, 9]],
      perMinute: null,
    });
  });

  it('remembers at most eight values, however many were read', () => {
    expect(trailOf(samples(rising(1, 10_000), 1_000)).recent.length).toBeLessThanOrEqual(8);
  });

  it('forgets what was before the window', () => {
    const flood = [...rising(6, 60), ...rising(0, 60, 6)];
    expect(trailOf(samples(flood)).perMinute).toBeCloseTo(0, 9);
  });

  it('has a unit of its own', () => {
    expect(growthUnit('water-level', { per: 'hour' })).toBe('m/h');
  });
});

describe('a rule of growth', () => {
  it('is unknown until growth is known, and then rises by it', () => {
    const { transitions } = feed(rateRule(), readings(rising(0.4, 40)));
    expect(transitions).toMatchObject([
      { from: 'unknown', to: 'yellow', measure: 'rate', threshold: 0.3, reason: 'recovered' },
    ]);
    expect(transitions[0]!.at).toBe(MORNING + 15 * MINUTE);
    expect(transitions[0]!.value).toBeCloseTo(0.4, 9);
  });

  it('waits for its delay and leaves past the hysteresis only', () => {
    const { transitions } = feed(rateRule(), readings([...rising(0, 40), ...rising(0.5, 90)]));
    expect(transitions.map(({ to }) => to)).toEqual(['none', 'yellow']);
    const near = [...rising(0.31, 60), ...rising(0.28, 60, 0.31)];
    expect(feed(rateRule(), readings(near)).state.held).toBe('yellow');
    const calm = [...rising(0.31, 60), ...rising(0.2, 60, 0.31)];
    expect(feed(rateRule(), readings(calm)).state.held).toBe('none');
  });

  it('rises by falling where falling is the danger', () => {
    const bands = [{ level: 'red' as const, from: -0.6, ...origin }];
    const falling = rateRule({ direction: 'below', growth: { ...HALF_HOUR, bands } });
    expect(feed(falling, readings(rising(-0.7, 40, 9))).state.held).toBe('red');
    expect(feed(falling, readings(rising(0.7, 40))).state.held).toBe('none');
  });

  it('beside steps of the value lets the worse of both count', () => {
    const both = aRule({ growth: HALF_HOUR });
    expect(feed(both, readings(rising(0.7, 40))).state.held).toBe('red');
    expect(feed(both, readings(rising(0, 40, 3.5))).state.held).toBe('orange');
  });

  it('takes no level away while growth is not known again', () => {
    const rule = aRule({ growth: HALF_HOUR });
    const { state } = feed(rule, readings(rising(0.7, 40)));
    const later = (minute: number) => ({ at: MORNING + (200 + minute) * MINUTE, value: 0.5 });
    const back = feed(rule, [later(0), later(5)], undefined, state);
    expect(back.state.condition).toBe('red');
    expect(feed(rule, [later(15), later(17)], undefined, back.state).state.condition).toBe('none');
  });
});

describe('a rule of what will be', () => {
  it('rises at once to what is crossed within its time, and says when', () => {
    const { transitions, state } = feed(forecastRule(), readings(rising(1, 35, 1.1)));
    const last = transitions.at(-1)!;
    expect(last).toMatchObject({ to: 'yellow', measure: 'forecast', reason: 'projected' });
    expect(state.projectedMinutes).toBeCloseTo((2 - (1.1 + 35 / 60)) * 60, 5);
  });

  it('stays at what the value is in when it falls', () => {
    const values = [...rising(0, 30, 3.5), ...rising(-1, 20, 3.5)];
    expect(feed(forecastRule(), readings(values)).state.held).toBe('orange');
  });

  it('judges the value alone while growth is not known', () => {
    expect(feed(forecastRule(), readings([4.2])).transitions).toMatchObject([
      { to: 'red', measure: 'value', reason: 'first' },
    ]);
  });
});

describe('a rule that cannot be used', () => {
  it.each([
    ['no-bands', aRule({ bands: [] })],
    ['no-bands', rateRule({ growth: { ...HALF_HOUR, bands: [] } })],
    ['only-growth-counts', rateRule({ bands: aRule().bands })],
    ['growth-missing', rateRule({ growth: null })],
    ['projection-missing', forecastRule({ projectionMinutes: null })],
    ['wrong-kind-for-metric', rateRule({ metric: 'position' })],
    ['hysteresis-too-wide', aRule({ growth: { ...HALF_HOUR, hysteresis: 0.3 } })],
  ] as const)('is told that %s', (problem, rule) => {
    expect(ruleProblems(rule)).toContain(problem);
  });

  it('is not one of growth or of what will be', () => {
    expect([rateRule(), forecastRule(), aRule({ growth: HALF_HOUR })].map(ruleProblems)).toEqual([
      [],
      [],
      [],
    ]);
  });
});
