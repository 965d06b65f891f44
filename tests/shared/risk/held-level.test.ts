import { describe, expect, it } from 'vitest';
import { heldLevel } from '../../../shared/risk/held-level.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';

const gas = SHIPPED_RULES.find(({ metric, growth }) => metric === 'gas' && !growth)!;
const red = gas.bands.find(({ level }) => level === 'red')!;

describe('a level beside a number that no longer gives it', () => {
  it('is explained by when it leaves', () => {
    const left = { limit: red.from - gas.hysteresis, seconds: gas.offDelaySeconds };
    expect(heldLevel(gas, 'red', red.from - 1)).toEqual(left);
    expect(heldLevel(gas, 'red', 0)).toEqual(left);
  });

  it('needs no explanation where the number gives it, or nothing is known', () => {
    expect(heldLevel(gas, 'red', red.from)).toBeNull();
    expect(heldLevel(gas, 'none', 0)).toBeNull();
    expect(heldLevel(gas, 'unknown', 0)).toBeNull();
    expect(heldLevel(gas, 'red', null)).toBeNull();
    expect(heldLevel(undefined, 'red', 0)).toBeNull();
  });

  it('is left upwards where low is bad', () => {
    const below = { ...gas, direction: 'below', hysteresis: 2 } as typeof gas;
    expect(heldLevel(below, 'red', red.from + 1)).toMatchObject({ limit: red.from + 2 });
    expect(heldLevel(below, 'red', red.from - 1)).toBeNull();
  });

  it('is not explained where growth or density may give it', () => {
    const grown = { ...gas, growth: {} } as unknown as typeof gas;
    expect(heldLevel(grown, 'red', 0)).toBeNull();
  });
});
