import { describe, expect, it } from 'vitest';
import { crowdNow } from '../../../client/situation/crowd.ts';
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
});
