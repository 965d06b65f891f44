import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EARLIER_MS, Earlier } from '../../../shared/wire/earlier.ts';
import type { Situation } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import { gridOf, TOWNS } from '../../support/small-coverage.ts';

const START = '2026-11-22T06:00:00.000Z';
const MINUTE_MS = 60_000;
const KEPT_MS = 11_000;
const GAUGE_EAST = 1;
const GAUGE_WEST = 2;

let server: TestServer;
let city: Caller;
let west: Caller;
let feed: Caller;
beforeAll(async () => {
  server = await startTestServer({ now: START });
  city = await server.as('coordinator');
  west = await server.as('wall', { area: TOWNS.westOne });
  feed = await server.as('feed', { feed: 'sensors' });
});
afterAll(() => server?.close());

const earlierOf = async (caller: Caller): Promise<Earlier> => {
  const answer = await caller('/api/situation/earlier');
  expect(answer.status).toBe(200);
  return (await answer.json()) as Earlier;
};

/** A gauge says a level now and, past the delay of its rule, once more. */
async function say(stream: string, value: number): Promise<void> {
  for (const waitMs of [1_000, 3 * MINUTE_MS]) {
    server.clock.advance(waitMs);
    const time = new Date(server.clock.now()).toISOString();
    const reading = { stream, id: time, time, value };
    const answer = await feed('/api/readings', { method: 'POST', json: { readings: [reading] } });
    expect(await answer.json()).toMatchObject({ accepted: 1, refused: [] });
  }
}

describe('how it was ten minutes ago', () => {
  it('is nothing yet while a new platform waits for its streams to speak', async () => {
    const earlier = await earlierOf(city);
    expect(Date.parse(earlier.at)).toBe(server.clock.now());
    expect(earlier.streams).toEqual([]);
  });

  it('begins five minutes after the journal while that is younger', async () => {
    await say(STREAMS.gaugeEast, 3.5);
    server.clock.advance(4 * MINUTE_MS);
    const earlier = await earlierOf(city);
    expect(Date.parse(earlier.at)).toBeLessThan(server.clock.now());
    expect([...Value.Errors(Earlier, earlier)]).toEqual([]);
    expect(Date.parse(earlier.at)).toBeGreaterThan(server.clock.now() - EARLIER_MS);
  });

  it('tells the values then, and of alarms and conditions what is otherwise now', async () => {
    await say(STREAMS.gaugeWest, 3.6);
    server.clock.advance(6 * MINUTE_MS);
    await say(STREAMS.gaugeEast, 4.95);
    const earlier = await earlierOf(city);
    expect(Date.parse(earlier.at)).toBe(server.clock.now() - EARLIER_MS);
    expect(earlier.values).toEqual([
      [GAUGE_EAST, 3.5],
      [GAUGE_WEST, 3.6],
    ]);
    expect(earlier.alarms).toEqual([{ id: expect.any(Number), alarm: null }]);
    expect(earlier.streams).toContainEqual([GAUGE_EAST, 'none']);
    expect(earlier.grids.map(([grid]) => grid)).toContain(gridOf(TOWNS.eastOne, 1));
  });

  it('knows an alarm as it stood then, though it has changed since', async () => {
    server.clock.advance(9 * MINUTE_MS);
    const situation = (await (await city('/api/situation')).json()) as Situation;
    const open = situation.alarms[0]!;
    await city(`/api/alarms/${open.id}/acknowledgement`, {
      method: 'POST',
      json: { occurrence: open.occurrence },
    });
    server.clock.advance(5 * MINUTE_MS);
    const earlier = await earlierOf(city);
    expect(earlier.alarms).toMatchObject([{ id: open.id, alarm: { acknowledgedAt: null } }]);
  });

  it('is of the asker’s area', async () => {
    server.clock.advance(KEPT_MS);
    const earlier = await earlierOf(west);
    expect(earlier.alarms).toEqual([]);
    expect(earlier.values.map(([stream]) => stream)).not.toContain(GAUGE_EAST);
  });

  it('knows alarms that were written before they named a watch rule or an event', async () => {
    const situation = (await (await city('/api/situation')).json()) as Situation;
    const { watch: _watch, event: _event, ...older } = { ...situation.alarms[0]!, id: 999 };
    const { database, journal } = server.services;
    const tell = (kind: 'alarm.raised' | 'alarm.cleared') =>
      database.transaction((transaction) =>
        journal.append(transaction, [
          {
            kind,
            actor: 'system',
            county: null,
            town: null,
            subject: 'alarm:999',
            data: { alarm: older },
          },
        ]),
      );
    await tell('alarm.raised');
    server.clock.advance(EARLIER_MS + MINUTE_MS);
    await tell('alarm.cleared');
    const earlier = await earlierOf(city);
    expect([...Value.Errors(Earlier, earlier)]).toEqual([]);
    const found = earlier.alarms.find(({ id }) => id === 999);
    expect(found?.alarm).toMatchObject({ id: 999, watch: null, event: null });
  });
});
