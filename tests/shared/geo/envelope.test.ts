import { describe, expect, it } from 'vitest';
import {
  type Box,
  boxAround,
  CITY_ENVELOPE,
  isInside,
  splitAtAntimeridian,
  widen,
} from '../../../shared/geo/envelope.ts';

const ACROSS: Box = [179, -10, -179, 10];

describe('the envelope of the city', () => {
  it('holds the city and its edge', () => {
    expect(isInside(CITY_ENVELOPE, [120.31, 31.49])).toBe(true);
    expect(isInside(CITY_ENVELOPE, [119.55, 31.12])).toBe(true);
  });

  it.each([
    ['swapped coordinates', [31.49, 120.31]],
    ['nowhere', [0, 0]],
    ['Shanghai', [121.47, 31.23]],
    ['no number', [Number.NaN, 31.49]],
    ['no number', [120.31, Number.NaN]],
  ] as const)('does not hold %s', (_name, place) => {
    expect(isInside(CITY_ENVELOPE, [...place])).toBe(false);
  });
});

describe('a box across the 180th meridian', () => {
  it('holds both sides and nothing between', () => {
    expect(isInside(ACROSS, [179.999, 0])).toBe(true);
    expect(isInside(ACROSS, [-179.999, 0])).toBe(true);
    expect(isInside(ACROSS, [0, 0])).toBe(false);
  });

  it('becomes two that do not', () => {
    expect(splitAtAntimeridian(ACROSS)).toEqual([
      [179, -10, 180, 10],
      [-180, -10, -179, 10],
    ]);
    expect(splitAtAntimeridian(CITY_ENVELOPE)).toEqual([CITY_ENVELOPE]);
  });

  it('is what lies around places on both sides, not a belt around the world', () => {
    expect(
      boxAround([
        [-179.5, 1],
        [179.5, -1],
      ]),
    ).toEqual([179.5, -1, -179.5, 1]);
  });
});

describe('any box', () => {
  it('takes 180 and -180 for one', () => {
    expect(isInside([170, -10, 180, 10], [-180, 0])).toBe(true);
    expect(isInside([-180, -10, -170, 10], [180, 0])).toBe(true);
    expect(isInside([0, -10, 10, 10], [180, 0])).toBe(false);
  });

  it('that reaches a pole holds it at every longitude', () => {
    expect(isInside([0, 80, 10, 90], [-120, 90])).toBe(true);
    expect(isInside([0, 80, 10, 89.9], [-120, 90])).toBe(false);
  });

  it('is around its places, and null around none', () => {
    expect(
      boxAround([
        [120.5, 31.2],
        [119.7, 31.9],
        [120.1, 31.5],
      ]),
    ).toEqual([119.7, 31.2, 120.5, 31.9]);
    expect(boxAround([])).toBeNull();
  });

  it('widens no further than the poles', () => {
    expect(widen([0, -89.9, 1, 89.9], 1)).toEqual([-1, -90, 2, 90]);
  });
});
