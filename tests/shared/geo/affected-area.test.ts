import { describe, expect, it } from 'vitest';
import {
  circleArea,
  plumeSector,
  plumeSpread,
  riverArea,
  turnBetween,
} from '../../../shared/geo/affected-area.ts';
import { areaSquareMetres, distanceMetres } from '../../../shared/geo/measure.ts';
import { metresToOutline } from '../../../shared/geo/outline-distance.ts';
import type { PolygonGeometry, Position } from '../../../shared/model/common.ts';

const PLACE: Position = [120.3, 31.5];
const METRE = 1 / 111_195;
const north = (metres: number): Position => [PLACE[0], PLACE[1] + metres * METRE];
const east = (metres: number): Position => [
  PLACE[0] + (metres * METRE) / Math.cos((PLACE[1] * Math.PI) / 180),
  PLACE[1],
];
const covers = (outline: PolygonGeometry, place: Position) => metresToOutline(place, outline) === 0;
const squareMetres = (outline: PolygonGeometry) =>
  areaSquareMetres(outline as Parameters<typeof areaSquareMetres>[0]);

describe('two directions', () => {
  it.each([
    [350, 10, 20],
    [10, 350, 20],
    [90, 270, 180],
    [360, 0, 0],
    [45, 45, 0],
  ])('%i° and %i° are %i° apart, the short way round', (one, other, apart) => {
    expect(turnBetween(one, other)).toBe(apart);
  });
});

describe('a sector down the wind', () => {
  it('reaches as far to either side as its spread says', () => {
    expect([3, 2.9, 1, 0.9, null].map(plumeSpread)).toEqual([30, 45, 45, null, null]);
  });

  it('lies where the wind blows to, and nowhere else', () => {
    const sector = plumeSector(PLACE, 1_000, 180, 4);
    expect(covers(sector, north(900))).toBe(true);
    expect(covers(sector, north(1_100))).toBe(false);
    expect(covers(sector, north(-100))).toBe(false);
    expect(covers(sector, east(500))).toBe(false);
    expect(squareMetres(sector) / (Math.PI * 1e6)).toBeCloseTo(60 / 360, 2);
  });

  it('is wider in a weaker wind', () => {
    const weak = plumeSector(PLACE, 1_000, 180, 2);
    expect(squareMetres(weak) / (Math.PI * 1e6)).toBeCloseTo(90 / 360, 2);
  });

  it.each([
    ['calm', 180, 0.5],
    ['of unknown speed', 180, null],
    ['from nobody knows where', null, 4],
  ])('is the whole circle when the wind is %s', (_, windFrom, speed) => {
    expect(plumeSector(PLACE, 1_000, windFrom, speed)).toEqual(circleArea(PLACE, 1_000));
  });
});

describe('the ground along a river', () => {
  const river = [east(-5_000), east(0), east(5_000)];
  const question = { place: north(300), along: 2_000, metres: 200 };

  it('follows the water to the side that is said, and so far', () => {
    const area = riverArea([river], { ...question, way: 'east' })!;
    expect(covers(area, east(1_900))).toBe(true);
    expect(covers(area, east(2_400))).toBe(false);
    expect(covers(area, east(-400))).toBe(false);
    const both = riverArea([river], { ...question, way: 'both' })!;
    expect(covers(both, east(-1_900))).toBe(true);
    expect(covers(both, east(1_900))).toBe(true);
  });

  it('keeps to the water nearest to the place', () => {
    const other = [north(2_000), north(9_000)];
    const area = riverArea([other, river], { ...question, way: 'west' })!;
    const all = area.coordinates.flat() as Position[];
    expect(Math.max(...all.map((corner) => distanceMetres(PLACE, corner)))).toBeLessThan(2_300);
  });

  it('is none where no water is near, or none leads that way', () => {
    expect(riverArea([river], { ...question, place: north(9_000), way: 'both' })).toBeNull();
    expect(
      riverArea([[east(0), east(900)]], { ...question, place: east(-50), way: 'west' }),
    ).toBeNull();
  });
});
