import { describe, expect, it } from 'vitest';
import { crowdNow, minutesToCapacity } from '../../../client/situation/crowd.ts';
import type { Gathering } from '../../../shared/model/gathering.ts';

const square: Gathering = {
  id: 'square',
  venue: '示例广场',
  name: '东区',
  permitMode: 'spontaneous',
  motion: 'standing',
  place: [120.3, 31.57],
  outline: { type: 'Polygon', coordinates: [] },
  effectiveAreaSquareMetres: 1_000,
  approvedCapacity: 2_000,
  town: '320213021',
  stream: 'square-count',
  synthetic: true,
};

describe('a crowd', () => {
  it('is told as count, ratio, density and level of service', () => {
    expect(crowdNow(square, 1_500)).toEqual({
      count: 1_500,
      ratio: 75,
      density: 1.5,
      service: 'E',
    });
  });

  it('of fewer than ten has the ratio and density of ten', () => {
    expect(crowdNow(square, 3)).toMatchObject({ ratio: 0.5, density: 0.01 });
    expect(crowdNow(square, 0)).toMatchObject({ ratio: 0, density: 0 });
  });

  it('nobody counted is unknown, not empty', () => {
    expect(crowdNow(square, null)).toEqual({
      count: null,
      ratio: null,
      density: null,
      service: null,
    });
  });

  it('that grows steadily says when it will be full', () => {
    const points = Array.from({ length: 60 }, (_, minute) => ({
      at: minute * 60_000,
      value: 800 + 10 * minute,
    }));
    const minutes = minutesToCapacity(points, 2_000)!;
    expect(minutes).toBeGreaterThan(60);
    expect(minutes).toBeLessThan(70);
  });

  it('that shrinks or is unknown never will', () => {
    const shrinking = [800, 700, 600].map((value, minute) => ({ at: minute * 60_000, value }));
    expect(minutesToCapacity(shrinking, 2_000)).toBeNull();
    expect(minutesToCapacity([], 2_000)).toBeNull();
  });

  it('that is over capacity has reached it', () => {
    expect(minutesToCapacity([{ at: 0, value: 2_100 }], 2_000)).toBe(0);
  });
});
