import { describe, expect, it } from 'vitest';
import { evacuationEntry } from '../../../server/evacuations/entry.ts';
import type { Evacuation } from '../../../shared/model/evacuation.ts';

const GRID = '320205001001001';

/** An order by which so many of each of some grids go to one school. */
const orderOver = (...heads: number[]) =>
  ({
    ...{ id: 'evacuation-1', incident: null, county: null, town: null, opened: [], release: null },
    ...{ order: { number: '示例〔2026〕1号' }, endReason: null },
    plan: {
      ...{ outline: {}, totals: {} },
      lines: heads.map((count, at) => ({ grid: `${GRID}${at}`, shelter: 'school', heads: count })),
    },
  }) as unknown as Evacuation;

const toldOf = (...heads: number[]) => {
  const { data } = evacuationEntry(orderOver(...heads), 'sign', 'coordinator-1');
  return (data.lines as unknown[][]).map((line) => line[2]);
};

describe('the journal’s line of an order', () => {
  it('says how many go where', () => {
    expect(toldOf(96, 0, 120)).toEqual([96, 0, 120]);
  });

  it('says so in tens where fewer than ten go together, so that no total tells them', () => {
    expect(toldOf(96, 9, 124)).toEqual([100, '<10', 120]);
  });
});
