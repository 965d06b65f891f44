import { describe, expect, it } from 'vitest';
import { indexRegisters } from '../../../client/store/registers.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import type { Known, Then } from '../../../client/wall/kpi.ts';
import { kpisOf, ladderCounts, rungsOf } from '../../../client/wall/kpis.ts';
import type { SceneName } from '../../../client/wall/schedule.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { CONDITION_CODE, type Condition } from '../../../shared/model/level.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { UPDATE_FLAGS } from '../../../shared/wire/telemetry-columns.ts';
import {
  anAlarm,
  CROWD_STREAM,
  GAS_STREAM,
  NOON,
  REGISTERS,
  SHELTER_STREAM,
  UNIT_STREAM,
  WATER_STREAM,
} from '../../support/client/map.ts';

const RULE = SHIPPED_RULES.find(({ id }) => id === 'water-level-wuxi')!;
const TEN_MINUTES = 600_000;
const registers = indexRegisters({
  ...REGISTERS,
  rules: [RULE],
  streams: REGISTERS.streams.map((stream) =>
    stream.number === WATER_STREAM ? { ...stream, rule: RULE.id } : stream,
  ),
});
const known = (more: Partial<Known> = {}): Known => ({
  ...{ registers, alarms: new Map(), gridConditions: new Uint8Array() },
  isAside: () => false,
  ...more,
});

/** What was just heard: stream, value, condition, what the quality checks say. */
function heard(
  ...readings: [stream: number, value: number, condition?: Condition, flags?: number][]
) {
  const telemetry = new Telemetry();
  telemetry.configure(registers.streams);
  const none = readings.map(() => null);
  telemetry.applyLatest({
    numbers: readings.map(([number]) => number),
    at: readings.map(() => NOON),
    values: readings.map(([, value]) => value),
    conditions: readings.map(([, , condition = 'none']) => CONDITION_CODE[condition]),
    flags: readings.map(([, , , flags = 0]) => flags),
    ...{ longitudes: none, latitudes: none, speeds: none, headings: none },
  });
  return telemetry;
}
const then = (...values: [number, number][]): Then => ({
  at: NOON - TEN_MINUTES,
  values: new Map(values),
});
const byName = (...asked: Parameters<typeof kpisOf>) =>
  Object.fromEntries(kpisOf(...asked).map((kpi) => [kpi.name, kpi]));

describe('the flood scene', () => {
  it('tells how far the water over its alert is from the next step, and whether it comes nearer', () => {
    const now = byName('flood', known(), heard([WATER_STREAM, 4.1, 'blue']), null);
    expect(now['wall.kpi.highest-water']?.value).toBeCloseTo(0.2);
    expect(now['wall.kpi.to-yellow']).toMatchObject({ condition: 'blue', at: NOON });
    expect(now['wall.kpi.to-yellow']?.value).toBeCloseTo(0.1);
    const earlier = byName('flood', known(), heard([WATER_STREAM, 4.0, 'blue']), null);
    expect(now['wall.kpi.to-yellow']!.badness).toBeGreaterThan(
      earlier['wall.kpi.to-yellow']!.badness!,
    );
  });

  it('says why its sign is worse than its water: the level is kept until it has been below for long enough', () => {
    const noteAt = (value: number) =>
      byName('flood', known(), heard([WATER_STREAM, value, 'blue']), null)[
        value < 3.9 ? 'wall.kpi.below-alert' : 'wall.kpi.highest-water'
      ]?.note;
    expect(noteAt(3.95)).toBeNull();
    expect(noteAt(3.88)).toEqual({ key: 'wall.kpi.held' });
    // Far above the next step, and not for long enough to be raised.
    expect(noteAt(4.9)).toEqual({ key: 'wall.kpi.awaited' });
  });

  it('says of a level the quality checks doubt that it is doubtful', () => {
    const doubted = heard([WATER_STREAM, 4.1, 'none', UPDATE_FLAGS.suspect]);
    const told = byName('flood', known(), doubted, null)['wall.kpi.highest-water'];
    expect(told?.note).toEqual({ key: 'wall.kpi.doubted' });
    const leap = heard([WATER_STREAM, 3.6, 'none', UPDATE_FLAGS.suspect]);
    const rise = byName('flood', known(), leap, then([WATER_STREAM, 1.6]))['wall.kpi.fastest-rise'];
    expect(rise?.note).toEqual({ key: 'wall.kpi.doubted' });
    const stuck = heard([CROWD_STREAM, 1_600, 'none', UPDATE_FLAGS.suspect]);
    const crowd = byName('crowd', known(), stuck, then([CROWD_STREAM, 1_400]));
    for (const name of ['crowd-fullest', 'crowd-soonest', 'crowd-density']) {
      expect(crowd[`wall.kpi.${name}`]?.note, name).toEqual({ key: 'wall.kpi.doubted' });
    }
  });

  it('tells while none is over its alert which water rises fastest, once it is known how it was', () => {
    const telemetry = heard([WATER_STREAM, 3.6]);
    const rise = byName('flood', known(), telemetry, then([WATER_STREAM, 3.5]));
    expect(rise['wall.kpi.fastest-rise']?.value).toBeCloseTo(60);
    const unknown = byName('flood', known(), telemetry, null)['wall.kpi.fastest-rise'];
    expect(unknown).toMatchObject({ value: null, condition: 'unknown' });
  });
});

describe('the crowd scene', () => {
  const soonest = (value: number, before: Then | null, condition: Condition = 'none') =>
    byName('crowd', known(), heard([CROWD_STREAM, value, condition]), before)[
      'wall.kpi.crowd-soonest'
    ];

  it('tells the soonest time to capacity as it grew in ten minutes', () => {
    // 200 more in ten minutes; 400 are missing to 2,000.
    expect(soonest(1_600, then([CROWD_STREAM, 1_400]))).toMatchObject({
      value: 20,
      unit: '分钟',
      where: { name: '示例广场', code: null },
    });
  });

  it('says more than two hours where none is foreseen, and nothing where it is not known', () => {
    expect(soonest(1_000, then([CROWD_STREAM, 1_100]))).toMatchObject({
      value: 120,
      isBeyond: true,
    });
    expect(soonest(1_000, null)).toMatchObject({ value: null, condition: 'unknown' });
    expect(soonest(1_000, then([CROWD_STREAM, 900]), 'unknown')).toMatchObject({ value: null });
  });
});

describe('the scene of hazards', () => {
  it('tells the worst gas with its age, and counts hazards with an alarm once', () => {
    const alarm = { subjectKind: 'hazard', subject: 'hazard-one', level: 'red' } as const;
    const alarms = new Map([
      [1, anAlarm({ id: 1, ...alarm })],
      [2, anAlarm({ id: 2, ...alarm, level: 'blue' })],
    ]);
    const telemetry = heard([GAS_STREAM, 22, 'orange']);
    const told = byName('hazards', known({ alarms }), telemetry, null);
    expect(told['wall.kpi.worst-gas']).toMatchObject({ value: 22, at: NOON, condition: 'orange' });
    expect(told['wall.kpi.hazards-alarmed']).toMatchObject({ value: 1, condition: 'red' });
    // The hazard's assessed risk is orange: not a major one.
    expect(told['wall.kpi.major-alarmed']).toMatchObject({ value: 0, condition: 'none' });
    expect(ladderCounts('hazards', known(), telemetry)).toMatchObject({ orange: 1 });
  });

  it('names the sensors nobody hears', () => {
    const told = byName('hazards', known(), heard([GAS_STREAM, 1, 'unknown']), null);
    expect(told['wall.kpi.worst-gas']).toMatchObject({ value: null, condition: 'unknown' });
    expect(told['wall.kpi.hazards-unheard']).toMatchObject({ value: 1, condition: 'unknown' });
  });
});

describe('the scene of shelters', () => {
  const places = (condition: Condition) =>
    byName('shelters-units', known(), heard([SHELTER_STREAM, 120, condition]), null)[
      'wall.kpi.places-left'
    ];

  it('counts places where somebody counts, and never calls the others free', () => {
    expect(places('none')).toMatchObject({ value: 380, at: NOON, note: null });
    expect(places('unknown')).toMatchObject({ value: null, note: { count: 1 } });
  });

  const units = (...readings: Parameters<typeof heard>) =>
    byName('shelters-units', known(), heard(...readings), null)['wall.kpi.units-available'];

  it('tells how old the newest position of its units is, and how many stand nobody knows where', () => {
    expect(units([UNIT_STREAM, 0])).toMatchObject({ value: 1, at: NOON, note: null });
    const lost = { value: 1, at: null, note: { key: 'wall.kpi.unlocated', count: 1 } };
    expect(units([UNIT_STREAM, 0, 'unknown'])).toMatchObject(lost);
    expect(units()).toMatchObject(lost);
  });
});

describe('whether the city gets worse', () => {
  const ofCity = (scene: SceneName) =>
    kpisOf(scene, known(), heard(), null).flatMap(({ name, isOfCity }) => (isOfCity ? [name] : []));

  it('is not said by what nobody has acknowledged yet, nor by how much is unheard', () => {
    expect(ofCity('overview')).toEqual(['wall.kpi.alarms', 'wall.kpi.grids-at-risk']);
    expect(ofCity('hazards')).not.toContain('wall.kpi.hazards-unheard');
  });
});

it('What is set aside is on no rung and in no number of alarms, as it is on no list of the wall', () => {
  const aside = anAlarm({ id: 2, level: 'red' });
  const alarms = new Map([
    [1, anAlarm({ id: 1, level: 'orange' })],
    [2, aside],
  ]);
  const isAside = ({ id }: Pick<Alarm, 'id'>) => id === aside.id;
  const seen = known({ alarms, isAside });
  expect(ladderCounts('overview', seen, heard())).toMatchObject({ red: 0, orange: 1 });
  const told = byName('overview', seen, heard(), null)['wall.kpi.alarms'];
  expect(told).toMatchObject({ value: 1, condition: 'orange' });
  const waiting = byName('overview', seen, heard(), null)['wall.kpi.unacknowledged'];
  expect(waiting).toMatchObject({ value: 1, condition: 'orange' });
});

it('The ladder of alarms has no rung for what is unknown: an alarm always has a level', () => {
  expect(rungsOf('overview')).not.toContain('unknown');
  expect(rungsOf('flood')).toContain('unknown');
});
