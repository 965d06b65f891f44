import { describe, expect, it } from 'vitest';
import type { LiveState } from '../../../client/store/live-store.ts';
import { indexRegisters } from '../../../client/store/registers.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { earlierNumbers } from '../../../client/wall/earlier.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import type { Earlier } from '../../../shared/wire/earlier.ts';
import { anAlarm, REGISTERS, WATER_STREAM } from '../../support/client/map.ts';

const NOW = '2026-11-22T12:10:00.000Z';
const THEN = '2026-11-22T12:00:00.000Z';
const GRID = '320211001001001';
const OTHER_GRID = '320211001001002';

const RULE = SHIPPED_RULES.find(({ id }) => id === 'water-level-wuxi')!;
const registers = indexRegisters({
  ...REGISTERS,
  rules: [RULE],
  streams: REGISTERS.streams.map((stream) =>
    stream.number === WATER_STREAM ? { ...stream, rule: RULE.id } : stream,
  ),
});
const telemetry = new Telemetry();
telemetry.configure(registers.streams);
telemetry.applyLatest({
  numbers: [WATER_STREAM],
  at: [Date.parse(NOW)],
  values: [4.4],
  conditions: [CONDITION_CODE.orange],
  flags: [0],
  longitudes: [null],
  latitudes: [null],
  speeds: [null],
  headings: [null],
});

const now = {
  registers,
  coverage: {
    indexOf: new Map([
      [GRID, 0],
      [OTHER_GRID, 1],
    ]),
  } as unknown as LiveState['coverage'],
  alarms: new Map([
    [1, anAlarm({ id: 1 })],
    [2, anAlarm({ id: 2 })],
  ]),
  gridConditions: Uint8Array.of(CONDITION_CODE.red, CONDITION_CODE.orange),
  holds: new Map(),
  escalations: new Map(),
};
const earlier = (more: Partial<Earlier> = {}): Earlier => ({
  at: THEN,
  alarms: [],
  grids: [],
  streams: [],
  values: [],
  ...more,
});
const overview = (more?: Partial<Earlier>) =>
  earlierNumbers(now, telemetry, earlier(more)).badness.overview;

describe('the wall’s numbers as they were', () => {
  it('are the present ones where nothing was otherwise', () => {
    const [alarms, open, grids] = overview();
    expect([alarms, open, grids]).toEqual([2, 2, 2]);
  });

  it('leave out an alarm that had not risen, and have again one that has cleared since', () => {
    expect(overview({ alarms: [{ id: 2, alarm: null }] }).slice(0, 2)).toEqual([1, 1]);
    const gone = { id: 3, alarm: anAlarm({ id: 3, acknowledgedAt: THEN }) };
    expect(overview({ alarms: [gone] }).slice(0, 2)).toEqual([3, 2]);
    const over = { id: 3, alarm: anAlarm({ id: 3, active: false, acknowledgedAt: THEN }) };
    expect(overview({ alarms: [over] }).slice(0, 2)).toEqual([2, 2]);
  });

  it('count grids and streams by what they were', () => {
    const [, , grids, unknown] = overview({
      grids: [[GRID, 'yellow']],
      streams: [[WATER_STREAM, 'unknown']],
    });
    expect(grids).toBe(1);
    expect(unknown).toBe((overview()[3] ?? 0) + 1);
  });

  it('hold the water as it was against the alert, and nothing where nothing was heard', () => {
    const flood = (more: Partial<Earlier>) =>
      earlierNumbers(now, telemetry, earlier(more)).badness.flood[0];
    const alert = Math.min(...RULE.bands.map(({ from }) => from));
    expect(flood({ values: [[WATER_STREAM, alert + 0.1]] })).toBeCloseTo(0.1, 5);
    expect(flood({})).toBeNull();
  });

  it('leave the present as it is', () => {
    overview({ grids: [[GRID, 'none']], streams: [[WATER_STREAM, 'none']] });
    expect(now.gridConditions[0]).toBe(CONDITION_CODE.red);
    expect(telemetry.condition[telemetry.indexOf(WATER_STREAM)]).toBe(CONDITION_CODE.orange);
  });
});
