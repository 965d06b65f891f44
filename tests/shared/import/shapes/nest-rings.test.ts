import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileRing, nestRings } from '../../../../shared/import/shapes/nest-rings.ts';

/** A clockwise square, as outer rings of a Shapefile run; `reach` from its middle to its sides. */
const square = (reach: number, [x, y]: [number, number] = [0, 0]): FileRing => [
  [x - reach, y - reach],
  [x - reach, y + reach],
  [x + reach, y + reach],
  [x + reach, y - reach],
  [x - reach, y - reach],
];
const hole = (reach: number, middle?: [number, number]) => square(reach, middle).toReversed();
const swapped = (rings: FileRing[]) =>
  rings.map((ring) => ring.map(([x, y]): [number, number] => [y, x]));
/** A ring told by its widest reach, counted from its first corner. */
const reachOf = (ring: FileRing) => {
  const xs = ring.map(([x]) => x);
  return (Math.max(...xs) - Math.min(...xs)) / 2;
};
const told = (rings: FileRing[]) =>
  nestRings(rings)
    .map((polygon) => polygon.map(reachOf))
    .sort(([one], [other]) => other! - one!);

/** A lake with an island that has a pond. */
const LAKE = [square(4), hole(3), square(2), hole(1)];

describe('rings of a shape', () => {
  it('are polygons with the holes that lie in them, in whatever order they come', () => {
    const orders = fc.shuffledSubarray(LAKE, { minLength: LAKE.length });
    fc.assert(
      fc.property(orders, fc.boolean(), (rings, isSwapped) => {
        expect(told(isSwapped ? swapped(rings) : rings)).toEqual([
          [4, 3],
          [2, 1],
        ]);
      }),
    );
  });

  it.each([0, 1, 2])('keep a hole that touches its outer ring with corner %i', (first) => {
    const corners: FileRing = [
      [4, 0],
      [2, 1],
      [2, -1],
    ];
    const turned = [...corners.slice(first), ...corners.slice(0, first)];
    const touching = [...turned, turned[0]!];
    for (const inner of [touching, touching.map(([x, y]): [number, number] => [-x, -y])]) {
      expect(told([square(4), inner])).toEqual([[4, 1]]);
    }
  });

  it('are polygons of their own where one lies on another and runs the same way', () => {
    expect(told([square(4), square(2)])).toEqual([[4], [2]]);
    expect(told([square(4), square(1, [9, 0])])).toEqual([[4], [1]]);
  });
});
