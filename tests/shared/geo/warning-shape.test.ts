import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCoverage } from '../../../geodata/read.ts';
import { checkGeometry } from '../../../shared/geo/geometry-gate.ts';
import { areaSquareMetres, distanceMetres } from '../../../shared/geo/measure.ts';
import { areaShapes } from '../../../shared/geo/topology.ts';
import { circleRing, simplifyRing, VERTEX_BUDGET } from '../../../shared/geo/warning-shape.ts';
import type { Position } from '../../../shared/model/common.ts';

const CENTRE: Position = [120.3, 31.5];

/** A ring that never crosses itself: one radius a direction. */
const star = (radii: readonly number[]): Position[] => {
  const ring = radii.map((radius, at): Position => {
    const turn = (2 * Math.PI * at) / radii.length;
    return [CENTRE[0] + radius * Math.cos(turn), CENTRE[1] + radius * Math.sin(turn)];
  });
  return [...ring, ring[0]!];
};

const turn = (a: Position, b: Position, c: Position) =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
const crosses = (a: Position, b: Position, c: Position, d: Position) =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
const crossings = (ring: readonly Position[]): number => {
  let found = 0;
  for (let one = 0; one < ring.length - 1; one += 1) {
    for (let other = one + 2; other < ring.length - 1; other += 1) {
      if (crosses(ring[one]!, ring[one + 1]!, ring[other]!, ring[other + 1]!)) found += 1;
    }
  }
  return found;
};

/** Whether a place lies in a ring or within a tenth of a millimetre of it. */
const isIn = (ring: readonly Position[], [x, y]: Position): boolean => {
  let isInside = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [[ax, ay], [bx, by]] = [ring[at - 1]!, ring[at]!];
    const [dx, dy] = [bx - ax, by - ay];
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const near = Math.min(1, Math.max(0, along));
    if (Math.hypot(ax + near * dx - x, ay + near * dy - y) < 1e-9) return true;
    if (ay > y !== by > y && x < (dx * (y - ay)) / dy + ax) isInside = !isInside;
  }
  return isInside;
};

const outlinesOfCounties = (): (readonly Position[])[] =>
  areaShapes(readCoverage(), 'counties').map(({ rings }) => rings[0]!);

describe('an area that goes out', () => {
  it('is left alone within the budget', () => {
    const ring = star([0.1, 0.1, 0.1, 0.1]);
    expect(simplifyRing(ring)).toEqual(ring);
  });

  it('has at most the budget of corners, is closed and does not cross itself', () => {
    const radius = fc.integer({ min: 5, max: 200 }).map((thousandth) => thousandth / 1_000);
    const radii = fc.array(radius, { minLength: 120, maxLength: 600, size: 'max' });
    fc.assert(
      fc.property(radii, fc.integer({ min: 8, max: VERTEX_BUDGET }), (given, budget) => {
        const ring = simplifyRing(star(given), budget);
        expect(ring.length).toBeLessThanOrEqual(budget);
        expect(checkGeometry({ type: 'Polygon', coordinates: [ring] })).toEqual({ valid: true });
        expect(crossings(ring)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves nobody out: every corner of the area lies in what goes out', () => {
    const radius = fc.integer({ min: 5, max: 200 }).map((thousandth) => thousandth / 1_000);
    const radii = fc.array(radius, { minLength: 101, maxLength: 400, size: 'max' });
    fc.assert(
      fc.property(radii, fc.integer({ min: 8, max: VERTEX_BUDGET }), (given, budget) => {
        for (const ring of [star(given), star(given).reverse()]) {
          const out = simplifyRing(ring, budget);
          expect(ring.filter((place) => !isIn(out, place))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('holds all of every county of the city, and at most a fifteenth more', () => {
    for (const outer of outlinesOfCounties()) {
      const out = simplifyRing(outer);
      expect(out.length).toBeLessThanOrEqual(VERTEX_BUDGET);
      expect(outer.filter((place) => !isIn(out, place))).toEqual([]);
      const [before, after] = [outer, out].map((ring) =>
        areaSquareMetres({ type: 'Polygon', coordinates: [[...ring]] }),
      );
      expect(after! / before!).toBeLessThan(1 + 1 / 15);
    }
  });

  it('follows a circle within half a percent of its radius', () => {
    const ring = circleRing(CENTRE, 10);
    expect(ring[0]).toEqual(ring.at(-1));
    for (const place of ring) {
      expect(Math.abs(distanceMetres(CENTRE, place) - 10_000)).toBeLessThan(50);
    }
  });
});
