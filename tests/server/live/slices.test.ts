import { describe, expect, it } from 'vitest';
import { sliceByTown } from '../../../server/live/slices.ts';
import { unpackDegrees, unpackHundredths } from '../../../shared/wire/telemetry-columns.ts';
import { decodeFrame, joinFrame } from '../../../shared/wire/telemetry-frame.ts';
import { newestReading } from '../../support/newest.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

const NOW = Date.parse('2026-07-06T02:00:00.000Z');
const EAST = { county: COUNTIES.east, town: TOWNS.eastOne };

const decoded = (...readings: Parameters<typeof sliceByTown>[0][]) => {
  const slices = sliceByTown([...readings[0]!]);
  const header = { sequence: 1, serverTime: NOW, keyframe: false };
  return decodeFrame(
    joinFrame(
      header,
      slices.map(({ bytes }) => bytes),
    ),
  ).slices;
};

describe('slices', () => {
  it('hold one town each, numbers apart from positions', () => {
    const slices = decoded([
      newestReading(1, { ...EAST, value: 4.59, condition: 3, at: NOW - 1_000 }),
      newestReading(6, {
        ...EAST,
        value: null,
        lon: 120.3001234,
        lat: 31.5,
        speed: 12.5,
        heading: 90,
      }),
      newestReading(9, { value: null }),
    ]);
    expect(slices.map(({ town }) => town)).toEqual([Number(TOWNS.eastOne), 0]);
    const [east, nowhere] = slices;
    expect([...east!.scalars.streams]).toEqual([1]);
    expect(east!.scalars.values[0]).toBeCloseTo(4.59, 5);
    expect(east!.scalars.conditions[0]).toBe(3);
    expect(east!.baseTime - east!.scalars.ages[0]!).toBe(NOW - 1_000);
    expect([...east!.positions.streams]).toEqual([6]);
    expect(unpackDegrees(east!.positions.lons[0]!)).toBeCloseTo(120.3001234, 7);
    expect(unpackHundredths(east!.positions.speeds[0]!)).toBe(12.5);
    expect(unpackHundredths(east!.positions.headings[0]!)).toBe(90);
    expect(nowhere!.scalars.values[0]).toBeNaN();
  });

  it('say when the quality checks doubt a reading', () => {
    const [slice] = decoded([newestReading(1, EAST), newestReading(2, { ...EAST, quality: 2 })]);
    expect([...slice!.scalars.flags]).toEqual([0, 1]);
  });
});
