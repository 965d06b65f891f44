import { describe, expect, it } from 'vitest';
import {
  COMMON_PER_DEGREE,
  northingNear,
  toCommon,
} from '../../../client/map/layers/common-space.ts';

const [LON, LAT] = [120.3, 31.57];
/** Metres of a length in common space at that latitude. */
const METRES = (40_075_017 * Math.cos((LAT * Math.PI) / 180)) / 512;
const [a, b, c, d] = northingNear(LAT);

/** What the shader works out, against the logarithm. */
const errorAt = (east: number, north: number): number => {
  const [x, y] = toCommon(LON, LAT);
  const [trueX, trueY] = toCommon(LON + east, LAT + north);
  const northing = north * (a + north * (b + north * (c + north * d)));
  return Math.hypot(x + east * COMMON_PER_DEGREE - trueX, y + northing - trueY) * METRES;
};

describe('a symbol’s place, as the shader works it out', () => {
  it.each([
    [0, 0],
    [0.8, 0.6],
    [-0.9, -0.6],
    [1, 1],
    [-1, -1],
  ])('is true to a centimetre %d° east and %d° north of the city', (east, north) => {
    expect(errorAt(east, north)).toBeLessThan(0.01);
  });

  it('is true to a metre within three degrees', () => {
    expect(errorAt(3, 3)).toBeLessThan(1.5);
    expect(errorAt(-3, -3)).toBeLessThan(1.5);
  });
});
