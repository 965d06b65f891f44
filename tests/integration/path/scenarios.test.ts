import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRegister, readStreets } from '../../../geodata/read.ts';
import { isDue, readingOf, type Sending } from '../../../geodata/tools/player/readings.ts';
import { type Fault, readScenario, type Scenario } from '../../../geodata/tools/player/scenario.ts';
import { matches } from '../../../geodata/tools/player/story.ts';
import { buildWorld } from '../../../geodata/tools/player/world.ts';
import { alarmRepository } from '../../../server/alarms/repository.ts';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import { situationRepository } from '../../../server/situation/repository.ts';
import { QUALITY_CODE } from '../../../server/telemetry/newest.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { AlarmChanged, ConditionsChanged } from '../../../shared/model/journal.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import type { Reading } from '../../../shared/model/reading.ts';
import { SCENARIOS } from '../../../shared/model/scenario.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import { QUALITY_LIMITS } from '../../../shared/risk/quality.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type TestClock, testClock } from '../../support/test-clock.ts';
import { type Node, startNode } from '../../support/watched-city.ts';

/** The clock of the platform jumps by this much: at ×60 a second. */
const STEP_SECONDS = 60;
/** Where instruments fall silent the shortest period is looked at: vehicles speak every ten seconds. */
const SHORTEST_STEP_SECONDS = 10;
/** How long a story is looked at that says nothing of minutes. */
const SHORTEST_MINUTES = 30;
/** In these stories nothing at all may ring: neither on a good day nor because instruments are broken. */
const QUIET = new Set(['normal-day', 'sensor-failures']);
/** Besides the streams a scenario must hear from or breaks, this share of all speaks too. */
const EXTRA_EVERY = 100;
const CITY = { county: null, town: null };
const EVENTS = {
  'alarm.raised': 'raised',
  'alarm.raised-higher': 'raised',
  'alarm.cleared': 'cleared',
};

type Rang = { key: string; event: string; level: string; minute: number };

const registers = {
  streams: readRegister('streams'),
  feeds: readRegister('feeds'),
  gatherings: readRegister('gatherings'),
  shelters: readRegister('shelters'),
  resources: readRegister('resources'),
  streets: readStreets(),
};
const feedOf = new Map(registers.streams.map(({ id, feed }) => [id, feed]));

const faultyIn = ({ faults }: Scenario): Set<number> =>
  new Set(
    registers.streams
      .filter((stream) => faults.some(({ match }) => matches(match, stream)))
      .map(({ number }) => number),
  );

/** Each feed has a sound voice if the story leaves it one: a feed is not silent for a sample's sake. */
const voicesOf = (faulty: ReadonlySet<number>): Set<number> =>
  new Set(
    registers.feeds.flatMap(({ id }) => {
      const sound = registers.streams.find(
        ({ feed, number }) => feed === id && !faulty.has(number),
      );
      return sound ? [sound.number] : [];
    }),
  );

const castOf = (scenario: Scenario): Stream[] => {
  const faulty = faultyIn(scenario);
  const voices = voicesOf(faulty);
  return registers.streams.filter(
    ({ id, number }) =>
      number % EXTRA_EVERY === 0 ||
      voices.has(number) ||
      faulty.has(number) ||
      scenario.expect.some((one) => one.stream === id),
  );
};

function rangIn(node: Node, startedAt: number): Rang[] {
  return node.ranges
    .flatMap(({ entries }) => entries)
    .filter(({ kind }) => kind in EVENTS)
    .map(({ kind, at, data }) => {
      const { alarm } = data as AlarmChanged;
      const event = EVENTS[kind as keyof typeof EVENTS];
      const minute = (Date.parse(at) - startedAt) / 60_000;
      return { key: alarm.stream ?? alarm.watch ?? alarm.feed!, event, level: alarm.level, minute };
    });
}

async function post(node: Node, sendings: readonly Sending[]): Promise<void> {
  const byFeed = new Map<string, Reading[]>();
  for (const { reading } of sendings) {
    const feed = feedOf.get(reading.stream)!;
    byFeed.set(feed, [...(byFeed.get(feed) ?? []), reading]);
  }
  await Promise.all([...byFeed].map(([feed, readings]) => node.telemetry.accept(feed, readings)));
}

/** Plays a scenario through the real door, step by step, and says what rang and when. */
async function play(node: Node, clock: TestClock, id: string): Promise<Rang[]> {
  const scenario = readScenario(id);
  const world = buildWorld(scenario, registers);
  const cast = castOf(scenario);
  const { expect: expected, faults } = scenario;
  const last = Math.max(
    SHORTEST_MINUTES,
    ...expected.map(({ minute, within }) => minute + within + 1),
    ...faults.map(({ toMinute }) => Math.min(toMinute + 1, scenario.durationMinutes)),
  );
  const step = faults.length > 0 ? SHORTEST_STEP_SECONDS : STEP_SECONDS;
  const startedAt = clock.now();
  let held: Sending[] = [];
  for (let second = 0; second < last * 60; second += step) {
    for (let passed = 0; passed < step; passed += 1) {
      const at = clock.now();
      for (const stream of cast) {
        if (second + passed > 0 && !isDue(stream, at / 1_000)) continue;
        const sending = readingOf(world, stream, at, (second + passed) / 60);
        if (sending) held.push(sending);
      }
      clock.advance(1_000);
    }
    const ready = held.filter(({ sendAt }) => sendAt <= clock.now());
    held = held.filter(({ sendAt }) => sendAt > clock.now());
    await post(node, ready);
    if (second % 30 === 0) await node.telemetry.evaluate();
  }
  node.journal.announce();
  await expect.poll(async () => node.journal.head(), { timeout: 5_000 }).toBe(await headOf(node));
  return rangIn(node, startedAt);
}

let test: TestDatabase;
const headOf = async (_node: Node): Promise<number> => {
  const { rows } = await test.database.query<{ number: number }>('SELECT number FROM journal_head');
  return rows[0]!.number;
};

/** Streams that were unknown at some time, by number. */
const unknownIn = ({ ranges }: Node): Set<number> =>
  new Set(
    ranges
      .flatMap(({ entries }) => entries)
      .filter(({ kind }) => kind === 'conditions.changed')
      .flatMap(({ data }) => (data as unknown as ConditionsChanged).streams)
      .filter(([, , after]) => after === 'unknown')
      .map(([number]) => number),
  );

/** Streams of which a reading since `startedAt` (epoch milliseconds) was found doubtful, by number. */
async function suspectSince(startedAt: number): Promise<Set<number>> {
  const { rows } = await test.database.query<{ stream: number }>(
    'SELECT DISTINCT stream FROM reading WHERE quality = $1 AND at >= $2',
    [QUALITY_CODE.suspect, new Date(startedAt)],
  );
  return new Set(rows.map(({ stream }) => stream));
}

/**
 * Whether a stuck instrument repeats itself often enough to be told from one that measures rest, or one that leaps does so
 * faster than anything it measures.
 */
function isFound({ metric, periodSeconds }: Stream, fault: Fault): boolean {
  const { stuckAfter, ratePerMinute } = QUALITY_LIMITS[metric];
  const readings = ((fault.toMinute - fault.fromMinute) * 60) / periodSeconds;
  if (fault.kind === 'stuck') return stuckAfter !== null && readings >= stuckAfter;
  if (fault.kind !== 'spike' || ratePerMinute === null) return false;
  return (fault.size ?? 0) > (ratePerMinute * periodSeconds) / 60;
}

/** No danger is cried: who was not heard is unknown, who stands still is suspect, and nobody else is. */
async function expectNamedInstruments(node: Node, startedAt: number): Promise<void> {
  const scenario = readScenario('sensor-failures');
  const { faults } = scenario;
  const cast = castOf(scenario);
  const [unknown, suspect] = [unknownIn(node), await suspectSince(startedAt)];
  const brokenBy = (...kinds: Fault['kind'][]) =>
    cast.filter((stream) =>
      faults.some(({ kind, match }) => kinds.includes(kind) && matches(match, stream)),
    );
  const unheard = brokenBy('silent', 'wrong-clock').filter(({ number }) => !unknown.has(number));
  expect(unheard.map(({ id }) => id)).toEqual([]);
  const found = cast.filter((stream) =>
    faults.some((fault) => matches(fault.match, stream) && isFound(stream, fault)),
  );
  expect(found.length).toBeGreaterThan(0);
  expect([...suspect].sort()).toEqual(found.map(({ number }) => number).sort());
  const sound = cast.filter(({ number }) => !faultyIn(scenario).has(number));
  expect(sound.filter(({ number }) => unknown.has(number)).map(({ id }) => id)).toEqual([]);
}

/**
 * At the end of a story the list has the alarms the journal told of and no others, and the map shows each grid no paler
 * than what rings in it.
 */
async function expectListAndMap(node: Node): Promise<void> {
  const told = new Map<number, Alarm>();
  for (const { kind, data } of node.ranges.flatMap(({ entries }) => entries)) {
    if (!kind.startsWith('alarm.')) continue;
    const { alarm } = data as AlarmChanged;
    told.set(alarm.id, alarm);
  }
  const standing = [...told.values()].filter(({ active }) => active);
  const listed = (await alarmRepository(test.database).openAlarms(CITY)).filter(
    ({ active }) => active,
  );
  const brief = ({ id, level }: Alarm) => `${id} ${level}`;
  expect(listed.map(brief).sort()).toEqual(standing.map(brief).sort());
  const grids = new Map(await situationRepository(test.database).gridConditions(CITY));
  const paler = standing.filter(({ grid, level }) => {
    const shown = grid === null ? null : (grids.get(grid) ?? CONDITION_CODE.none);
    return shown !== null && (shown === CONDITION_CODE.unknown || shown < CONDITION_CODE[level]);
  });
  expect(paler.map(({ name, grid, level }) => `${name} ${grid} ${level}`)).toEqual([]);
}

describe('a scenario, from the door to the list and the map', () => {
  beforeAll(async () => {
    test = await openTestDatabase();
    await seedCity({ database: test.database, clock: testClock() });
  });
  afterAll(() => test.close());

  it.each(SCENARIOS)('%s rings what it must, when it must', { timeout: 120_000 }, async (id) => {
    // Each story begins with a city that has not spoken yet.
    await test.database.query(`UPDATE stream_latest SET at = NULL, value = NULL, condition = 5,
      state = NULL, revision = 0`);
    await test.database.query('UPDATE alarm SET active = false, acknowledged_at = now()');
    const startedAt = Date.parse(`2026-07-0${1 + SCENARIOS.indexOf(id)}T00:00:00.000Z`);
    const clock = testClock(startedAt);
    const node = await startNode(test, clock);
    const rang = await play(node, clock, id);
    await expectListAndMap(node);
    await node.stop();
    const missed = readScenario(id).expect.filter(
      (expected) =>
        rang.filter(
          ({ key, event, level, minute }) =>
            key === (expected.stream ?? expected.feed) &&
            event === expected.event &&
            (expected.level === undefined || level === expected.level) &&
            Math.abs(minute - expected.minute) <= expected.within,
        ).length !== 1,
    );
    expect(missed, JSON.stringify(rang)).toEqual([]);
    if (QUIET.has(id)) expect(rang).toEqual([]);
    if (id === 'sensor-failures') await expectNamedInstruments(node, startedAt);
  });
});
