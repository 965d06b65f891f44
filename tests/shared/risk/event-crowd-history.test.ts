import { describe, expect, it } from 'vitest';
import { sumOfZones, type ZoneMeans } from '../../../shared/risk/event-crowd-history.ts';
import { MORNING } from '../../support/risk.ts';

const LENGTH_MS = 15_000;
const STRETCHES = { from: MORNING, lengthMs: LENGTH_MS, count: 4 };

/** A zone that may be silent for two stretches, counted at the beginning of these. */
const zone = (...counts: readonly [stretch: number, value: number][]): ZoneMeans => ({
  silenceMs: 2 * LENGTH_MS,
  means: counts.map(([stretch, value]) => ({
    ...{ stretch, value, lastAt: MORNING + stretch * LENGTH_MS },
  })),
});
const told = (...zones: readonly ZoneMeans[]) =>
  sumOfZones(zones, STRETCHES).map(({ at, value, unknown }) => [
    ...[(at - MORNING) / LENGTH_MS, value, unknown],
  ]);

describe('how the crowd of an event came where it is', () => {
  it('is the sum of its zones', () => {
    expect(told(zone([0, 100], [1, 200], [2, 300], [3, 400]), zone([0, 10], [2, 30]))).toEqual([
      [0, 110, 0],
      [1, 210, 0],
      [2, 330, 0],
      [3, 430, 0],
    ]);
  });

  it('is a least number where a zone has been silent too long', () => {
    expect(told(zone([0, 100]), zone([0, 10], [1, 20], [2, 30], [3, 40]))).toEqual([
      [0, 110, 0],
      [1, 120, 0],
      [2, 130, 0],
      [3, 40, 1],
    ]);
  });

  it('begins with what a zone had before, and has nothing where none was heard', () => {
    expect(told(zone([-3, 500], [-1, 100]), zone())).toEqual([
      [0, 100, 1],
      [1, 100, 1],
    ]);
  });

  it('gives away no number below ten', () => {
    expect(told(zone([0, 3]), zone([0, 100]))[0]).toEqual([0, 110, 0]);
    expect(told(zone([0, 0]), zone([0, 100]))[0]).toEqual([0, 100, 0]);
  });
});
