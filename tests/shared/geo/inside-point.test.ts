import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insidePoint } from '../../../shared/geo/inside-point.ts';
import type { Position } from '../../../shared/model/common.ts';

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

describe('the place of an area’s label', () => {
  it('is the middle of a plain area', () => {
    const [lon, lat] = insidePoint([[box(120, 31, 120.02, 31.01)]]);
    expect(lon).toBeCloseTo(120.01, 9);
    expect(lat).toBeCloseTo(31.005, 9);
  });

  it('is in the widest limb of an area that is bent around another', () => {
    const horseshoe: Position[] = [
      ...[[0, 0] as Position, [9, 0] as Position, [9, 9] as Position, [8, 9] as Position],
      ...[[8, 4] as Position, [1, 4] as Position, [1, 9] as Position, [0, 9] as Position],
      [0, 0],
    ];
    expect(insidePoint([[horseshoe]])).toEqual([4.5, 2]);
  });

  it('is beside a hole, and in the part with the most room', () => {
    const [lon, lat] = insidePoint([[box(20, 0, 21, 1)], [box(0, 0, 10, 10), box(4, 0.5, 9, 9.5)]]);
    expect([lon, lat]).toEqual([2, 5]);
  });

  it('lies inside every box, however it is stretched', () => {
    const side = fc.double({ min: 1e-5, max: 1, noNaN: true });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const [lon, lat] = insidePoint([[box(0, 0, width, height)]]);
        expect(lon > 0 && lon < width && lat > 0 && lat < height).toBe(true);
      }),
    );
  });

  it('is a corner of what is too thin to hold any', () => {
    expect(insidePoint([[box(1, 1, 2, 1)]])).toEqual([1, 1]);
  });
});
