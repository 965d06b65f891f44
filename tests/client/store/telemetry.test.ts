import { describe, expect, it } from 'vitest';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import { UPDATE_FLAGS } from '../../../shared/wire/telemetry-columns.ts';
import {
  NOON,
  positionFrame,
  REGISTERS,
  UNIT_STREAM,
  valueFrame,
  WATER_STREAM,
} from '../../support/client/map.ts';

const SECOND = 1_000;

function telemetryOf() {
  const telemetry = new Telemetry();
  telemetry.configure(REGISTERS.streams);
  return telemetry;
}
const latestOf = (at: number, value: number) => ({
  numbers: [WATER_STREAM],
  at: [at],
  values: [value],
  conditions: [CONDITION_CODE.blue],
  flags: [0],
  longitudes: [null],
  latitudes: [null],
  speeds: [null],
  headings: [null],
});

describe('the newest of every stream', () => {
  it('is unknown until something is heard', () => {
    const telemetry = telemetryOf();
    const row = telemetry.indexOf(WATER_STREAM);
    expect(telemetry.condition[row]).toBe(CONDITION_CODE.unknown);
    expect(telemetry.value[row]).toBeNaN();
    expect(telemetry.at[row]).toBe(0);
  });

  it('takes a newer reading', () => {
    const telemetry = telemetryOf();
    telemetry.applyFrame(valueFrame(WATER_STREAM, 3.5, NOON));
    telemetry.applyFrame(valueFrame(WATER_STREAM, 4, NOON + SECOND, 'yellow'));
    const row = telemetry.indexOf(WATER_STREAM);
    expect(telemetry.value[row]).toBe(4);
    expect(telemetry.at[row]).toBe(NOON + SECOND);
    expect(telemetry.condition[row]).toBe(CONDITION_CODE.yellow);
  });

  it('tells of a frame when all of it can be read, until nobody wants to know', () => {
    const telemetry = telemetryOf();
    const seen: (number | undefined)[] = [];
    let before = telemetry.revision;
    const end = telemetry.follow(() => {
      expect(telemetry.revision).toBeGreaterThan(before);
      before = telemetry.revision;
      seen.push(telemetry.value[telemetry.indexOf(WATER_STREAM)]);
    });
    telemetry.applyFrame(valueFrame(WATER_STREAM, 3.5, NOON));
    end();
    telemetry.applyFrame(valueFrame(WATER_STREAM, 4, NOON + SECOND));
    expect(seen).toEqual([3.5]);
  });

  it('is never overwritten by an older one, whichever way that comes', () => {
    const telemetry = telemetryOf();
    telemetry.applyFrame(valueFrame(WATER_STREAM, 4, NOON));
    telemetry.applyFrame(valueFrame(WATER_STREAM, 1, NOON - SECOND));
    telemetry.applyLatest(latestOf(NOON - SECOND, 2));
    expect(telemetry.value[telemetry.indexOf(WATER_STREAM)]).toBe(4);
  });

  it('takes the same reading again with another condition', () => {
    const telemetry = telemetryOf();
    telemetry.applyFrame(valueFrame(WATER_STREAM, 4, NOON));
    telemetry.applyFrame(valueFrame(WATER_STREAM, 4, NOON, 'red'));
    expect(telemetry.condition[telemetry.indexOf(WATER_STREAM)]).toBe(CONDITION_CODE.red);
  });

  it('keeps the last good value when the journal says that the stream fell silent', () => {
    const telemetry = telemetryOf();
    telemetry.applyFrame(valueFrame(WATER_STREAM, 4, NOON));
    telemetry.applyConditions([[WATER_STREAM, 'unknown']]);
    const row = telemetry.indexOf(WATER_STREAM);
    expect(telemetry.condition[row]).toBe(CONDITION_CODE.unknown);
    expect(telemetry.value[row]).toBe(4);
  });

  it('is marked where the quality checks doubt it, by a snapshot as by a frame, until a sound one comes', () => {
    const telemetry = telemetryOf();
    const row = telemetry.indexOf(WATER_STREAM);
    telemetry.applyLatest({ ...latestOf(NOON, 9), flags: [UPDATE_FLAGS.suspect] });
    expect(telemetry.suspect[row]).toBe(1);
    telemetry.applyLatest(latestOf(NOON + SECOND, 4));
    expect(telemetry.suspect[row]).toBe(0);
  });

  it('keeps centimetres of a position', () => {
    const telemetry = telemetryOf();
    telemetry.applyFrame(positionFrame(UNIT_STREAM, 120.3012345, 31.5067891, NOON));
    const row = telemetry.indexOf(UNIT_STREAM);
    expect(telemetry.lon[row]).toBeCloseTo(120.3012345, 7);
    expect(telemetry.lat[row]).toBeCloseTo(31.5067891, 7);
    expect(telemetry.heading[row]).toBe(90);
    expect(telemetry.speed[row]).toBe(12);
  });

  it('passes over streams of no register', () => {
    const telemetry = telemetryOf();
    telemetry.applyFrame(valueFrame(99, 1, NOON));
    expect(telemetry.indexOf(99)).toBe(-1);
  });

  it('says which columns are worth another look', () => {
    const telemetry = telemetryOf();
    const { conditionRevision, positionRevision } = telemetry;
    telemetry.applyFrame(valueFrame(WATER_STREAM, 4, NOON, 'none'));
    expect(telemetry.conditionRevision).toBe(conditionRevision + 1);
    telemetry.applyFrame(valueFrame(WATER_STREAM, 5, NOON + SECOND, 'none'));
    expect(telemetry.conditionRevision).toBe(conditionRevision + 1);
    expect(telemetry.positionRevision).toBe(positionRevision);
  });

  it('keeps what is known when the register changes', () => {
    const telemetry = telemetryOf();
    telemetry.applyFrame(valueFrame(WATER_STREAM, 4, NOON));
    telemetry.configure([...REGISTERS.streams].reverse());
    expect(telemetry.value[telemetry.indexOf(WATER_STREAM)]).toBe(4);
  });
});
