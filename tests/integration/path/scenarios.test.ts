import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRegister, readStreets } from '../../../geodata/read.ts';
import { isDue, readingOf, type Sending } from '../../../geodata/tools/player/readings.ts';
import { readScenario, type Scenario } from '../../../geodata/tools/player/scenario.ts';
import { matches } from '../../../geodata/tools/player/story.ts';
import { buildWorld } from '../../../geodata/tools/player/world.ts';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import type { AlarmChanged } from '../../../shared/model/journal.ts';
import type { Reading } from '../../../shared/model/reading.ts';
import { SCENARIOS } from '../../../shared/model/scenario.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { type TestClock, testClock } from '../../support/test-clock.ts';
import { type Node, startNode } from '../../support/watched-city.ts';

/** The clock of the platform jumps by this much: at ×60 a sixth of a second. */
const STEP_SECONDS = 10;
/** Besides the streams a scenario must hear from or breaks, this share of all speaks too. */
const EXTRA_EVERY = 100;
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

const castOf = ({ faults, expect: expected }: Scenario): Stream[] =>
  registers.streams.filter(
    (stream) =>
      stream.number % EXTRA_EVERY === 0 ||
      expected.some((one) => one.stream === stream.id) ||
      faults.some(({ match }) => matches(match, stream)),
  );

function rangIn(node: Node, startedAt: number): Rang[] {
  return node.ranges
    .flatMap(({ entries }) => entries)
    .filter(({ kind }) => kind in EVENTS)
    .map(({ kind, at, data }) => {
      const { alarm } = data as AlarmChanged;
      const event = EVENTS[kind as keyof typeof EVENTS];
      const minute = (Date.parse(at) - startedAt) / 60_000;
      return { key: alarm.stream ?? alarm.feed, event, level: alarm.level, minute };
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
  const last = Math.max(30, ...scenario.expect.map(({ minute, within }) => minute + within + 1));
  const startedAt = clock.now();
  let held: Sending[] = [];
  for (let second = 0; second < last * 60; second += STEP_SECONDS) {
    for (let passed = 0; passed < STEP_SECONDS; passed += 1) {
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

describe('a scenario, from the door to the journal', () => {
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
    const clock = testClock(`2026-07-0${1 + SCENARIOS.indexOf(id)}T00:00:00.000Z`);
    const node = await startNode(test, clock);
    const rang = await play(node, clock, id);
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
    if (id === 'normal-day') expect(rang).toEqual([]);
  });
});
