import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { detectShift, toWgs84 } from '../../../shared/geo/coordinates.ts';
import { distanceMetres } from '../../../shared/geo/measure.ts';
import type { Position } from '../../../shared/model/common.ts';

const { transform, WGS84, GCJ02, BD09 } = gcoord;

const PLACES: Position[] = [
  [120.31, 31.49],
  [119.8, 31.36],
  [120.27, 31.91],
  [120.45, 31.58],
];
const inGcj02 = PLACES.map((place) => transform<Position>([...place], WGS84, GCJ02));
const inBd09 = PLACES.map((place) => transform<Position>([...place], WGS84, BD09));

describe('a declared datum', () => {
  it('is taken off to within a metre or so', () => {
    for (const [index, place] of PLACES.entries()) {
      expect(distanceMetres(toWgs84('gcj02', inGcj02[index]!), place)).toBeLessThan(1.5);
      expect(distanceMetres(toWgs84('bd09', inBd09[index]!), place)).toBeLessThan(1.5);
    }
  });

  it('leaves WGS 84 and CGCS2000 as they are, and the place it was given', () => {
    const place: Position = [120.31, 31.49];
    expect(toWgs84('wgs84', place)).toEqual(place);
    expect(toWgs84('cgcs2000', place)).toEqual(place);
    toWgs84('gcj02', place);
    expect(place).toEqual([120.31, 31.49]);
  });
});

describe('a shift between two lists of the same places', () => {
  it('of GCJ-02 is about 437 m east and 210 m south in Wuxi, and is named', () => {
    const shift = detectShift(PLACES.slice(0, 1), inGcj02.slice(0, 1))!;
    expect(shift.eastMetres).toBeCloseTo(437, -1);
    expect(shift.northMetres).toBeCloseTo(-210, -1);
    expect(detectShift(PLACES, inGcj02)).toMatchObject({ systematic: true, likely: 'gcj02' });
  });

  it('of BD-09 is told from it', () => {
    expect(detectShift(PLACES, inBd09)).toMatchObject({ systematic: true, likely: 'bd09' });
  });

  it('is none between honest lists, nor where aim is merely bad', () => {
    const near = PLACES.map(([lon, lat]): Position => [lon + 0.0002, lat]);
    const wild = PLACES.map(
      ([lon, lat], place): Position => [lon + (place % 2 ? -0.02 : 0.03), lat],
    );
    expect(detectShift(PLACES, near)).toMatchObject({ systematic: false, likely: null });
    expect(detectShift(PLACES, wild)).toMatchObject({ systematic: false, likely: null });
  });

  it('names no datum for a shift no datum makes', () => {
    const moved = PLACES.map(([lon, lat]): Position => [lon - 0.005, lat]);
    expect(detectShift(PLACES, moved)).toMatchObject({ systematic: true, likely: null });
  });

  it('needs pairs', () => {
    expect(detectShift([], [])).toBeNull();
    expect(() => detectShift(PLACES, [])).toThrow('expected 4 received places, got 0');
  });
});
