import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { Rule } from '../../../shared/model/rule.ts';
import { ruleProblems } from '../../../shared/risk/check-rule.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { aRule } from '../../support/risk.ts';

const byId = new Map(SHIPPED_RULES.map((rule) => [rule.id, rule]));
const steps = (id: string) => byId.get(id)!.bands.map(({ level, from }) => [level, from]);

describe('the shipped rules', () => {
  it('fit the schema and have no problem', () => {
    for (const rule of SHIPPED_RULES) {
      expect(Value.Errors(Rule, rule), rule.id).toEqual([]);
      expect(ruleProblems(rule), rule.id).toEqual([]);
    }
    expect(byId.size).toBe(SHIPPED_RULES.length);
  });

  it('have the flood levels of the Wuxi station and of Lake Taihu', () => {
    expect(steps('water-level-wuxi')).toEqual([
      ['blue', 3.9],
      ['yellow', 4.2],
      ['orange', 4.5],
      ['red', 4.53],
    ]);
    expect(steps('water-level-taihu').at(-1)).toEqual(['red', 4.65]);
  });

  it('have the crowd ladder for both motions', () => {
    const ratio = [60, 80, 90, 100];
    for (const [id, densities] of [
      ['crowd-moving', [2, 3, 3.5, 4]],
      ['crowd-standing', [3, 4, 4.7, 5]],
    ] as const) {
      expect(byId.get(id)!.bands.map(({ from }) => from)).toEqual(ratio);
      expect(byId.get(id)!.density!.bands.map(({ from }) => from)).toEqual(densities);
    }
  });

  it('are never surer than their weakest number', () => {
    expect(byId.get('water-level-wuxi')!.confidence).toBe('L');
    expect(byId.get('water-level-taihu')!.confidence).toBe('U');
    expect(byId.get('gas-lel')!.confidence).toBe('D');
  });

  it('never call themselves an official warning', () => {
    for (const { name } of SHIPPED_RULES) expect(name).not.toContain('预警');
  });

  it('let no single reading raise anything but the stop at the approved number, which is law', () => {
    for (const { onDelaySeconds, id } of SHIPPED_RULES)
      expect(onDelaySeconds, id).toBeGreaterThan(0);
    const atOnce = SHIPPED_RULES.flatMap(({ id, bands, density }) =>
      [...bands, ...(density?.bands ?? [])]
        .filter(({ onDelaySeconds }) => onDelaySeconds !== undefined)
        .map(({ from, onDelaySeconds }) => [id, from, onDelaySeconds]),
    );
    expect(atOnce).toEqual([
      ['crowd-moving', 100, 0],
      ['crowd-standing', 100, 0],
    ]);
  });
});

describe('a rule somebody edited', () => {
  const [blue, yellow] = aRule().bands as [Rule['bands'][0], Rule['bands'][0]];

  it.each([
    ['level-twice', aRule({ bands: [blue, { ...yellow, level: 'blue' }] })],
    ['bands-out-of-order', aRule({ bands: [{ ...blue, from: 2.5 }, yellow] })],
    ['bands-out-of-order', aRule({ direction: 'below' })],
    ['hysteresis-too-wide', aRule({ hysteresis: 1 })],
    ['density-only-for-crowd', aRule({ density: { bands: [blue], hysteresis: 0 } })],
    ['wrong-kind-for-metric', aRule({ metric: 'crowd-count' })],
    ['wrong-kind-for-metric', aRule({ metric: 'wind-direction' })],
    ['capacity-runs-upwards', aRule({ metric: 'crowd-count', kind: 'ratio', direction: 'below' })],
    ['claims-more-than-its-bands', aRule({ confidence: 'S' })],
  ] as const)('is refused: %s', (problem, rule) => {
    expect(ruleProblems(rule)).toContain(problem);
  });
});
