import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventRepository } from '../../../server/events/repository.ts';
import type { EventCrowdPoint } from '../../../shared/wire/event-crowd.ts';
import type { CallerOptions } from '../../support/callers.ts';
import { fair, twoZones, zoneCounts } from '../../support/event-city.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ city: twoZones() });
  await eventRepository(server.services.database).insert([fair(server.clock.now())]);
  await server.services.telemetry.refresh();
});
afterAll(() => server?.close());

/** A minute passes and the zones are counted; null: that one is not heard. */
const count = async (square: number | null, park: number | null) => {
  server.clock.advance(MINUTE);
  const readings = zoneCounts(square, park, server.clock.now() - 1);
  await server.services.telemetry.accept('sensors', readings);
};
/** Time passes, and with it the sessions of who sat idle: each sits down anew. */
const ask = async (query: string, options: CallerOptions = {}, event = 'event-fair') =>
  (await server.as('coordinator', options))(`/api/events/${event}/crowd${query}`);
const pointsOf = async (from: number, to = server.clock.now()) => {
  const span = `?from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
  return (await (await ask(span)).json()) as EventCrowdPoint[];
};

describe('how the crowd of an event in two zones came where it is', () => {
  it('is the sum of both, and a least number where one fell silent', async () => {
    const start = server.clock.now();
    for (const square of [1_000, 1_100, 1_200]) await count(square, 500);
    for (let minute = 0; minute < 5; minute += 1) await count(1_200, null);
    const points = await pointsOf(start);
    const told = points.map(({ value, unknown }) => `${unknown > 0 ? '>=' : ''}${value}`);
    expect(told.filter((sum, index) => sum !== told[index - 1])).toEqual([
      ...['1500', '1600', '1700', '>=1200'],
    ]);
    expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).sort());
  });

  it('goes as far as now, whatever is asked, and is told in few points', async () => {
    const now = server.clock.now();
    const points = await pointsOf(now - 24 * HOUR, now + HOUR);
    expect(points.length).toBeLessThanOrEqual(240);
    expect(Date.parse(points.at(-1)!.at)).toBeLessThanOrEqual(now);
    expect(await pointsOf(now + HOUR, now + 2 * HOUR)).toEqual([]);
  });

  it('leaves out a counter that stands still and so is doubted', async () => {
    const start = server.clock.now();
    for (let minute = 0; minute < 40; minute += 1) await count(1_200, 500 + minute);
    const points = await pointsOf(start);
    expect(points.find(({ unknown }) => unknown === 0)?.value).toBe(1_700);
    expect(points.at(-1)).toMatchObject({ value: 539, unknown: 1 });
  });

  it('is told to who sees the event, and to nobody else', async () => {
    expect((await ask('', { area: TOWNS.eastTwo })).status).toBe(200);
    expect((await ask('', { area: COUNTIES.west })).status).toBe(404);
    expect((await ask('', {}, 'event-none')).status).toBe(404);
  });
});
