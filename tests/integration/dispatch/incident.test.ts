import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { HandoverList } from '../../../shared/model/handover.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { RecommendationAnswer } from '../../../shared/wire/recommendation.ts';
import type { Caller } from '../../support/callers.ts';
import { gas } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { TOWNS } from '../../support/small-coverage.ts';

const ENGINE = 'engine-east';
/** Of another county. */
const BOAT = 'boat-west';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let server: TestServer;
let coordinator: Caller;
let other: Caller;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
  other = await server.as('coordinator');
});
afterAll(() => server?.close());

const place = () => smallCity().registers.resources[0]!.base;
const open = async (changes: object = {}): Promise<Incident> => {
  const json = {
    ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火', receivedAt: null },
    place: place(),
    ...changes,
  };
  const answer = await coordinator('/api/incidents', { method: 'POST', json });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Incident;
};
const send = (incident: Incident, resources: string[], by = coordinator, key?: string) =>
  by(`/api/incidents/${incident.id}/dispatches`, {
    method: 'POST',
    json: { resources, task: '' },
    headers: key ? { 'idempotency-key': key } : {},
  });
const sent = async (answer: Response): Promise<Dispatch> =>
  ((await answer.json()) as { dispatches: Dispatch[] }).dispatches[0]!;
const step = (dispatch: Dispatch, state: string, reason: string | null = null) =>
  coordinator(`/api/dispatches/${dispatch.id}/steps`, {
    method: 'POST',
    json: { basedOn: dispatch.version, state, reason },
  });
const through = async (dispatch: Dispatch, ...states: string[]): Promise<Dispatch> => {
  let one = dispatch;
  for (const state of states) one = (await (await step(one, state)).json()) as Dispatch;
  return one;
};
const act = (incident: Incident, body: object) =>
  coordinator(`/api/incidents/${incident.id}/acts`, {
    method: 'POST',
    json: { basedOn: incident.version, ...body },
  });
const fileOf = async ({ id }: Incident) =>
  (await (await coordinator(`/api/incidents/${id}`)).json()) as IncidentFile;
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const free = (dispatch: Dispatch) => step(dispatch, 'cancelled', '试验结束');

describe('an incident', () => {
  it('has clocks that begin when it was received and that nobody moves', async () => {
    const receivedAt = new Date(server.clock.now() - 20 * MINUTE).toISOString();
    const incident = await open({ receivedAt });
    const { clocks } = await fileOf(incident);
    expect(clocks).toEqual([
      { to: 'county', by: new Date(Date.parse(receivedAt) + HOUR).toISOString() },
      { to: 'city', by: new Date(Date.parse(receivedAt) + 3 * HOUR).toISOString() },
    ]);
    const { database } = server.services;
    await expect(
      database.query('UPDATE incident SET received_at = now() WHERE id = $1', [incident.id]),
    ).rejects.toThrow(/never changed/);
    await expect(database.query('DELETE FROM incident_line')).rejects.toThrow(/never changed/);
  });

  it('starts a response only with matter, level, duration and measures (art. 72)', async () => {
    const incident = (await (await act(await open(), { act: 'verify' })).json()) as Incident;
    expect(await errorOf(await act(incident, { act: 'respond' }))).toEqual([
      409,
      'incident-response-incomplete',
    ]);
    const response = { matter: '起火', level: 3, expectedHours: 6, measures: '疏散、灭火' };
    const started = (await (await act(incident, { act: 'respond', response })).json()) as Incident;
    const raised = { ...response, level: 2 };
    const higher = (await (
      await act(started, { act: 'respond', response: raised })
    ).json()) as Incident;
    expect(higher.response).toMatchObject({ level: 2 });
    const { lines } = await fileOf(incident);
    expect(lines.map(({ kind, act: name }) => name ?? kind)).toEqual([
      'opened',
      'verify',
      'respond',
      'respond',
    ]);
    const { rows } = await server.services.database.query<{ before: number | null }>(
      `SELECT (data->>'responseBefore')::int AS before FROM journal
       WHERE subject = $1 AND data->>'act' = 'respond' ORDER BY number`,
      [`incident:${incident.id}`],
    );
    expect(rows.map(({ before }) => before)).toEqual([null, 3]);
  });

  it('has no grade when it is one of social security', async () => {
    const incident = await open({ class: 'social-security', kind: 'other' });
    const verified = (await (await act(incident, { act: 'verify' })).json()) as Incident;
    expect(await errorOf(await act(verified, { act: 'grade', grade: 'general' }))).toEqual([
      409,
      'incident-has-no-grades',
    ]);
  });

  it('is not seen by a neighbour, and not opened in his area', async () => {
    const incident = await open();
    const elsewhere = smallCity().registers.resources[1]!;
    const neighbour = await server.as('coordinator', { area: elsewhere.town });
    expect((await neighbour(`/api/incidents/${incident.id}`)).status).toBe(404);
    const answer = await neighbour('/api/incidents', {
      method: 'POST',
      json: {
        alarm: null,
        class: 'accident',
        kind: 'fire',
        title: '越界',
        place: place(),
        receivedAt: null,
      },
    });
    expect(await errorOf(answer)).toEqual([422, 'incident-place-elsewhere']);
  });
});

describe('a run card', () => {
  const path = '/api/run-cards/fire/major';
  const record = (by: Caller, basedOn: number, count: number) =>
    by(path, {
      method: 'PUT',
      json: { basedOn, needs: [{ type: 'pump-truck', count }], note: '演练后调整' },
    });

  it('is changed by versions, one after another, and decides who is proposed', async () => {
    const administrator = await server.as('administrator');
    expect((await record(administrator, 0, 2)).status).toBe(200);
    expect((await record(administrator, 0, 2)).status).toBe(200);
    expect(await errorOf(await record(administrator, 0, 5))).toEqual([
      409,
      'run-card-changed-meanwhile',
    ]);
    const incident = (await (await act(await open(), { act: 'verify' })).json()) as Incident;
    const asked = async () => {
      const answer = await coordinator(`/api/incidents/${incident.id}/recommendation`);
      return (await answer.json()) as RecommendationAnswer;
    };
    expect((await asked()).card).toEqual({ grade: 'any', version: 0 });
    await act(incident, { act: 'grade', grade: 'major' });
    const { card, missing, ranked } = await asked();
    expect(card).toEqual({ grade: 'major', version: 1 });
    expect(missing).toEqual([{ type: 'pump-truck', count: 2 }]);
    expect(ranked).toEqual([]);
  });

  it('names a type or a skill, never both, and none twice', async () => {
    const administrator = await server.as('administrator');
    const refused = async (needs: object[]) => {
      const json = { basedOn: 0, needs, note: '试验' };
      const answer = await administrator('/api/run-cards/other/any', { method: 'PUT', json });
      return [answer.status, ((await answer.json()) as { message: string }).message] as const;
    };
    const both = [{ type: 'ambulance', skill: 'medical-care', count: 1 }];
    expect(await refused(both)).toEqual([400, expect.stringContaining('body/needs/0')]);
    expect(await refused([{ count: 1 }])).toEqual([400, expect.stringContaining('body/needs/0')]);
    const twice = { skill: 'pumping', count: 1 };
    expect(await refused([twice, twice])).toEqual([422, expect.stringContaining('got pumping')]);
  });

  it('is the city’s alone to change', async () => {
    const { town } = smallCity().registers.resources[0]!;
    const local = await server.as('administrator', { area: town });
    expect(await errorOf(await record(local, 1, 3))).toEqual([403, 'of-city']);
  });
});

describe('art. 58: a situation report', () => {
  const sign = (incident: Incident, text: string, key: string) =>
    coordinator(`/api/incidents/${incident.id}/reports`, {
      method: 'POST',
      json: { text, throughLine: 1 },
      headers: { 'idempotency-key': key },
    });

  it('is signed once by its key, numbered, and stands as it was signed', async () => {
    const incident = await open();
    const first = await (await sign(incident, '起火，已派出。', 'report-key-1')).json();
    const again = await (await sign(incident, '起火，已派出。', 'report-key-1')).json();
    expect(again).toEqual(first);
    expect(await errorOf(await sign(incident, '另一份', 'report-key-1'))).toEqual([
      422,
      'act-key-used',
    ]);
    await sign(incident, '火势已控制。', 'report-key-2');
    const listed = await coordinator(`/api/incidents/${incident.id}/reports`);
    const { reports } = (await listed.json()) as { reports: { number: number; text: string }[] };
    expect(reports.map(({ number, text }) => [number, text])).toEqual([
      [2, '火势已控制。'],
      [1, '起火，已派出。'],
    ]);
    const { lines } = await fileOf(incident);
    expect(lines.filter(({ act: name }) => name === 'report')).toHaveLength(2);
    expect(first).toMatchObject({ number: 1, synthetic: false });
    const { database } = server.services;
    await expect(database.query(`UPDATE situation_report SET text = 'x'`)).rejects.toThrow(
      /never changed/,
    );
  });

  it('says no more than the log has: a line that is not there is named', async () => {
    const incident = await open();
    const through = (throughLine: number) =>
      coordinator(`/api/incidents/${incident.id}/reports`, {
        method: 'POST',
        json: { text: '起火，已派出。', throughLine },
      });
    const refused = await through(2);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      error: 'report-line-unknown',
      message: 'throughLine: expected at most 1, got 2',
    });
    expect((await through(2_147_483_648)).status).toBe(400);
    expect((await through(1)).status).toBe(200);
  });

  it('is for those of the area alone', async () => {
    const incident = await open();
    const elsewhere = smallCity().registers.resources[1]!;
    const neighbour = await server.as('coordinator', { area: elsewhere.town });
    expect((await neighbour(`/api/incidents/${incident.id}/reports`)).status).toBe(404);
  });
});

describe('two incidents of one thing', () => {
  const alarmNow = async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      await server.services.telemetry.accept('sensors', [gas(30, server.clock.now())]);
      server.clock.advance(MINUTE);
    }
    const { alarms } = (await (await coordinator('/api/alarms')).json()) as { alarms: Alarm[] };
    return alarms.find(({ cause }) => cause === 'band')!;
  };
  const ofAlarm = (alarm: Alarm, by: Caller, key: string) =>
    by('/api/incidents', {
      method: 'POST',
      json: {
        ...{ alarm: alarm.id, class: 'accident', kind: 'gas-leak', title: alarm.name },
        ...{ place: null, receivedAt: null },
      },
      headers: { 'idempotency-key': key },
    });

  it('are not opened from one alarm, however many try at once', async () => {
    const alarm = await alarmNow();
    const answers = await Promise.all([
      ofAlarm(alarm, coordinator, 'first-act-1'),
      ofAlarm(alarm, coordinator, 'first-act-1'),
      ofAlarm(alarm, other, 'other-act-1'),
    ]);
    const told = await Promise.all(
      answers.map(async (answer) => (await answer.json()) as { id?: string; error?: string }),
    );
    const ids = new Set(told.flatMap(({ id }) => id ?? []));
    expect(ids.size).toBe(1);
    const refused = told.filter(({ error }) => error === 'alarm-has-incident');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ details: { incident: [...ids][0] } });

    // Whoever opened it has seen the alarm: it is taken to nobody as unseen.
    const { alarms } = (await (await coordinator('/api/alarms')).json()) as { alarms: Alarm[] };
    const { openedBy } = (await fileOf({ id: [...ids][0]! } as Incident)).incident;
    expect(alarms.find(({ id }) => id === alarm.id)).toMatchObject({ acknowledgedBy: openedBy });
    const { entries } = (await (
      await coordinator(`/api/journal?subject=alarm:${alarm.id}`)
    ).json()) as JournalPage;
    const acknowledged = entries.filter(({ kind }) => kind === 'alarm.acknowledged');
    expect(acknowledged.map(({ actor }) => actor)).toEqual([openedBy]);
  });

  it('keep what they are about from being taken further as unseen, though it rises higher, until they end', async () => {
    const { telemetry } = server.services;
    const { incidents } = (await (await coordinator('/api/incidents')).json()) as {
      incidents: Incident[];
    };
    const incident = incidents.find(({ alarms }) => alarms.length > 0)!;
    const { alarms } = incident;
    for (let turn = 0; turn < 3; turn += 1) {
      await telemetry.accept('sensors', [gas(60, server.clock.now())]);
      server.clock.advance(MINUTE);
    }
    const escalated = async () => {
      server.clock.advance(5 * MINUTE);
      await telemetry.evaluate();
      const { rows } = await server.services.database.query(
        `SELECT 1 AS told FROM journal WHERE kind = 'alarm.escalated' AND subject = $1`,
        [`alarm:${alarms[0]}`],
      );
      return rows.length > 0;
    };
    await telemetry.evaluate();
    expect(await escalated()).toBe(false);
    expect(await escalated()).toBe(false);
    expect((await act(incident, { act: 'dismiss', text: '误报' })).status).toBe(200);
    await escalated();
    expect(await escalated()).toBe(true);
  });

  it('that are over are found by their alarm, and by no other', async () => {
    const alarm = await alarmNow();
    const overOf = async (id: number) => {
      const answer = await coordinator(`/api/incidents?closed=true&alarm=${id}`);
      return ((await answer.json()) as { incidents: Incident[] }).incidents;
    };
    const over = await overOf(alarm.id);
    expect(over.map(({ state, alarms }) => [state, alarms])).toEqual([['false_alarm', [alarm.id]]]);
    expect(await overOf(alarm.id + 1)).toEqual([]);
    expect(await errorOf(await coordinator('/api/incidents?closed=true&alarm=0'))).toEqual([
      400,
      'invalid-request',
    ]);
  });

  it('become one: what is over is merged into nothing, and units do not stay behind', async () => {
    const [first, second] = [await open(), await open({ title: '同一处再次来报' })];
    const merge = { act: 'merge', into: first.id };
    const dispatch = await sent(await send(second, [ENGINE]));
    expect(await errorOf(await act(second, merge))).toEqual([409, 'incident-units-out']);
    await free(dispatch);
    const third = await open();
    const dismissed = await act(third, { act: 'dismiss', text: '误报' });
    expect(dismissed.status).toBe(200);
    expect(await errorOf(await act(second, { act: 'merge', into: third.id }))).toEqual([
      409,
      'incident-merge-target',
    ]);
    expect((await act(second, merge)).status).toBe(200);
    const { incident, lines } = await fileOf(first);
    expect(incident).toMatchObject({ state: 'reported', version: 2 });
    expect(lines.at(-1)).toMatchObject({ act: 'merge', text: `${second.id} · ${second.title}` });
    const ended = (await fileOf(second)).lines.at(-1);
    expect(ended).toMatchObject({ act: 'merge', text: `${first.id} · ${first.title}` });
  });

  it('keep the clocks of the first that was received, and the worse grade', async () => {
    const since = (minutes: number) =>
      new Date(server.clock.now() - minutes * MINUTE).toISOString();
    const [oldest, older, stays] = [
      await open({ receivedAt: since(90) }),
      await open({ receivedAt: since(40) }),
      await open({ receivedAt: since(10) }),
    ];
    const verified = (await (await act(older, { act: 'verify' })).json()) as Incident;
    const graded = await (await act(verified, { act: 'grade', grade: 'serious' })).json();
    await act(oldest, { act: 'merge', into: older.id });
    await act({ ...(graded as Incident), version: 4 }, { act: 'merge', into: stays.id });
    const { incident, lines, clocks, clocksFrom } = await fileOf(stays);
    expect(incident).toMatchObject({ grade: 'serious', receivedAt: since(10) });
    expect(clocksFrom).toBe(since(90));
    expect(clocks[0]).toEqual({ to: 'county', by: since(30) });
    expect(clocks.at(-1)!.to).toBe('state-council');
    const carried = `serious · ${older.id} · ${older.title}`;
    expect(lines.map(({ act: name, text }) => [name, text])).toContainEqual([
      'grade-carried',
      carried,
    ]);
    const { now } = (await (await coordinator('/api/handovers')).json()) as HandoverList;
    expect(now.due.find((one) => one.incident === stays.id)!.by).toBe(since(30));
  });

  it('cannot be merged into each other', async () => {
    const [first, second] = [await open(), await open()];
    const answers = await Promise.all([
      act(first, { act: 'merge', into: second.id }),
      act(second, { act: 'merge', into: first.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('art. 20: a unit that is sent', () => {
  it('is recommended with its way, and one that is out says for what', async () => {
    const incident = await open();
    const path = `/api/incidents/${incident.id}/recommendation`;
    const before = (await (await coordinator(path)).json()) as RecommendationAnswer;
    expect(before.ranked[0]).toMatchObject({ id: ENGINE, proposed: true, isFresh: false });
    expect(before.travel).toMatchObject({ source: 'straight-line', failure: null });
    const dispatch = await sent(await send(incident, [ENGINE]));
    const after = (await (await coordinator(path)).json()) as RecommendationAnswer;
    expect(after.ranked.map(({ id }) => id)).not.toContain(ENGINE);
    expect(after.unfit).toContainEqual(
      expect.objectContaining({ id: ENGINE, reason: 'busy', task: incident.title }),
    );
    await free(dispatch);
  });

  it('may be of a type the run card has not, when the desk calls one more', async () => {
    const incident = await open();
    const path = `/api/incidents/${incident.id}/recommendation`;
    const asked = async (also: string) =>
      (await (await coordinator(`${path}?also=${also}`)).json()) as RecommendationAnswer;
    const { missing } = await asked('hazmat-team');
    expect(missing).toContainEqual({ type: 'hazmat-team', count: 1 });
    const refused = await coordinator(`${path}?also=submarine`);
    expect(refused.status).toBe(400);
  });

  it('goes through every state with who, when and none skipped', async () => {
    const incident = await open();
    const dispatch = await sent(await send(incident, [ENGINE]));
    expect(dispatch.steps.map(({ state }) => state)).toEqual(['requested', 'approved', 'assigned']);
    expect(await errorOf(await step(dispatch, 'onscene'))).toEqual([409, 'dispatch-wrong-step']);
    const back = await through(
      dispatch,
      ...['acknowledged', 'enroute', 'onscene', 'cleared', 'returning', 'available'],
    );
    expect(back.steps).toHaveLength(9);
    expect(back.steps.every(({ by, at }) => by !== '' && at !== '')).toBe(true);
    await free(await sent(await send(incident, [ENGINE])));
  });

  it('is one person’s alone: the other learns who, when and where (F38)', async () => {
    const [mine, theirs] = [await open(), await open({ title: '另一处' })];
    const dispatch = await sent(await send(mine, [ENGINE]));
    const answer = await send(theirs, [ENGINE], other);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: 'resource-taken',
      details: [{ resource: ENGINE, incidentTitle: mine.title, by: dispatch.steps[0]!.by }],
    });
    expect((await fileOf(theirs)).dispatches).toEqual([]);
    await free(dispatch);
  });

  it('is sent once however often the same act is tried again (F39)', async () => {
    const incident = await open();
    const first = await sent(await send(incident, [ENGINE], coordinator, 'same-act-1'));
    const second = await sent(await send(incident, [ENGINE], coordinator, 'same-act-1'));
    expect(second.id).toBe(first.id);
    expect((await fileOf(incident)).dispatches).toHaveLength(1);
    await free(second);
  });

  it('is not sent by the key of another act', async () => {
    const [here, there] = [await open(), await open({ title: '另一处' })];
    const first = await sent(await send(here, [ENGINE], coordinator, 'same-act-2'));
    const used = [422, 'act-key-used'];
    expect(await errorOf(await send(there, [ENGINE], coordinator, 'same-act-2'))).toEqual(used);
    expect(await errorOf(await send(here, [BOAT], coordinator, 'same-act-2'))).toEqual(used);
    await free(first);
  });

  it('to another area is seen at home as sent, step by step', async () => {
    const home = smallCity().registers.resources.find(({ id }) => id === BOAT)!;
    const desk = await server.as('coordinator', { area: home.town });
    const incident = await open();
    const dispatch = await sent(await send(incident, [BOAT]));
    const tasks = async () =>
      ((await (await desk('/api/dispatches')).json()) as { dispatches: Dispatch[] }).dispatches;
    expect(await tasks()).toMatchObject([{ resource: BOAT, state: 'assigned' }]);
    await free(dispatch);
    expect(await tasks()).toEqual([]);
    const page = (await (await desk('/api/journal?after=0')).json()) as JournalPage;
    const told = page.entries.flatMap(({ kind, data }) =>
      kind === 'dispatch.changed' ? (data.dispatch as Dispatch) : [],
    );
    const steps = told.filter(({ resource }) => resource === BOAT);
    expect(steps.map(({ state }) => state)).toEqual(['assigned', 'cancelled']);
    expect(told.every(({ resource }) => resource === BOAT)).toBe(true);
    const everywhere = Object.values(TOWNS).filter(
      (town) => ![home.town, incident.town].includes(town),
    );
    for (const town of everywhere) {
      const other = await server.as('coordinator', { area: town });
      expect(await (await other('/api/journal?after=0')).text()).not.toContain(dispatch.id);
    }
  });

  it('art. 9: works with one of another department at the same incident', async () => {
    const { database } = server.services;
    const move = (department: string) =>
      database.query('UPDATE resource SET department = $1 WHERE id = $2', [department, BOAT]);
    await move('emergency');
    const incident = await open();
    const { dispatches } = (await (await send(incident, [ENGINE, BOAT])).json()) as {
      dispatches: Dispatch[];
    };
    const { rows } = await database.query<{ department: string }>(
      `SELECT DISTINCT r.department FROM dispatch d JOIN resource r ON r.id = d.resource
       WHERE d.incident = $1 ORDER BY r.department`,
      [incident.id],
    );
    expect(rows.map(({ department }) => department)).toEqual(['emergency', 'fire']);
    expect((await fileOf(incident)).dispatches).toHaveLength(2);
    for (const dispatch of dispatches) await free(dispatch);
    await move('fire');
  });

  it('that does not acknowledge in time is told once (F40)', async () => {
    const incident = await open();
    await send(incident, [ENGINE]);
    server.clock.advance(3 * MINUTE);
    await server.services.telemetry.evaluate();
    await server.services.telemetry.evaluate();
    const [late] = (await fileOf(incident)).dispatches;
    expect(late).toMatchObject({ late: true, state: 'assigned', version: 2 });
    await free(late!);
  });

  it.each([60, -60])(
    'is late after its time, though the server clock was set %i minutes',
    async (minutes) => {
      const incident = await open();
      const dispatch = await sent(await send(incident, [ENGINE]));
      const { telemetry, database } = server.services;
      await telemetry.evaluate();
      const began = server.clock.now();
      // Asked of the table: the session of whoever asks does not outlive such a clock.
      const isLate = async () => {
        await telemetry.evaluate();
        const { rows } = await database.query('SELECT FROM dispatch WHERE id = $1 AND late', [
          dispatch.id,
        ]);
        return rows.length > 0;
      };
      server.clock.set(began + minutes * MINUTE);
      server.clock.advance(2 * MINUTE);
      expect(await isLate()).toBe(false);
      server.clock.advance(1);
      expect(await isLate()).toBe(true);
      server.clock.set(began + 3 * MINUTE);
      await free((await fileOf(incident)).dispatches[0]!);
    },
  );

  it('keeps its incident from ending while it is out', async () => {
    const verified = (await (await act(await open(), { act: 'verify' })).json()) as Incident;
    const dispatch = await sent(await send(verified, [ENGINE]));
    const end = { act: 'end', text: '现场自行处置' };
    expect(await errorOf(await act(verified, end))).toEqual([409, 'incident-units-out']);
    await free(dispatch);
    expect(await errorOf(await act(verified, { act: 'end' }))).toEqual([
      ...[409, 'incident-text-missing'],
    ]);
    expect((await act(verified, end)).status).toBe(200);
    expect((await fileOf(verified)).lines.at(-1)).toMatchObject({ act: 'end', text: end.text });
    expect(await errorOf(await send(verified, [ENGINE]))).toEqual([409, 'incident-is-over']);
  });
});
