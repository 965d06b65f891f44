import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRegister, readStreets } from '../../../geodata/read.ts';
import { readingOf } from '../../../geodata/tools/player/readings.ts';
import { readScenario } from '../../../geodata/tools/player/scenario.ts';
import { buildWorld } from '../../../geodata/tools/player/world.ts';
import { fenceOf } from '../../../shared/geo/fence.ts';
import type { Reading } from '../../../shared/model/reading.ts';
import { watchRuleProblems } from '../../../shared/risk/check-watch-rule.ts';
import { SHIPPED_WATCH_RULES } from '../../../shared/risk/shipped-watch-rules.ts';
import {
  beginWatchTrial,
  joinWatchTrials,
  type Told,
  toldBy,
  turningWords,
  watchTrial,
  watchTrialOf,
} from '../../../shared/risk/watch-trial.ts';
import { aRule, MORNING } from '../../support/risk.ts';
import { ROOT } from '../../support/source-files.ts';
import {
  absence,
  combination,
  FAR,
  INSIDE,
  sight,
  watchPlace,
  watchRule,
} from '../../support/watch.ts';

type Fix = { lon: number; lat: number };

const MINUTE = 60_000;
/** Out on Lake Taihu, where no patrol goes. */
const LAKE: [number, number][] = [
  [120.1, 31.2],
  [120.11, 31.2],
  [120.11, 31.21],
  [120.1, 31.2],
];
const SPAN = { from: MORNING, to: MORNING + 60 * MINUTE };
const at = (minute: number) => MORNING + minute * MINUTE;

/** Rain at 35 mm/h at two stations from one minute to another, water at yellow all the time. */
const storm = (from: number, to: number): Told[] =>
  Array.from({ length: 60 }, (_, minute) => minute).flatMap((minute) => {
    const value = minute >= from && minute < to ? 35 : 2;
    return [
      ...[1, 2, 3].map((stream) => ({ at: at(minute), stream, sight: sight({ value }) })),
      ...[4, 5].map((stream) => ({
        ...{ at: at(minute), stream },
        sight: sight({ condition: 'yellow' }),
      })),
    ];
  });
const RAIN = watchPlace(watchRule(combination()));

describe('a watch rule tried on what was told', () => {
  it('rises and ends after its delays, to the second, whenever anybody speaks', () => {
    const told = storm(10, 30).filter((one) => one.at !== at(11));
    expect(watchTrial(RAIN, told, SPAN).stood).toEqual([{ from: at(11), to: at(31) }]);
  });

  it('says the same in whatever slices it hears', () => {
    const told = storm(10, 30);
    const running = beginWatchTrial(RAIN, SPAN);
    for (let from = 0; from < told.length; from += 7) running.hear(told.slice(from, from + 7));
    expect(running.end()).toEqual(watchTrial(RAIN, told, SPAN));
  });

  it('says the same of the words that change an answer alone, and those are few', () => {
    const rule = aRule();
    const doubted: Told[] = [
      { at: at(40), stream: 1, sight: sight({ value: 35, isDoubtful: true }) },
    ];
    const all = [...storm(10, 30), ...doubted].sort((a, b) => a.at - b.at);
    const few = [1, 2, 3, 4, 5].flatMap((stream) => {
      const own = all.filter((one) => one.stream === stream);
      return turningWords(combination(), { rule }, own);
    });
    few.sort((a, b) => a.at - b.at);
    expect(watchTrial(RAIN, few, SPAN)).toEqual(watchTrial(RAIN, all, SPAN));
    expect(few.length).toBeLessThan(20);
  });

  it('counts the time of which nothing is known, and holds what stood through it', () => {
    const told: Told[] = [
      ...storm(0, 60).filter((one) => one.at <= at(5)),
      { at: at(20), stream: 4, sight: sight({ condition: 'unknown' }) },
      { at: at(20), stream: 5, sight: sight({ condition: 'unknown' }) },
    ];
    const { stood, unknownMs } = watchTrial(RAIN, told, SPAN);
    expect(stood).toEqual([{ from: at(1), to: SPAN.to }]);
    expect(unknownMs).toBe(40 * MINUTE);
  });

  it('finds the alarms of people in its standing, and joins in any grouping', () => {
    const alarm = (from: number, verdict: 'real' | 'false') => ({
      ...{
        raisedAt: new Date(at(from)).toISOString(),
        clearedAt: new Date(at(from + 5)).toISOString(),
      },
      ...{ acknowledgedAt: null, verdict },
    });
    const alarms = [alarm(15, 'real'), alarm(45, 'real'), alarm(16, 'false'), alarm(50, 'false')];
    const trial = watchTrial(RAIN, storm(10, 30), SPAN);
    const result = watchTrialOf(RAIN, trial, 300, SPAN, alarms);
    expect(result).toMatchObject({
      ...{ raised: 1, seconds: 1_200, alarms: 4, real: 2, foundReal: 1 },
      ...{ judgedFalse: 2, foundFalse: 1, worst: [{ place: 'somewhere', raised: 1 }] },
    });
    const whole = joinWatchTrials([result, result, result]);
    expect(joinWatchTrials([joinWatchTrials([result, result]), result])).toEqual(whole);
  });

  it('hears a silence between two readings, and what units did', () => {
    const observations = [0, 1, 2, 30, 31].map((minute) => ({
      ...{ at: at(minute), value: null, place: minute < 30 ? INSIDE : FAR },
    }));
    const stream = { number: 6, rule: null, context: { periodSeconds: 60 }, observations };
    const told = toldBy(stream, SPAN.to);
    const silent = told.filter((one) => one.sight.condition === 'unknown');
    expect(silent.map((one) => Math.round((one.at - MORNING) / MINUTE))).toEqual([5, 34]);
    const gone = watchPlace(watchRule(absence({ minutes: 3 }), { onDelaySeconds: 0 }));
    const { stood } = watchTrial(gone, told, { from: MORNING, to: at(34) });
    expect(stood).toEqual([{ from: at(33), to: at(34) }]);
  });
});

describe('the shipped watch rules', () => {
  it('can be used, and say that they are defaults of the project', () => {
    for (const rule of SHIPPED_WATCH_RULES) {
      expect(watchRuleProblems(rule), rule.id).toEqual([]);
      expect(rule).toMatchObject({
        confidence: 'D',
        source: expect.stringContaining('default of this platform'),
      });
    }
    expect(SHIPPED_WATCH_RULES.length).toBeLessThanOrEqual(4);
  });

  it('miss no patrol on a normal day, in any county', () => {
    const registers = {
      feeds: readRegister('feeds'),
      streams: readRegister('streams'),
      gatherings: readRegister('gatherings'),
      shelters: readRegister('shelters'),
      resources: readRegister('resources'),
      streets: readStreets(),
    };
    const world = buildWorld(readScenario('normal-day'), registers);
    const streams = new Map(registers.streams.map((stream) => [stream.id, stream]));
    const patrols = registers.resources.filter(({ type }) => type === 'patrol-team');
    const units = patrols.map(({ id, callSign, stream }) => {
      const { number } = streams.get(stream ?? '')!;
      return { number, id, callSign };
    });
    const day = { from: MORNING, to: MORNING + 24 * 60 * MINUTE };
    const told = patrols.flatMap(({ stream: id }): Told[] => {
      const stream = streams.get(id ?? '')!;
      return Array.from({ length: 24 * 12 }, (_, step) => {
        const now = MORNING + step * 5 * MINUTE;
        const reading = readingOf(world, stream, now, step * 5)!.reading as Reading & Fix;
        const place: [number, number] = [reading.lon, reading.lat];
        return { at: now, stream: stream.number, sight: sight({ at: now, place }) };
      });
    });
    told.sort((one, other) => one.at - other.at);
    const rule = SHIPPED_WATCH_RULES.find(({ id }) => id === 'watch-county-patrol')!;
    const { features } = JSON.parse(
      readFileSync(join(ROOT, 'geodata/boundaries/counties.geojson'), 'utf8'),
    ) as { features: { properties: { code: string }; geometry: GeoJSON.Polygon }[] };
    const rang = features.flatMap(({ properties: { code }, geometry }) => {
      const rings = geometry.coordinates.map((ring) =>
        ring.map(([lon, lat]): [number, number] => [lon!, lat!]),
      );
      const place = watchPlace(rule, { units, fence: fenceOf(rings) });
      return watchTrial(place, told, day).stood.map(() => code);
    });
    expect(features).toHaveLength(7);
    expect(rang).toEqual([]);
    const lake = watchPlace(rule, { units, fence: fenceOf([LAKE]) });
    expect(watchTrial(lake, told, day).stood[0]?.from).toBe(MORNING + 240 * MINUTE);
  });
});
