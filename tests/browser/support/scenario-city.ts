import { readRegister, readStreets } from '../../../geodata/read.ts';
import { readingOf } from '../../../geodata/tools/player/readings.ts';
import { readScenario } from '../../../geodata/tools/player/scenario.ts';
import { buildWorld } from '../../../geodata/tools/player/world.ts';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import type { Reading } from '../../../shared/model/reading.ts';
import type { Scenario } from '../../../shared/model/scenario.ts';
import { openTestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { testClock } from '../../support/test-clock.ts';

/** Longer than gas, crowds and water must last above a step before they ring. */
const PAST_EVERY_DELAY_MS = 150_000;
/** What the door takes at once. */
const MOST_READINGS = 500;

/** The demonstration's whole city on a clock of the test's own. */
export async function openScenarioCity(): Promise<TestServer> {
  const now = new Date().toISOString();
  const testDatabase = await openTestDatabase();
  await seedCity({ database: testDatabase.database, clock: testClock(now) });
  return startTestServer({ testDatabase, city: null, now });
}

const registers = () => ({
  streams: readRegister('streams'),
  feeds: readRegister('feeds'),
  gatherings: readRegister('gatherings'),
  shelters: readRegister('shelters'),
  resources: readRegister('resources'),
  streets: readStreets(),
});

/**
 * Lets the whole city speak as the scenario's player would at these minutes of the story. Between them the clock is moved
 * beyond every delay: alarms ring by their rules, and nobody waits for them.
 */
export async function playMinutes(
  { services, clock }: TestServer,
  scenario: Scenario,
  minutes: readonly number[],
): Promise<void> {
  const told = registers();
  const world = buildWorld(readScenario(scenario), told);
  for (const minute of minutes) {
    clock.advance(PAST_EVERY_DELAY_MS);
    const byFeed = new Map<string, Reading[]>();
    for (const stream of told.streams) {
      const second = Math.floor(clock.now() / 1_000) * 1_000;
      const sending = readingOf(world, stream, second, minute);
      if (sending === null) continue;
      byFeed.set(stream.feed, [...(byFeed.get(stream.feed) ?? []), sending.reading]);
    }
    for (const [feed, readings] of byFeed) {
      for (let at = 0; at < readings.length; at += MOST_READINGS) {
        await services.telemetry.accept(feed, readings.slice(at, at + MOST_READINGS));
      }
    }
  }
}
