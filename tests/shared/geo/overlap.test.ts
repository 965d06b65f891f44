import { expect, it } from 'vitest';
import { sharedSquareMetres } from '../../../shared/geo/overlap.ts';
import type { PolygonGeometry } from '../../../shared/model/common.ts';

/** A thousandth of a degree of latitude is 111 m, of longitude here 95 m. */
const square = (west: number, south: number, size = 0.002): PolygonGeometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

it('is what lies in both, and nothing where outlines are apart or only touch', () => {
  const one = square(120.3, 31.5);
  expect(sharedSquareMetres(one, square(120.301, 31.501))).toBeCloseTo(111.2 * 94.8, -2);
  expect(sharedSquareMetres(one, square(120.3005, 31.5005, 0.001))).toBeCloseTo(111.2 * 94.8, -2);
  expect(sharedSquareMetres(one, square(120.302, 31.5))).toBeLessThan(1);
  expect(sharedSquareMetres(one, square(120.4, 31.5))).toBe(0);
});
