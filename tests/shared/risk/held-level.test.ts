import { describe, expect, it } from 'vitest';
import { awaitedLevel, heldLevel } from '../../../shared/risk/held-level.ts';
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

describe('a number past a threshold beside a lower level', () => {
  const orange = gas.bands.find(({ level }) => level === 'orange')!;

  it('is explained by the worst level it has reached and how long it must stay there', () => {
    const late = { ...gas, onDelaySeconds: 600 };
    const expected = { level: 'orange', limit: orange.from };
    expect(awaitedLevel(late, 'none', orange.from)).toMatchObject({ ...expected, seconds: 600 });
    const own = { ...late, bands: [{ ...orange, onDelaySeconds: 30 }] };
    expect(awaitedLevel(own, 'none', orange.from)).toEqual({ ...expected, seconds: 30 });
  });

  it('needs no explanation where the level shown is as bad, or nothing is known', () => {
    expect(awaitedLevel(gas, 'orange', orange.from)).toBeNull();
    expect(awaitedLevel(gas, 'red', red.from)).toBeNull();
    expect(awaitedLevel(gas, 'none', 0)).toBeNull();
    expect(awaitedLevel(gas, 'unknown', red.from)).toBeNull();
    expect(awaitedLevel(gas, 'none', null)).toBeNull();
    expect(awaitedLevel(undefined, 'none', red.from)).toBeNull();
  });

  it('is looked for downwards where low is bad', () => {
    const below = { ...gas, direction: 'below', bands: [orange] } as typeof gas;
    expect(awaitedLevel(below, 'none', orange.from - 1)).toMatchObject({ level: 'orange' });
    expect(awaitedLevel(below, 'none', orange.from + 1)).toBeNull();
  });

  it('is not told where a share of the capacity is judged and not the number', () => {
    const share = SHIPPED_RULES.find(({ kind }) => kind === 'ratio')!;
    expect(awaitedLevel(share, 'none', 5_000)).toBeNull();
    expect(heldLevel(share, 'red', 1)).toBeNull();
  });
});
