import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { EventDraft, LargeEvent } from '../../../shared/model/large-event.ts';
import { fair, twoZones, zoneCounts } from '../../support/event-city.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** The park is in another town of the same county. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ city: twoZones(TOWNS.eastOne) });
});
afterAll(() => server?.close());

const draftOf = (): EventDraft => {
  const { name, form, hostUnit, expected, zones, plan } = fair(server.clock.now());
  const begins = server.clock.now() + MINUTE;
  return {
    ...{ name, form, hostUnit, expected, zones, plan, mode: 'government_run' },
    ...{ beginsAt: new Date(begins).toISOString(), endsAt: new Date(begins + DAY).toISOString() },
    ...{ expectedPerSession: expected, crossesProvince: false, staffCount: 120 },
  };
};
const desk = (area: string) => server.as('coordinator', { area });
const act = async (area: string, { id, version }: LargeEvent, name: string) =>
  (await desk(area))(`/api/events/${id}/acts`, {
    method: 'POST',
    json: { basedOn: version, act: name, notice: name === 'cancel' ? '天气' : null },
  });
const draft = async (area: string) =>
  (await desk(area))('/api/events', { method: 'POST', json: draftOf() });
const eventsOf = async (area: string) =>
  ((await (await (await desk(area))('/api/events')).json()) as { events: LargeEvent[] }).events;
const alarmsOf = async (area: string) => {
  const answer = await (await desk(area))('/api/alarms');
  const { alarms } = (await answer.json()) as { alarms: Alarm[] };
  return alarms.filter(({ event }) => event !== null);
};

describe('an event in two towns of a county', () => {
  let event: LargeEvent;

  it('is drafted by the desk of the county and by neither of theirs', async () => {
    expect((await draft(TOWNS.eastTwo)).status).toBe(422);
    const answer = await draft(COUNTIES.east);
    expect(answer.status).toBe(200);
    event = (await answer.json()) as LargeEvent;
    expect(event.town).toBeNull();
  });

  it('is seen by both, and by nobody of another county', async () => {
    for (const area of [TOWNS.eastOne, TOWNS.eastTwo])
      expect(await eventsOf(area)).toEqual([event]);
    expect(await eventsOf(COUNTIES.west)).toEqual([]);
  });

  it('is decided by the county, not by a town for the other', async () => {
    const refused = await act(TOWNS.eastTwo, event, 'approve');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: 'event-reaches-further' });
    const answer = await act(COUNTIES.east, event, 'approve');
    expect(answer.status).toBe(200);
    event = (await answer.json()) as LargeEvent;
  });

  it('raises an alarm that both are told, and that the county answers for', async () => {
    const { telemetry } = server.services;
    await telemetry.refresh();
    server.clock.advance(2 * MINUTE);
    await telemetry.evaluate();
    server.clock.advance(SECOND);
    await telemetry.accept('sensors', zoneCounts(3_000, 3_100, server.clock.now() - 1));
    await telemetry.evaluate();
    const [alarm] = await alarmsOf(TOWNS.eastOne);
    expect(alarm).toMatchObject({ event: event.id, level: 'red', town: null });
    expect(await alarmsOf(TOWNS.eastTwo)).toEqual([alarm]);
    expect(await alarmsOf(COUNTIES.west)).toEqual([]);
    const seen = async (area: string) =>
      (await desk(area))(`/api/alarms/${alarm!.id}/acknowledgement`, {
        method: 'POST',
        json: { occurrence: alarm!.occurrence },
      });
    expect((await seen(TOWNS.eastOne)).status).toBe(403);
    expect((await seen(COUNTIES.east)).status).toBe(200);
  });
});
