import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Level } from '../../../shared/model/level.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { gas } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES } from '../../support/small-coverage.ts';

const PAST_THE_DELAY_MS = 6_000;

let server: TestServer;
let anna: Caller;
let bert: Caller;
let west: Caller;
beforeAll(async () => {
  server = await startTestServer();
  anna = await server.as('coordinator');
  bert = await server.as('coordinator');
  west = await server.as('coordinator', { area: COUNTIES.west });
});
afterAll(() => server?.close());

const say = async (value: number) => {
  for (let turn = 0; turn < 2; turn += 1) {
    await server.services.telemetry.accept('sensors', [gas(value, server.clock.now())]);
    server.clock.advance(PAST_THE_DELAY_MS);
  }
};
const open = async (caller = anna) => {
  const answer = await caller('/api/alarms');
  return ((await answer.json()) as { alarms: Alarm[] }).alarms;
};
const acknowledge = (caller: Caller, id: number, occurrence: number) =>
  caller(`/api/alarms/${id}/acknowledgement`, { method: 'POST', json: { occurrence } });
const acknowledgements = async () => {
  const page = (await (await anna('/api/journal?after=0')).json()) as JournalPage;
  return page.entries.filter(({ kind }) => kind === 'alarm.acknowledged');
};

describe('an acknowledgement', () => {
  it('names who and when, is in the journal once, and may be said again', async () => {
    await say(25);
    const [alarm] = await open();
    const first = await acknowledge(anna, alarm!.id, alarm!.occurrence);
    expect(first.status).toBe(200);
    const answer = (await first.json()) as Alarm;
    expect(answer).toMatchObject({ acknowledgedBy: anna.id, active: true });
    expect(await (await acknowledge(anna, alarm!.id, alarm!.occurrence)).json()).toEqual(answer);
    expect(await acknowledgements()).toMatchObject([
      { actor: anna.id, subject: `alarm:${alarm!.id}`, data: { alarm: answer } },
    ]);
  });

  it('by a second person is told who was faster', async () => {
    const [alarm] = await open();
    const answer = await acknowledge(bert, alarm!.id, alarm!.occurrence);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: 'already-acknowledged',
      details: { acknowledgedBy: anna.id },
    });
  });

  it('of what was seen before it rose higher is refused, and the alarm stays open', async () => {
    const [yellow] = await open();
    await say(60);
    const answer = await acknowledge(anna, yellow!.id, yellow!.occurrence);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: 'occurrence-moved-on',
      details: { occurrence: yellow!.occurrence + 1, acknowledgedBy: null },
    });
    expect(await open()).toMatchObject([{ level: 'red', acknowledgedAt: null }]);
  });

  it('by two at the same moment has one winner', async () => {
    const [alarm] = await open();
    const before = (await acknowledgements()).length;
    const answers = await Promise.all(
      [anna, bert].map((caller) => acknowledge(caller, alarm!.id, alarm!.occurrence)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await acknowledgements()).toHaveLength(before + 1);
  });

  it('from another county is as if there were no such alarm', async () => {
    const [alarm] = await open();
    expect(await open(west)).toEqual([]);
    const foreign = await acknowledge(west, alarm!.id, alarm!.occurrence);
    const missing = await acknowledge(west, 999_999, 1);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect((await west(`/api/alarms/${alarm!.id}`)).status).toBe(404);
    expect((await anna(`/api/alarms/${alarm!.id}`)).status).toBe(200);
  });

  it.each([{}, { occurrence: '1' }, { occurrence: 0 }, { occurrence: 1, level: 'red' }])(
    'that says %j is refused',
    async (json) => {
      const [alarm] = await open();
      const path = `/api/alarms/${alarm!.id}/acknowledgement`;
      expect((await anna(path, { method: 'POST', json })).status).toBe(400);
    },
  );
});

describe('an alarm of the whole city', () => {
  it('is seen by a county, and acknowledged and judged by the city alone', async () => {
    const [alarm] = await open();
    const { database } = server.services;
    const reaches = (county: string | null, town: string | null) =>
      database.query(
        'UPDATE alarm SET county = $2, town = $3, acknowledged_at = NULL WHERE id = $1',
        [alarm!.id, county, town],
      );
    await reaches(null, null);
    expect((await open(west)).map(({ id }) => id)).toEqual([alarm!.id]);
    const early = await acknowledge(west, alarm!.id, alarm!.occurrence);
    expect(early.status).toBe(403);
    expect(await early.json()).toMatchObject({ error: 'alarm-reaches-further' });
    expect((await acknowledge(anna, alarm!.id, alarm!.occurrence)).status).toBe(200);
    const json = { verdict: 'real', reason: 'confirmed-on-site' };
    const path = `/api/alarms/${alarm!.id}/verdict`;
    expect((await west(path, { method: 'PUT', json })).status).toBe(403);
    expect((await anna(path, { method: 'PUT', json })).status).toBe(200);
  });
});

describe('past alarms', () => {
  it('are read page by page, newest first', async () => {
    const read = async (query: string) =>
      (await (await anna(`/api/alarms?state=all${query}`)).json()) as {
        alarms: Alarm[];
        next: number | null;
      };
    const whole = await read('');
    expect(whole.next).toBeNull();
    const first = await read('&limit=1');
    expect(first).toMatchObject({ alarms: whole.alarms.slice(0, 1), next: whole.alarms[0]!.id });
    expect((await read(`&limit=1&before=${first.next}`)).alarms).toEqual(whole.alarms.slice(1, 2));
    expect((await read('&level=blue')).alarms).toEqual([]);
  });

  it('are told with the worst they came to, not the level they had when they ended', async () => {
    const latest = async () => {
      const { alarms, worst } = (await (await anna('/api/alarms?state=all&limit=1')).json()) as {
        alarms: Alarm[];
        worst: Level[];
      };
      return [alarms[0]!.level, worst[0]];
    };
    await say(60);
    expect(await latest()).toEqual(['red', 'red']);
    for (let turn = 0; turn < 30; turn += 1) await say(12 + (turn % 5));
    const [level, worst] = await latest();
    expect([level === 'red', worst]).toEqual([false, 'red']);
  });
});
