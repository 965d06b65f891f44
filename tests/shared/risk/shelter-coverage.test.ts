import { describe, expect, it } from 'vitest';
import { sampleArea } from '../../../shared/geo/sample-area.ts';
import type { Position } from '../../../shared/model/common.ts';
import { PERSONS_A_HOUSEHOLD } from '../../../shared/risk/exposure.ts';
import { nearestShelters } from '../../../shared/risk/nearest-shelters.ts';
import { shelterCoverage, townsServed } from '../../../shared/risk/shelter-coverage.ts';

const METRES = 1 / 111_195;
/** A square of that side in metres with its south-west corner so far north and east of the origin. */
const square = (east: number, north: number, side: number): [number, number][] => {
  const lat = 31.5 + north * METRES;
  const lon = 120.3 + (east * METRES) / Math.cos((31.5 * Math.PI) / 180);
  const [wide, high] = [(side * METRES) / Math.cos((31.5 * Math.PI) / 180), side * METRES];
  return [
    [lon, lat],
    [lon + wide, lat],
    [lon + wide, lat + high],
    [lon, lat + high],
    [lon, lat],
  ];
};
const grid = (code: string, rings: [number, number][][], households = 100) => ({
  code,
  town: code.slice(0, 9),
  households,
  samples: sampleArea(rings, 10),
});
const ORIGIN: Position = [120.3, 31.5];
const whole = 100 * PERSONS_A_HOUSEHOLD;

describe('who is served within a distance (art. 21)', () => {
  it('counts a grid by the part of its area within reach', () => {
    // The site is the corner of a square of 1 km: a quarter circle of 500 m covers 19.6 % of it.
    const [served] = shelterCoverage(
      [grid('320205106001001', [square(0, 0, 1_000)])],
      [{ place: ORIGIN, places: 10_000 }],
      500,
      false,
    );
    expect(served!.unserved / served!.population).toBeGreaterThan(0.78);
    expect(served!.unserved / served!.population).toBeLessThan(0.83);
  });

  it('leaves a far grid wholly unserved, and names its town first', () => {
    const grids = shelterCoverage(
      [
        grid('320205106001001', [square(0, 0, 100)]),
        grid('320205107001001', [square(3_000, 0, 100)]),
      ],
      [{ place: ORIGIN, places: 10_000 }],
      500,
      false,
    );
    expect(grids.map(({ unserved }) => Math.round(unserved))).toEqual([0, 256]);
    expect(townsServed(grids)).toEqual([
      { town: '320205107', population: 256, unserved: 256 },
      { town: '320205106', population: 256, unserved: 0 },
    ]);
  });

  it('serves no more than there are places when asked to, the nearest first', () => {
    const grids = [
      grid('320205106001001', [square(0, 0, 100)]),
      grid('320205106001002', [square(300, 0, 100)]),
    ];
    const served = shelterCoverage(grids, [{ place: ORIGIN, places: 300 }], 500, true);
    expect(served[0]!.unserved).toBeCloseTo(0);
    expect(served[1]!.unserved).toBeCloseTo(2 * whole - 300);
  });
});

describe('the samples of an area', () => {
  it('leave out its holes, and a sliver has one all the same', () => {
    expect(sampleArea([square(0, 0, 1_000), square(250, 250, 500)], 10)).toHaveLength(75);
    const sliver: [number, number][] = [
      [120, 31],
      [120.1, 31.1],
      [120.1001, 31.1],
      [120, 31],
    ];
    expect(sampleArea([sliver], 2)).toHaveLength(1);
  });
});

describe('the nearest open shelter', () => {
  const shelter = (
    id: string,
    north: number,
    left: number | null,
    state: 'open' | 'standby' = 'open',
  ) => ({
    ...{ id, left, state },
    place: [120.3, 31.5 + north * METRES] as Position,
  });

  it('has places; one that nobody counts is named apart and never counted as free', () => {
    const found = nearestShelters(
      ORIGIN,
      [
        shelter('far', 900, 20),
        shelter('near', 300, 5),
        shelter('full', 50, 0),
        shelter('not-counted', 100, null),
        shelter('closed', 10, 500, 'standby'),
      ],
      5,
    );
    expect(found.withPlaces.map(({ id, metres }) => [id, metres])).toEqual([
      ['near', 300],
      ['far', 900],
    ]);
    expect(found.notKnown.map(({ id }) => id)).toEqual(['not-counted']);
  });
});
