import { describe, expect, it } from 'vitest';
import { crowdLinesOf } from '../../../client/panels/card/trend-points.ts';
import { eventCrowdOf } from '../../../client/situation/event-crowd.ts';
import { indexRegisters } from '../../../client/store/registers.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { CONDITION_CODE, type Condition } from '../../../shared/model/level.ts';
import { UPDATE_FLAGS } from '../../../shared/wire/telemetry-columns.ts';
import { CROWD_STREAM, NOON, REGISTERS } from '../../support/client/map.ts';

const [zone] = REGISTERS.gatherings;
const counter = REGISTERS.streams.find(({ number }) => number === CROWD_STREAM)!;
const SECOND = { ...counter, number: 99, id: 'stream-99', subject: 'meadow' };
const registers = indexRegisters({
  ...REGISTERS,
  streams: [...REGISTERS.streams, SECOND],
  gatherings: [
    zone!,
    { ...zone!, id: 'meadow', stream: SECOND.id },
    { ...zone!, id: 'uncounted', stream: null },
  ],
});
const zones = (...ids: string[]) => ({
  zones: ids.map((gathering) => ({ gathering, capacity: 5_000 })),
});

type Count = { value: number; condition?: Condition; suspect?: boolean };
/** Columns that hold the newest count of each of both zones. */
function columnsOf(...counts: readonly Count[]): Telemetry {
  const columns = new Telemetry();
  columns.configure(registers.streams);
  const nulls = counts.map(() => null);
  columns.applyLatest({
    numbers: [counter.number, SECOND.number].slice(0, counts.length),
    at: counts.map(() => NOON),
    values: counts.map(({ value }) => value),
    conditions: counts.map(({ condition = 'none' }) => CONDITION_CODE[condition]),
    flags: counts.map(({ suspect = false }) => (suspect ? UPDATE_FLAGS.suspect : 0)),
    ...{ longitudes: nulls, latitudes: nulls, speeds: nulls, headings: nulls },
  });
  return columns;
}
const told = (ids: readonly string[], ...counts: readonly Count[]) => {
  const { value, unknown } = eventCrowdOf(zones(...ids), registers, columnsOf(...counts));
  return [value, unknown];
};

describe('the crowd of an event now', () => {
  const both = [zone!.id, 'meadow'];

  it('is the sum of its zones; one that nothing counts is in no sum', () => {
    expect(told(both, { value: 300 }, { value: 200 })).toEqual([500, 0]);
    expect(told([...both, 'uncounted'], { value: 300 }, { value: 200 })).toEqual([500, 0]);
  });

  it('is a least number where a zone is silent, doubted or outside the area of who looks', () => {
    expect(told(both, { value: 300 })).toEqual([300, 1]);
    expect(told(both, { value: 300 }, { value: 200, condition: 'unknown' })).toEqual([300, 1]);
    expect(told(both, { value: 300 }, { value: 200, suspect: true })).toEqual([300, 1]);
    expect(told([...both, 'elsewhere'], { value: 300 }, { value: 200 })).toEqual([500, 1]);
  });

  it('is unknown where none of them is known, never nobody', () => {
    expect(told(both)).toEqual([null, 2]);
  });

  it('gives away no number below ten', () => {
    expect(told(both, { value: 300 }, { value: 4 })).toEqual([310, 0]);
  });
});

describe('its line', () => {
  const at = (second: number) => new Date(NOON + second * 1_000).toISOString();

  it('stops where a zone was not heard, while the thin one goes on', () => {
    const { mean, minimum } = crowdLinesOf([
      { at: at(0), value: 500, unknown: 0 },
      { at: at(15), value: 300, unknown: 1 },
      { at: at(30), value: 510, unknown: 0 },
    ]);
    expect(mean.map(([, value]) => value)).toEqual([500, null, 510]);
    expect(minimum.map(([, value]) => value)).toEqual([500, 300, 510]);
  });
});
