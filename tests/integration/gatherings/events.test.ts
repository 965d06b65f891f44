import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSpontaneousWatch } from '../../../server/spontaneous/watch.ts';
import type { SafetyPlan } from '../../../shared/model/large-event.ts';
import { type EventDraft, type LargeEvent, PLAN_PARTS } from '../../../shared/model/large-event.ts';
import type { Spontaneous } from '../../../shared/model/spontaneous.ts';
import { hourOfWeek } from '../../../shared/risk/crowd-baseline.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { headCount } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { TOWNS } from '../../support/small-coverage.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'square-east';
const WHOLE_PLAN = Object.fromEntries(PLAN_PARTS.map((part) => [part, '已写明'])) as SafetyPlan;

let server: TestServer;
let author: Caller;
let decider: Caller;
beforeAll(async () => {
  server = await startTestServer();
  author = await server.as('coordinator');
  decider = await server.as('coordinator');
});
afterAll(() => server?.close());

/** Time passes, and with it the sessions of who sat idle. */
const wait = async (ms: number) => {
  server.clock.advance(ms);
  author = await server.as('coordinator');
  decider = await server.as('coordinator');
};
const from = (ms: number) => new Date(server.clock.now() + ms).toISOString();
const draft = (changes: Partial<EventDraft> = {}): EventDraft => ({
  name: '示例灯会',
  form: 'festival',
  hostUnit: '示例文旅公司',
  mode: 'permitted',
  beginsAt: from(30 * DAY),
  endsAt: from(30 * DAY + 4 * HOUR),
  expected: 2_500,
  expectedPerSession: changes.expected ?? 2_500,
  crossesProvince: false,
  zones: [{ gathering: ZONE, capacity: 3_000 }],
  staffCount: 80,
  plan: WHOLE_PLAN,
  ...changes,
});
const create = async (changes: Partial<EventDraft> = {}): Promise<LargeEvent> => {
  const answer = await author('/api/events', { method: 'POST', json: draft(changes) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as LargeEvent;
};
const act = (event: LargeEvent, name: string, by = decider, notice: string | null = null) =>
  by(`/api/events/${event.id}/acts`, {
    method: 'POST',
    json: { basedOn: event.version, act: name, notice },
  });
const through = async (event: LargeEvent, ...acts: string[]): Promise<LargeEvent> => {
  let one = event;
  for (const name of acts) one = (await (await act(one, name)).json()) as LargeEvent;
  return one;
};
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const journalled = async (kind: string) => {
  const page = await (await author('/api/journal?after=0&limit=500')).json();
  return (page as JournalPage).entries.filter((entry) => entry.kind === kind);
};
const zone = async () => {
  const gathering = await (await author(`/api/gatherings/${ZONE}`)).json();
  return gathering as { approvedCapacity: number; permitMode: string; event: string | null };
};

describe('art. 17: the file of a large event', () => {
  it('is decided by a second desk, and every step stands in the journal', async () => {
    const drafted = await create();
    const accepted = await through(drafted, 'apply', 'accept');
    expect(await errorOf(await act(accepted, 'approve', author))).toEqual([
      409,
      'decided-by-its-author',
    ]);
    const approved = await through(accepted, 'approve');
    expect(approved).toMatchObject({
      state: 'approved',
      decidedBy: decider.id,
      draftedBy: author.id,
    });
    const acts = (await journalled('event.changed')).filter(
      ({ subject }) => subject === `event:${drafted.id}`,
    );
    expect(acts.map(({ data, actor }) => [data.act, actor])).toEqual([
      ['draft', author.id],
      ['apply', decider.id],
      ['accept', decider.id],
      ['approve', decider.id],
    ]);
  });

  it('is not written over by who saw an older one, and keeps to what was applied for', async () => {
    const drafted = await create();
    const applied = await through(drafted, 'apply');
    const put = (basedOn: number, changes: Partial<EventDraft>) =>
      author(`/api/events/${drafted.id}`, {
        method: 'PUT',
        json: {
          basedOn,
          event: draft({ beginsAt: applied.beginsAt, endsAt: applied.endsAt, ...changes }),
        },
      });
    expect(await errorOf(await put(1, {}))).toEqual([409, 'event-changed-meanwhile']);
    expect(await errorOf(await put(2, { expected: 2_900 }))).toEqual([
      422,
      'event-needs-new-permit',
    ]);
    expect((await put(2, { name: '示例灯会（更名）' })).status).toBe(200);
  });

  it('approved is decided anew when its time moves, from that day on, and holds all who are expected', async () => {
    const approved = await through(await create(), 'apply', 'accept', 'approve');
    const put = (changes: Partial<EventDraft>) =>
      author(`/api/events/${approved.id}`, {
        method: 'PUT',
        json: {
          basedOn: approved.version,
          event: draft({ beginsAt: approved.beginsAt, endsAt: approved.endsAt, ...changes }),
        },
      });
    const small = await put({ zones: [{ gathering: ZONE, capacity: 100 }] });
    expect(await errorOf(small)).toEqual([422, 'over-capacity']);
    expect(await errorOf(await put({ hostUnit: '示例公司' }))).toEqual([
      422,
      'event-needs-new-permit',
    ]);
    await wait(8 * DAY);
    const moved = await put({ endsAt: from(40 * DAY) });
    expect(await moved.json()).toMatchObject({
      ...{ state: 'accepted', acceptedAt: from(0), decidedAt: null, appliedAt: approved.appliedAt },
    });
  });

  it('needs a permit by who come to one session, who are no fewer than those at once', async () => {
    const many = await create({ expected: 900, expectedPerSession: 6_000 });
    expect(await errorOf(await act(many, 'approve'))).toEqual([409, 'event-not-in-this-state']);
    const json = draft({ expected: 900, expectedPerSession: 899 });
    const fewer = await author('/api/events', { method: 'POST', json });
    expect(await errorOf(fewer)).toEqual([422, 'event-session-smaller']);
  });

  it('names the field that is wrong, and stays within the asker’s area', async () => {
    const wrong = { zones: [{ gathering: 'nowhere', capacity: 10 }] };
    const answer = await author('/api/events', { method: 'POST', json: draft(wrong) });
    expect(await errorOf(answer)).toEqual([422, 'event-zone-unknown']);
    const neighbour = await server.as('coordinator', { area: TOWNS.westOne });
    expect((await neighbour('/api/events', { method: 'POST', json: draft() })).status).toBe(422);
    const { id } = await create();
    expect((await neighbour(`/api/events/${id}`)).status).toBe(404);
    const { events } = (await (await neighbour('/api/events')).json()) as { events: LargeEvent[] };
    expect(events).toEqual([]);
  });
});

describe('art. 17: an event under way', () => {
  it('sets the limits of its zone, stops admission with the first count at its number, and gives them back', async () => {
    const soon = {
      beginsAt: from(HOUR),
      endsAt: from(2 * HOUR),
      expected: 800,
      zones: [{ gathering: ZONE, capacity: 1_000 }],
    };
    const approved = await through(await create(soon), 'approve');
    expect(await zone()).toMatchObject({ approvedCapacity: 5_000, event: null });
    await wait(HOUR);
    await server.services.telemetry.evaluate();
    expect(await zone()).toMatchObject({ approvedCapacity: 1_000, event: approved.id });

    const count = async (persons: number) => {
      server.clock.advance(60_000);
      await server.services.telemetry.accept('sensors', [headCount(persons, server.clock.now())]);
    };
    for (const calm of [300, 300, 300]) await count(calm);
    const sent = performance.now();
    await count(1_000);
    const { alarms } = (await (await author('/api/alarms')).json()) as {
      alarms: { subject: string; level: string; active: boolean }[];
    };
    expect(alarms).toMatchObject([{ subject: ZONE, level: 'red', active: true }]);
    expect(performance.now() - sent).toBeLessThan(5_000);

    await wait(HOUR);
    await server.services.telemetry.evaluate();
    expect(await zone()).toMatchObject({ approvedCapacity: 5_000, event: null });
    const steps = (await journalled('event.changed')).filter(({ actor }) => actor === 'system');
    expect(steps.map(({ data }) => data.act)).toEqual(['under-way', 'ended']);
  });
});

describe('art. 18: the approved number', () => {
  it('is the limit of the only zone while the event is under way', async () => {
    const days = { beginsAt: from(25 * DAY), endsAt: from(25 * DAY + HOUR) };
    const zones = [{ gathering: ZONE, capacity: 4_000 }];
    await through(await create({ ...days, expected: 3_000, zones }), 'apply', 'accept', 'approve');
    await wait(25 * DAY);
    await server.services.telemetry.evaluate();
    expect((await zone()).approvedCapacity).toBe(3_000);
    await wait(HOUR);
    await server.services.telemetry.evaluate();
    expect((await zone()).approvedCapacity).toBe(5_000);
  });
});

describe('art. 17: events in one zone', () => {
  /** Approved, from and until so many hours from now. */
  const approved = async (begin: number, end: number, capacity: number) =>
    through(
      await create({
        ...{ beginsAt: from(begin * HOUR), endsAt: from(end * HOUR), expected: 800 },
        zones: [{ gathering: ZONE, capacity }],
      }),
      'approve',
    );
  const later = async (hours: number) => {
    await wait(hours * HOUR);
    await server.services.telemetry.evaluate();
    const { approvedCapacity, event } = await zone();
    return [approvedCapacity, event];
  };

  it('hold it to the strictest of them for as long as that goes on', async () => {
    const long = await approved(1, 8, 2_000);
    const strict = await approved(2, 3, 1_000);
    const loose = await approved(4, 5, 4_000);
    expect(await later(1)).toEqual([2_000, long.id]);
    expect(await later(1)).toEqual([1_000, strict.id]);
    expect(await later(1)).toEqual([2_000, long.id]);
    expect(await later(1.5)).toEqual([2_000, long.id]);
    expect((await later(1))[0]).toBe(2_000);
    expect(await (await author(`/api/events/${loose.id}`)).json()).toMatchObject({
      state: 'ended',
    });
    expect(await later(3)).toEqual([5_000, null]);
  });

  it('can be stopped while under way, which gives its limits back at once', async () => {
    const { id } = await approved(1, 4, 1_000);
    expect(await later(1)).toEqual([1_000, id]);
    const running = (await (await author(`/api/events/${id}`)).json()) as LargeEvent;
    expect(await errorOf(await act(running, 'cancel'))).toEqual([409, 'notice-missing']);
    expect((await act(running, 'cancel', decider, '现场出现险情')).status).toBe(200);
    expect(await zone()).toMatchObject({ approvedCapacity: 5_000, event: null });
    expect(await later(4)).toEqual([5_000, null]);
  });

  it('are never planned for more than it is approved for', async () => {
    const more = draft({ zones: [{ gathering: ZONE, capacity: 5_001 }] });
    const answer = await author('/api/events', { method: 'POST', json: more });
    expect(await errorOf(answer)).toEqual([422, 'event-over-zone']);
  });
});

describe('gates of a zone', () => {
  it('are put in the place of those before, each once', async () => {
    const gate = { id: 'east', name: '东门', direction: 'both', way: 'level', widthMetres: 6 };
    const put = (gates: object[]) =>
      author(`/api/gatherings/${ZONE}/gates`, { method: 'PUT', json: { gates } });
    expect((await put([gate])).status).toBe(200);
    expect(await errorOf(await put([gate, gate]))).toEqual([422, 'gate-twice']);
    const kept = await (await author(`/api/gatherings/${ZONE}/gates`)).json();
    expect(kept).toEqual({ gates: [gate] });
  });
});

describe('art. 17: a crowd nobody announced', () => {
  const say = (id: number, body: object) =>
    author(`/api/spontaneous/${id}/acts`, { method: 'POST', json: body });
  const list = async () => {
    const answer = await (await author('/api/spontaneous')).json();
    return (answer as { spontaneous: Spontaneous[] }).spontaneous;
  };
  const countFor = async (minutes: number, count: number) => {
    let proposed = 0;
    for (let minute = 0; minute < minutes; minute += 1) {
      server.clock.advance(60_000);
      await server.services.telemetry.accept('sensors', [headCount(count, server.clock.now())]);
      proposed += await server.services.telemetry.lookForGatherings();
    }
    return proposed;
  };

  it('is proposed once it has lasted, against what is usual there at that hour', async () => {
    expect(await countFor(3, 1_900)).toBe(0);
    const hours = [0, 1, 2, 3, 4].map((ahead) => hourOfWeek(server.clock.now() + ahead * HOUR));
    await server.services.database.query(
      `INSERT INTO crowd_baseline (stream, hour, median, spread, weeks, synthetic)
       SELECT 'crowd-east', hour, 600, 30, 4, true FROM unnest($1::int[]) AS hour`,
      [hours],
    );
    await wait(HOUR);
    expect(await countFor(9, 1_900)).toBe(0);
    expect(await countFor(4, 1_900)).toBe(1);
    expect(await list()).toMatchObject([
      { gathering: ZONE, state: 'proposed', count: 1_900, usual: 600 },
    ]);
    expect(await countFor(3, 1_900)).toBe(0);
  });

  it('is monitored only with the assessment and the plan of town and venue', async () => {
    const [found] = await list();
    expect((await say(found!.id, { act: 'open' })).status).toBe(200);
    expect(await errorOf(await say(found!.id, { act: 'monitor' }))).toEqual([
      409,
      'needs-assessment-and-plan',
    ]);
    await say(found!.id, { act: 'assess', town: '风险一般', venue: '出口畅通' });
    await say(found!.id, { act: 'plan', town: '加派力量', venue: '开放侧门' });
    expect(await (await say(found!.id, { act: 'monitor' })).json()).toMatchObject({
      state: 'monitored',
      assessment: { town: '风险一般', by: author.id },
    });
    expect((await journalled('spontaneous.changed')).map(({ data }) => data.act)).toEqual([
      'propose',
      'open',
      'assess',
      'plan',
      'monitor',
    ]);
  });

  const end = async () => {
    const [open] = await list();
    expect((await say(open!.id, { act: 'end' })).status).toBe(200);
  };

  it('is not proposed again for the crowd of which somebody said what it is, and is for the next', async () => {
    expect(await countFor(1, 1_900)).toBe(0);
    await end();
    expect(await countFor(3, 1_900)).toBe(0);
    expect(await countFor(2, 600)).toBe(0);
    expect(await countFor(12, 1_900)).toBe(1);
    const [found] = await list();
    const dismissal = 'everyday-crowd';
    expect((await say(found!.id, { act: 'dismiss', dismissal })).status).toBe(200);
    expect(await countFor(3, 1_900)).toBe(0);
    expect(await countFor(1, 600)).toBe(0);
  });

  it('has not lasted through a silence: it begins anew with the first count after it', async () => {
    expect(await countFor(5, 1_900)).toBe(0);
    await wait(HOUR / 4);
    expect(await countFor(1, 1_900)).toBe(0);
    expect(await countFor(1, 600)).toBe(0);
  });

  it('stands as long after a restart as it was counted to stand', async () => {
    const { database, journal, clock, logger, newest, telemetry } = server.services;
    const restarted = createSpontaneousWatch({
      ...{ database, journal, clock, logger, newest, catalogue: telemetry.catalogue },
    });
    const count = async () => {
      server.clock.advance(60_000);
      await telemetry.accept('sensors', [headCount(1_900, server.clock.now())]);
    };
    for (let minute = 0; minute < 8; minute += 1) await count();
    expect(await restarted.look()).toBe(0);
    for (let minute = 0; minute < 3; minute += 1) await count();
    expect(await restarted.look()).toBe(1);
  });
});
