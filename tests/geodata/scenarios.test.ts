import { bearing } from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRegister, readStreets } from '../../geodata/read.ts';
import { type Match, readScenario, scenarioIds } from '../../geodata/tools/player/scenario.ts';
import { matches } from '../../geodata/tools/player/story.ts';
import { buildWorld } from '../../geodata/tools/player/world.ts';
import { plumeSpread, turnBetween } from '../../shared/geo/affected-area.ts';
import { SCENARIOS } from '../../shared/model/scenario.ts';
import type { Stream } from '../../shared/model/stream.ts';
import { alarmFigures } from '../../shared/risk/alarm-figures.ts';
import { QUALITY_LIMITS } from '../../shared/risk/quality.ts';
import { ALARM_GOALS } from '../../shared/wire/alarm-figures.ts';
import { playThroughRules, type Rang } from '../support/play-story.ts';

const streams = readRegister('streams');
const registers = {
  streams,
  feeds: readRegister('feeds'),
  gatherings: readRegister('gatherings'),
  shelters: readRegister('shelters'),
  resources: readRegister('resources'),
  streets: readStreets(),
};

function play(id: string, chosen: readonly Stream[], minutes?: number): Rang[] {
  const scenario = readScenario(id);
  const world = buildWorld(scenario, registers);
  const cast = { ...registers, world, streams: chosen };
  return playThroughRules(cast, minutes ?? scenario.durationMinutes);
}

describe('the scenarios', () => {
  it('are the ones the platform offers', () => {
    expect(scenarioIds()).toEqual([...SCENARIOS].sort());
  });

  it.each(SCENARIOS)('%s touches only streams and feeds that exist', (id) => {
    const { tracks, faults, expect: expected } = readScenario(id);
    const unmatched = ({ match }: { match: Match }) => !streams.some((s) => matches(match, s));
    expect([...tracks, ...faults].filter(unmatched)).toEqual([]);
    const known = new Set([...streams.map((s) => s.id), ...registers.feeds.map((f) => f.id)]);
    expect(expected.filter((e) => !known.has(e.stream ?? e.feed ?? ''))).toEqual([]);
  });
});

describe('the story of broken instruments', () => {
  /** Story minutes in a real one, as it is shown; instruments speak in real time. */
  const SHOWN_PACE = 10;

  it('has one that stands still long enough to be doubted, and not so long as to be unheard', () => {
    const lasting = readScenario('sensor-failures').faults.flatMap((fault) =>
      fault.kind !== 'stuck'
        ? []
        : streams
            .filter((stream) => matches(fault.match, stream))
            .map(({ metric, periodSeconds }) => ({
              patience: QUALITY_LIMITS[metric].stuckAfter ?? Number.POSITIVE_INFINITY,
              repeats: ((fault.toMinute - fault.fromMinute) * 60) / SHOWN_PACE / periodSeconds,
            })),
    );
    const doubted = lasting.filter(
      ({ patience, repeats }) => repeats >= 1.5 * patience && repeats < 2 * patience,
    );
    expect(doubted.length).toBeGreaterThan(0);
  });

  it('has leaps that no wind makes, on instruments whose clock is right', () => {
    const { faults } = readScenario('sensor-failures');
    const leaping = streams.filter((stream) =>
      faults.some(
        ({ kind, match, size = 0 }) =>
          kind === 'spike' &&
          matches(match, stream) &&
          size > (QUALITY_LIMITS[stream.metric].ratePerMinute ?? Number.POSITIVE_INFINITY),
      ),
    );
    expect(leaping.length).toBeGreaterThan(5);
    const wrong = faults.filter(({ kind }) => kind === 'wrong-clock');
    expect(leaping.filter((one) => wrong.some(({ match }) => matches(match, one)))).toEqual([]);
  });
});

/** Every expectation about a stream, of every scenario, in one table. */
const table = SCENARIOS.flatMap((id) =>
  readScenario(id)
    .expect.filter(({ stream }) => stream !== undefined)
    .map((expectation) => ({ id, ...expectation })),
);

describe('played through the rules', () => {
  const played = new Map<string, Rang[]>();
  beforeAll(() => {
    for (const id of new Set(table.map((row) => row.id))) {
      const named = new Set(table.filter((row) => row.id === id).map(({ stream }) => stream));
      played.set(
        id,
        play(
          id,
          streams.filter((stream) => named.has(stream.id)),
        ),
      );
    }
  });

  it.each(table)('$id: $stream $event $level at minute $minute', (expected) => {
    const minutes = played
      .get(expected.id)!
      .filter(({ stream, event }) => stream === expected.stream && event === expected.event)
      .filter(({ level }) => expected.level === undefined || level === expected.level)
      .map(({ minute }) => minute);
    const inTime = minutes.filter((at) => Math.abs(at - expected.minute) <= expected.within);
    expect(inTime, `heard at ${minutes.join(', ') || 'no minute'}`).toHaveLength(1);
  });
});

describe('the wind of the leak', () => {
  const [source, speed, direction] = [
    'gas-chemical-0005',
    'wind-lingang',
    'wind-direction-lingang',
  ];
  const streamOf = (id: string) => streams.find((stream) => stream.id === id)!;
  const { story } = buildWorld(readScenario('gas-leak'), registers);
  const from = (minute: number) => story.valueAt(streamOf(direction), minute);

  it('turns from west to south, and is strong enough to carry', () => {
    expect(turnBetween(from(15), 270)).toBeLessThan(22);
    expect(turnBetween(from(70), 180)).toBeLessThan(22);
    for (let minute = 0; minute <= 150; minute += 5) {
      expect(plumeSpread(story.valueAt(streamOf(speed), minute))).toBe(30);
    }
  });

  it('carries to each detector that rings, at the minute it rings', () => {
    const rang = table.filter((row) => row.id === 'gas-leak' && row.event === 'raised');
    const elsewhere = rang.filter(({ stream }) => stream !== source);
    expect(elsewhere.length).toBeGreaterThan(2);
    for (const { stream, minute } of elsewhere) {
      const towards = bearing([...streamOf(source).place], [...streamOf(stream!).place]) + 360;
      expect(turnBetween(towards, from(minute) + 180), stream).toBeLessThanOrEqual(30);
    }
  });
});

const MINUTES_A_DAY = 1_440;
/** Days of the long form: 7 are a week (FAULTS.md G16). None: the first three hours. */
const NORMAL_DAYS = Number(process.env.NORMAL_DAYS ?? 0);
const PATIENCE_MS = 10 * 60_000;

describe('a normal day', () => {
  it(
    'G16: raises at most six alarms an hour over all streams, and is never a flood',
    () => {
      const judged = streams.filter(({ rule }) => rule !== null);
      const minutes = NORMAL_DAYS === 0 ? 180 : NORMAL_DAYS * MINUTES_A_DAY;
      const rang = play('normal-day', judged, minutes).filter(({ event }) => event === 'raised');
      const risings = rang.map(({ minute, level, stream }) => {
        return { at: minute * 60_000, level, source: stream, name: stream };
      });
      const figures = alarmFigures(risings, { from: 0, to: minutes * 60_000 });
      expect(figures.perHour, JSON.stringify(rang)).toBeLessThanOrEqual(ALARM_GOALS.perHour);
      expect(figures.floodShare).toBeLessThan(ALARM_GOALS.floodShare);
    },
    PATIENCE_MS,
  );
});
