import { describe, expect, it } from 'vitest';
import {
  areaSquareMetres,
  distanceMetres,
  isImpossibleJump,
  lengthMetres,
} from '../../../shared/geo/measure.ts';
import type { Position } from '../../../shared/model/common.ts';

const WUXI: Position = [120.31, 31.49];
const START = Date.UTC(2026, 6, 6);

describe('distance', () => {
  it('is about 111 km a degree of latitude and 95 km a degree of longitude here', () => {
    expect(distanceMetres(WUXI, [120.31, 32.49])).toBeCloseTo(111_195, -1);
    expect(distanceMetres(WUXI, [121.31, 31.49]) / 94_818).toBeCloseTo(1, 2);
  });

  it('goes the short way across the 180th meridian', () => {
    expect(distanceMetres([179.999, 0], [-179.999, 0])).toBeCloseTo(222.4, 0);
    expect(distanceMetres([180, 10], [-180, 10])).toBeCloseTo(0, 6);
  });

  it('is nothing between two longitudes of a pole', () => {
    expect(distanceMetres([0, 90], [120, 90])).toBeCloseTo(0, 3);
  });
});

describe('area', () => {
  const square = (side: number): Position[] => [
    WUXI,
    [WUXI[0] + side, WUXI[1]],
    [WUXI[0] + side, WUXI[1] + side],
    [WUXI[0], WUXI[1] + side],
    WUXI,
  ];

  it('is in square metres, holes taken off', () => {
    const outer = square(0.01);
    const whole = areaSquareMetres({ type: 'Polygon', coordinates: [outer] });
    const hole = areaSquareMetres({ type: 'Polygon', coordinates: [square(0.005)] });
    expect(whole / (1_111.95 * 948.2)).toBeCloseTo(1, 2);
    expect(
      areaSquareMetres({ type: 'Polygon', coordinates: [outer, square(0.005).toReversed()] }),
    ).toBeCloseTo(whole - hole, 3);
  });
});

describe('length', () => {
  it('adds up the parts of a line', () => {
    const line: Position[] = [WUXI, [120.32, 31.49], [120.32, 31.5]];
    expect(lengthMetres(line)).toBeCloseTo(
      distanceMetres(line[0]!, line[1]!) + distanceMetres(line[1]!, line[2]!),
      6,
    );
    expect(lengthMetres([WUXI])).toBe(0);
  });
});

describe('a jump', () => {
  const from = { place: WUXI, at: START };
  const secondsLater = (seconds: number, degrees: number) => ({
    place: [WUXI[0], WUXI[1] + degrees] as Position,
    at: START + seconds * 1_000,
  });

  it('beyond 300 km/h is impossible', () => {
    expect(isImpossibleJump(from, secondsLater(60, 0.06))).toBe(true);
    expect(isImpossibleJump(from, secondsLater(60, 0.03))).toBe(false);
  });

  it('within the error of a fix is none, even in no time', () => {
    expect(isImpossibleJump(from, secondsLater(0, 0.0003))).toBe(false);
    expect(isImpossibleJump(from, secondsLater(0, 0.01))).toBe(true);
  });
});
