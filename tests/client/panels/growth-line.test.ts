import { describe, expect, it } from 'vitest';
import { growthLine } from '../../../client/panels/card/growth-line.ts';
import { seriesOfGrowth } from '../../../client/panels/card/growth-series.ts';
import type { TrendPoint } from '../../../client/panels/card/trend-points.ts';
import { PALETTES } from '../../../client/ui/palette.ts';
import type { Band } from '../../../shared/model/rule.ts';
import { assess } from '../../../shared/risk/assess.ts';
import { initialState } from '../../../shared/risk/state.ts';
import { aRule, ONE_MINUTE } from '../../support/risk.ts';

const MINUTE = 60_000;
const band = (level: Band['level'], from: number): Band => ({
  ...{ level, from, source: 'made for a test', confidence: 'D' },
});
/** Blue at 0.6 m/h, yellow at 1.2 m/h, over half an hour. */
const RISING = {
  ...aRule({ kind: 'rate', bands: [], hysteresis: 0, onDelaySeconds: 0 }),
  growth: {
    ...{ windowMinutes: 30, per: 'hour' as const, hysteresis: 0.1 },
    bands: [band('blue', 0.59), band('yellow', 1.2)],
  },
};
const FORECAST = { ...RISING, kind: 'forecast' as const, projectionMinutes: 15 };

const point = (minute: number, value: number, changes: Partial<TrendPoint> = {}): TrendPoint => ({
  ...{ at: minute * MINUTE, value, minimum: value, maximum: value, count: 1, suspect: 0 },
  ...changes,
});
/** A gauge that rises by 0.01 m a minute from minute 30 on. */
const water = (until: number): TrendPoint[] =>
  Array.from({ length: until + 1 }, (_, minute) =>
    point(minute, 3 + Math.max(0, minute - 30) / 100),
  );

describe('the line of a rule of growth', () => {
  it('is the change the rule itself judged, from the beginning of its window to the newest value', () => {
    let state = initialState(0);
    const said: (number | null)[] = [];
    for (const { at, value } of water(70)) {
      const { state: next, transition } = assess(RISING, ONE_MINUTE, state, { at, value });
      state = next;
      if (transition?.measure !== 'rate') continue;
      said.push(transition.to === 'blue' ? transition.value : null);
      expect(growthLine(RISING, water(at / MINUTE))!.speed).toBe(transition.value);
    }
    expect(said.filter((speed) => speed !== null)).toHaveLength(1);
    const line = growthLine(RISING, water(70))!;
    expect(line.end).toEqual([70 * MINUTE, 3.4]);
    expect((line.end[0] - line.start[0]) / MINUTE).toBeGreaterThanOrEqual(30);
    expect((line.end[0] - line.start[0]) / MINUTE).toBeLessThanOrEqual(35);
    expect(line.speed).toBeCloseTo(0.6, 9);
  });

  it('has a limit for every step: where the value would be at that speed', () => {
    const line = growthLine(RISING, water(70))!;
    const [blue, yellow] = line.limits;
    const hours = (line.end[0] - line.start[0]) / MINUTE / 60;
    expect(blue!.end[1]).toBeCloseTo(line.start[1] + 0.59 * hours, 9);
    expect(yellow!.end[1]).toBeCloseTo(line.start[1] + 1.2 * hours, 9);
  });

  it('goes on to what a forecast expects, and no further for one that expects nothing', () => {
    expect(growthLine(RISING, water(70))!.ahead).toBeNull();
    const { ahead } = growthLine(FORECAST, water(70))!;
    expect(ahead![0]).toBe(85 * MINUTE);
    expect(ahead![1]).toBeCloseTo(3.55, 9);
  });

  it('is not drawn before half a window was heard, nor over means that are coarser than the window', () => {
    expect(growthLine(RISING, water(10))).toBeNull();
    const coarse = [0, 12, 24, 36, 48].map((minute) => point(minute, 3, { count: 12 }));
    expect(growthLine(RISING, coarse)).toBeNull();
  });

  it('leaves out what the quality checks doubted, as the rule does', () => {
    const doubted = [...water(70), point(71, 9, { suspect: 1 })];
    expect(growthLine(RISING, doubted)).toEqual(growthLine(RISING, water(70)));
  });

  it('says nothing of a change among so few people that their number is not told', () => {
    const few = Array.from({ length: 40 }, (_, minute) => point(minute, minute < 20 ? 10 : 40));
    expect(growthLine(RISING, few, 11)).toBeNull();
    expect(growthLine(RISING, few)).not.toBeNull();
  });
});

describe('the series of it', () => {
  it('are the change, the steps that are near, each with its numeral, and what comes', () => {
    const line = growthLine(FORECAST, water(70))!;
    const drawn = seriesOfGrowth(line, (value) => value < 3.5, PALETTES.dark);
    expect(drawn).toHaveLength(3);
    expect(drawn[0]!.data[1]!.label).toMatchObject({ formatter: 'Ⅳ' });
    expect(drawn[0]!.lineStyle).toMatchObject({
      color: PALETTES.dark.levels.blue.edge,
      type: 'dashed',
    });
    expect(drawn[1]!.lineStyle.type).toBe('solid');
    expect(drawn[2]!.data[1]!.value).toEqual([...line.ahead!]);
  });
});
