import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepDrills } from '../../../server/drills/keep-drills.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Drill, DrillFile, DrillView } from '../../../shared/model/drill.ts';
import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import type { EmergencyPlanTask, PlanBoard } from '../../../shared/model/emergency-plan-task.ts';
import { UNTOUCHED } from '../../../shared/model/evacuation.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { EvacuationDraft } from '../../../shared/wire/evacuation.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Situation } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { actOnEmergencyPlan, emergencyPlanInForce, told } from '../../support/emergency-plan.ts';
import { hitGround } from '../../support/evacuation-city.ts';
import { gas } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { TOWNS } from '../../support/small-coverage.ts';
import { DEPOTS, supplyCity } from '../../support/supply-city.ts';

const MINUTE = 60_000;
const REVISED = { reason: '汛前修订' };
const HOUR = 60 * MINUTE;
const place = smallCity().registers.resources[0]!.base;
const injects = [
  {
    ...{ minute: 0, words: '模拟：厂区可燃气体报警', material: 'synthetic' },
    signal: { on: 'alarm', metric: 'gas', subject: 'hazard', level: 'red' },
    incident: { class: 'accident', kind: 'gas-leak', place },
  },
  { minute: 20, words: '模拟：风向转东', material: 'synthetic', signal: null, incident: null },
];

let server: TestServer;
let coordinator: Caller;
let plan: EmergencyPlan;
beforeAll(async () => {
  server = await startTestServer({ city: supplyCity() });
  coordinator = await server.as('coordinator', { departments: ['emergency'] });
  plan = await emergencyPlanInForce(coordinator, await server.as('administrator'));
});
afterAll(() => server?.close());

const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const declare = (changes: object = {}, by = coordinator) =>
  by('/api/drills', {
    method: 'POST',
    json: {
      ...{ name: '燃气泄漏演练', form: 'field', breadth: 'single', aim: 'test', plan: plan.id },
      ...{ level: 2, area: CITY_CODE, injects },
      plannedFor: new Date(server.clock.now() + HOUR).toISOString(),
      ...changes,
    },
  });
const act = async ({ id }: Drill, name: string, by = coordinator) => {
  const { drill } = await fileOf(id);
  return by(`/api/drills/${id}/acts`, {
    method: 'POST',
    json: { basedOn: drill.version, act: name },
  });
};
const fileOf = async (id: string) => told<DrillFile>(await coordinator(`/api/drills/${id}`));
const join = ({ id }: Drill, by = coordinator) =>
  by(`/api/drills/${id}/participation`, { method: 'PUT' });
const viewOf = async () => (await told<DrillView>(await coordinator('/api/drill-view'))).view;
const keep = () => keepDrills(server.services);
/** A drill under way in which the coordinator takes part, with its incident. */
const running = async () => {
  const drill = await told<Drill>(await declare());
  expect((await join(drill)).status).toBe(204);
  await told(await act(drill, 'start'));
  await keep();
  const view = (await viewOf())!;
  return { drill, incident: view.incidents[0]! };
};
const end = async (drill: Drill) => told<Drill>(await act(drill, 'end'));
const boardOf = async ({ id }: Incident) =>
  told<PlanBoard>(await coordinator(`/api/incidents/${id}/plan-board`));
const activate = ({ id }: Incident, level = 2) =>
  coordinator(`/api/incidents/${id}/plan-activations`, {
    method: 'POST',
    json: { plan: plan.id, level, deviation: null },
  });
const close = (task: EmergencyPlanTask, name = 'done', reason: string | null = null) =>
  coordinator(`/api/plan-tasks/${task.id}/acts`, {
    method: 'POST',
    json: { basedOn: task.version, act: name, reason },
  });
/** What a desk is answered that acts on an incident, adds to its log, and signs a report of it. */
const refusalsOf = async ({ id, version }: Incident) => {
  const headers = { 'idempotency-key': randomUUID() };
  const post = async (path: string, json: object) =>
    errorOf(await coordinator(`/api/incidents/${id}/${path}`, { method: 'POST', json, headers }));
  return [
    await post('acts', { basedOn: version, act: 'verify' }),
    await post('log', { text: '现场已到', happenedAt: null }),
    await post('reports', { text: '演练情况', throughLine: 1 }),
    await post('command', { basedOn: version, act: 'command-offer', to: 'county', note: '' }),
  ];
};

describe('art. 19: a drill on the live system', () => {
  it('plays its timetable on its own clock, marked and apart from what is real', async () => {
    const { drill, incident } = await running();
    expect(incident).toMatchObject({ drill: drill.id, title: `【演练】${injects[0]!.words}` });
    const situation = await told<Situation>(await coordinator('/api/situation'));
    expect(situation.incidents).toEqual([]);
    const real = await told<{ incidents: Incident[] }>(await coordinator('/api/incidents'));
    expect(real.incidents.map(({ id }) => id)).not.toContain(incident.id);
    const { entries } = await told<JournalPage>(await coordinator('/api/journal?limit=200'));
    const kinds = entries
      .filter(({ subject }) => subject === `incident:${incident.id}`)
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['drill.incident-changed']);
    server.clock.advance(19 * MINUTE);
    await keep();
    expect((await viewOf())!.told).toHaveLength(1);
    server.clock.advance(MINUTE);
    await keep();
    await keep();
    expect((await viewOf())!.told).toHaveLength(2);
    await end(drill);
    expect(await viewOf()).toBeNull();
  });

  it('plays each inject once, however many nodes keep its clock', async () => {
    const drill = await told<Drill>(await declare());
    await join(drill);
    await told(await act(drill, 'start'));
    await Promise.all([keep(), keep(), keep()]);
    expect((await viewOf())!.incidents).toHaveLength(1);
    const { lines } = await fileOf(drill.id);
    expect(lines.filter(({ act: what }) => what === 'inject')).toHaveLength(1);
    await end(drill);
  });

  it('proposes the plan by what was played, and is scored against the plan’s own steps', async () => {
    const { drill, incident } = await running();
    const { proposals } = await boardOf(incident);
    expect(proposals).toMatchObject([{ level: 2, evidence: [{ name: injects[0]!.words }] }]);
    await told(await activate(incident));
    const { tasks } = await boardOf(incident);
    const byNumber = (number: number) => tasks.find((task) => task.number === number)!;
    await told(await close(byNumber(2)));
    server.clock.advance(16 * MINUTE);
    await told(await close(byNumber(1), 'done', '阀门锈死'));
    await end(drill);
    const { score } = await fileOf(drill.id);
    expect(score).toMatchObject({ activated: 2, inTime: 1, of: 3 });
    expect(score.steps.map(({ number, result }) => [number, result])).toEqual([
      [1, 'late'],
      [2, 'in-time'],
      [3, 'open'],
    ]);
    expect(await errorOf(await close(byNumber(3)))).toEqual([409, 'drill-is-over']);
    expect(await refusalsOf(incident)).toEqual(Array(4).fill([409, 'drill-is-over']));
  });

  it('uses no real shelter or supply, and goes to no department', async () => {
    const { drill, incident } = await running();
    const post = (path: string, json: object) => coordinator(path, { method: 'POST', json });
    const area = { kind: 'drawn', outline: hitGround };
    const question = { incident: incident.id, area, edits: UNTOUCHED };
    const { plan: drafted } = await told<EvacuationDraft>(
      await post('/api/evacuations/draft', question),
    );
    const evacuation = await post('/api/evacuations', {
      ...question,
      outline: drafted.outline,
      wind: drafted.wind,
      lines: drafted.lines.map(({ grid, shelter, heads }) => ({ grid, shelter, heads })),
      ...{ order: { number: '演练1号', issuedBy: 'emergency' }, opens: [], notice: null },
    });
    expect(await errorOf(evacuation)).toEqual([409, 'drill-sends-nobody']);
    const supplies = await post('/api/supply-orders', {
      ...{ shelter: null, incident: incident.id, destination: null },
      ...{ basis: null, number: '演练2号', issuedBy: 'emergency' },
      parts: [{ depot: DEPOTS.east, wanted: [{ item: 'water', amount: 1 }] }],
    });
    expect(await errorOf(supplies)).toEqual([409, 'drill-sends-nobody']);
    const about = { kind: 'incident', id: incident.id };
    const handed = await post('/api/cases', { about, title: '演练', lead: null });
    expect(handed.status).toBe(404);
    await end(drill);
  });

  it('sends no real unit, and merges with nothing real', async () => {
    const { drill, incident } = await running();
    const answer = await coordinator(`/api/incidents/${incident.id}/dispatches`, {
      method: 'POST',
      json: { resources: ['engine-east'], task: '' },
    });
    expect(await errorOf(answer)).toEqual([409, 'drill-sends-nobody']);
    const draft = { alarm: null, class: 'accident', kind: 'fire', title: '真实火情', place };
    const json = { ...draft, receivedAt: null };
    const real = await told<Incident>(
      await coordinator('/api/incidents', { method: 'POST', json }),
    );
    const merge = await coordinator(`/api/incidents/${incident.id}/acts`, {
      method: 'POST',
      json: { basedOn: incident.version, act: 'merge', into: real.id },
    });
    expect(await errorOf(merge)).toEqual([409, 'incident-merge-target']);
    const { database } = server.services;
    await expect(
      database.query('UPDATE incident SET drill = NULL WHERE id = $1', [incident.id]),
    ).rejects.toThrow(/stays real/);
    await end(drill);
  });

  it('has incidents opened by hand only by those who take part while it runs', async () => {
    const { drill } = await running();
    const json = {
      ...{ alarm: null, class: 'accident', kind: 'fire', title: '次生火情', place },
      ...{ receivedAt: null, drill: drill.id },
    };
    const openBy = (by: Caller) => by('/api/incidents', { method: 'POST', json });
    const own = await told<Incident>(await openBy(coordinator));
    expect(own).toMatchObject({ drill: drill.id, title: '【演练】次生火情' });
    const other = await server.as('coordinator');
    expect(await errorOf(await openBy(other))).toEqual([409, 'drill-not-running']);
    await end(drill);
    expect(await errorOf(await openBy(coordinator))).toEqual([409, 'drill-not-running']);
  });

  it('lets nobody in it publish what calls itself real', async () => {
    const { drill } = await running();
    const body = {
      ...{ kind: 'notice', headline: '停气告知', event: '燃气泄漏', eventClass: 'accident' },
      ...{ category: 'Safety', urgency: 'Immediate', severity: 'Minor', certainty: 'Observed' },
      ...{ responseTypes: [], description: '示例', instruction: '保持通风', issuer: '示例应急局' },
      onset: new Date(server.clock.now()).toISOString(),
      expires: new Date(server.clock.now() + HOUR).toISOString(),
      ...{ areaDescription: '示例', fromWarning: null, fromAlarm: null },
      area: { kind: 'areas', codes: [TOWNS.eastOne] },
    };
    const draft = (isDrill: boolean) =>
      coordinator('/api/releases', { method: 'POST', json: { ...body, drill: isDrill } });
    expect(await errorOf(await draft(false))).toEqual([409, 'drill-only-exercise']);
    expect((await draft(true)).status).toBe(200);
    await end(drill);
    expect((await draft(false)).status).toBe(200);
  });

  it('is scored by the edition in force when it starts, and not begun without one', async () => {
    const approver = await server.as('administrator');
    const own = await emergencyPlanInForce(coordinator, approver);
    const first = await told<Drill>(await declare({ plan: own.id }));
    const second = await told<Drill>(await declare({ plan: own.id }));
    let next = await told<EmergencyPlan>(
      await actOnEmergencyPlan(approver, own, 'revise', REVISED),
    );
    for (const step of ['review', 'approve', 'publish', 'enter-force']) {
      next = await told(await actOnEmergencyPlan(coordinator, next, step, { filing: '2号' }));
    }
    await told(await act(first, 'start'));
    expect((await fileOf(first.id)).drill.edition).toBe(2);
    await end(first);
    await told(await actOnEmergencyPlan(approver, next, 'withdraw', REVISED));
    expect(await errorOf(await act(second, 'start'))).toEqual([409, 'plan-does-not-hold']);
  });

  it('is one at a time for a desk', async () => {
    const { drill } = await running();
    const second = await told<Drill>(await declare());
    expect(await errorOf(await join(second))).toEqual([409, 'drill-other-joined']);
    await end(drill);
    expect((await join(second)).status).toBe(204);
    await told(await act(second, 'cancel'));
    expect(await viewOf()).toBeNull();
  });

  it('finds a place in its area for an incident that names none', async () => {
    const incident = { ...injects[0]!.incident!, place: null };
    const area = TOWNS.westOne;
    const drill = await told<Drill>(
      await declare({ area, injects: [{ ...injects[0], incident }] }),
    );
    await join(drill);
    await told(await act(drill, 'start'));
    await keep();
    expect((await viewOf())!.incidents).toMatchObject([{ town: area }]);
    await end(drill);
  });

  it('stays within the area of who declares it', async () => {
    const town = await server.as('coordinator', { area: TOWNS.westOne });
    expect(await errorOf(await declare({}, town))).toEqual([403, 'drill-of-other-area']);
    expect(await errorOf(await declare({ area: TOWNS.westOne }, town))).toEqual([
      422,
      'drill-place-elsewhere',
    ]);
  });
});

describe('a real alarm of level I or II', () => {
  const acknowledgeAll = async () => {
    const { alarms } = await told<{ alarms: Alarm[] }>(await coordinator('/api/alarms'));
    for (const { id, occurrence, acknowledgedAt } of alarms) {
      if (acknowledgedAt !== null) continue;
      const json = { occurrence };
      await coordinator(`/api/alarms/${id}/acknowledgement`, { method: 'POST', json });
    }
  };

  it('stops the drill at once: its clock and its deadlines stand still until somebody goes on', async () => {
    const { drill, incident } = await running();
    await told(await activate(incident));
    const before = (await boardOf(incident)).tasks;
    server.clock.advance(2 * MINUTE);
    for (let turn = 0; turn < 2; turn += 1) {
      await server.services.telemetry.accept('sensors', [gas(60, server.clock.now())]);
      server.clock.advance(10_000);
    }
    await keep();
    const stopped = (await viewOf())!.drill;
    expect(stopped).toMatchObject({ state: 'interrupted' });
    expect(stopped.interruptedBy).not.toBeNull();
    server.clock.advance(25 * MINUTE);
    await keep();
    expect((await viewOf())!.told).toHaveLength(1);
    expect(await errorOf(await close(before[0]!))).toEqual([409, 'drill-interrupted']);
    expect((await boardOf(incident)).paused).toBe(true);
    expect(await refusalsOf(incident)).toEqual(Array(4).fill([409, 'drill-interrupted']));
    expect(await errorOf(await act(drill, 'resume'))).toEqual([409, 'drill-real-alarm-first']);
    await acknowledgeAll();
    await told(await act(drill, 'resume'));
    const after = (await boardOf(incident)).tasks;
    const stood = server.clock.now() - Date.parse(stopped.interruptedAt!);
    expect(after.map(({ dueAt }) => Date.parse(dueAt))).toEqual(
      before.map(({ dueAt }) => Date.parse(dueAt) + stood),
    );
    await end(drill);
  });

  it('that was seen is lowered without stopping a drill, and stops it when it is raised higher', async () => {
    const read = async (percent: number) => {
      for (let turn = 0; turn < 2; turn += 1) {
        await server.services.telemetry.accept('sensors', [gas(percent, server.clock.now())]);
        server.clock.advance(301_000);
      }
    };
    const gasAlarm = async () => {
      const { alarms } = await told<{ alarms: Alarm[] }>(await coordinator('/api/alarms'));
      return alarms.find(({ stream }) => stream === 'gas-east');
    };
    await read(60);
    await acknowledgeAll();
    server.clock.advance(1);
    const { drill } = await running();
    await read(40);
    expect(await gasAlarm()).toMatchObject({ level: 'orange', active: true });
    await keep();
    expect((await viewOf())!.drill.state).toBe('running');
    await read(60);
    expect(await gasAlarm()).toMatchObject({ level: 'red', active: true });
    await keep();
    expect((await viewOf())!.drill.state).toBe('interrupted');
    await end(drill);
  });

  it('stops the drill also when somebody saw it before the clock was looked at', async () => {
    await acknowledgeAll();
    server.clock.advance(1);
    const { drill } = await running();
    for (const percent of [0, 0, 60, 60]) {
      await server.services.telemetry.accept('sensors', [gas(percent, server.clock.now())]);
      server.clock.advance(301_000);
    }
    await acknowledgeAll();
    await keep();
    expect((await viewOf())!.drill.state).toBe('interrupted');
    await end(drill);
  });
});
