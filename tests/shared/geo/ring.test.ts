import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInArea, isInRing, planeBoxOf, ringArea, turn } from '../../../shared/geo/ring.ts';
import type { Position } from '../../../shared/model/common.ts';

/** Counter-clockwise, closed. */
const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

describe('a ring', () => {
  it('has an area above 0 where it runs counter-clockwise, below 0 where it runs clockwise', () => {
    expect(ringArea(box(1, 2, 4, 4))).toBe(6);
    expect(ringArea(box(1, 2, 4, 4).toReversed())).toBe(-6);
  });

  it('has the same area left open, and far from the origin', () => {
    const open = box(40_500_000, 3_500_000, 40_500_000.5, 3_500_000.5).slice(0, -1);
    expect(ringArea(open)).toBe(0.25);
  });

  it('has an inside whichever way it runs', () => {
    const place = fc.tuple(fc.integer({ min: -3, max: 13 }), fc.integer({ min: -3, max: 13 }));
    fc.assert(
      fc.property(place, fc.boolean(), ([x, y], isTurned) => {
        const ring = isTurned ? box(0, 0, 10, 10).toReversed() : box(0, 0, 10, 10);
        const isWithin = x >= 0 && x < 10 && y >= 0 && y < 10;
        expect(isInRing(ring, [x + 0.5, y + 0.5])).toBe(isWithin);
      }),
    );
  });
});

describe('an area of rings', () => {
  it('has an inside, without its holes', () => {
    const rings = [box(0, 0, 10, 10), box(4, 4, 6, 6)];
    const places: Position[] = [
      [1, 1],
      [5, 5],
      [11, 5],
    ];
    expect(places.map((place) => isInArea(rings, place))).toEqual([true, false, false]);
  });
});

describe('three places', () => {
  it('turn left above 0, right below 0, and not at all on a line', () => {
    expect(turn([0, 0], [2, 0], [2, 3])).toBe(6);
    expect(turn([0, 0], [2, 0], [2, -3])).toBe(-6);
    expect(turn([0, 0], [2, 0], [5, 0])).toBe(0);
  });
});

describe('a box', () => {
  it('goes around its places, and around none it holds nothing', () => {
    const places = box(1, 2, 4, 4).slice(1, 3);
    expect(planeBoxOf([...places, [-1, 3]])).toEqual([-1, 2, 4, 4]);
    expect(planeBoxOf([])).toEqual([Infinity, Infinity, -Infinity, -Infinity]);
  });
});
