import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CapMessage } from '../../../shared/cap/message.ts';
import { writeCap } from '../../../shared/cap/write-message.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import type {
  EmergencyPlanTask,
  PlanBoard,
  PlanProposal,
} from '../../../shared/model/emergency-plan-task.ts';
import type { HandoverList } from '../../../shared/model/handover.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Imported, Warning } from '../../../shared/model/warning.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { galeMessage } from '../../support/cap.ts';
import { emergencyPlanInForce, told } from '../../support/emergency-plan.ts';
import { gas } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { TOWNS } from '../../support/small-coverage.ts';

const MINUTE = 60_000;
let server: TestServer;
let coordinator: Caller;
let plan: EmergencyPlan;
let alarm: Alarm;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
  plan = await emergencyPlanInForce(coordinator, await server.as('administrator'));
  for (let turn = 0; turn < 2; turn += 1) {
    await server.services.telemetry.accept('sensors', [gas(60, server.clock.now())]);
    server.clock.advance(MINUTE);
  }
  const { alarms } = await told<{ alarms: Alarm[] }>(await coordinator('/api/alarms'));
  alarm = alarms.find(({ cause }) => cause === 'band')!;
});
afterAll(() => server?.close());

const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const open = async (changes: object = {}): Promise<Incident> => {
  const json = {
    ...{ alarm: null, class: 'accident', kind: 'gas-leak', title: '示例燃气泄漏' },
    ...{ place: smallCity().registers.resources[0]!.base, receivedAt: null },
    ...changes,
  };
  return told(await coordinator('/api/incidents', { method: 'POST', json }));
};
const boardOf = async ({ id }: Incident) =>
  told<PlanBoard>(await coordinator(`/api/incidents/${id}/plan-board`));
const activate = (
  { id }: Incident,
  level: number,
  { deviation = null, key }: { deviation?: string | null; key?: string } = {},
) =>
  coordinator(`/api/incidents/${id}/plan-activations`, {
    method: 'POST',
    json: { plan: plan.id, level, deviation },
    headers: key ? { 'idempotency-key': key } : {},
  });
const act = (task: EmergencyPlanTask, name: string, reason: string | null = null) =>
  coordinator(`/api/plan-tasks/${task.id}/acts`, {
    method: 'POST',
    json: { basedOn: task.version, act: name, reason },
  });
const levelOf = async (incident: Incident) => (await boardOf(incident)).proposals[0]!.level!;

let messages = 0;
const bring = async (changes: Partial<CapMessage> = {}) => {
  messages += 1;
  const identifier = `32020041600000_20260706${String(messages).padStart(6, '0')}_0`;
  const message = galeMessage(server.clock.now(), { identifier, ...changes });
  const headers = { 'content-type': 'application/xml' };
  const body = writeCap(message);
  const answer = await coordinator('/api/warnings', { method: 'POST', headers, body });
  return { message, warning: (await told<Imported>(answer)).warning! };
};
const proposedOn = async ({ id }: Warning, by = coordinator) => {
  const answer = await by(`/api/warnings/${id}/plan-proposals`);
  return (await told<{ proposals: PlanProposal[] }>(answer)).proposals;
};

describe('art. 19: a plan whose trigger is reached', () => {
  it('is proposed with its evidence, on the alarm and on the incident', async () => {
    const path = `/api/alarms/${alarm.id}/plan-proposals`;
    const { proposals } = await told<{ proposals: PlanProposal[] }>(await coordinator(path));
    const expected = { plan: plan.id, evidence: [{ on: 'alarm', name: alarm.name }] };
    expect(proposals).toMatchObject([expected]);
    const board = await boardOf(await open());
    expect(board.proposals).toMatchObject([expected]);
    expect(board.tasks).toEqual([]);
  });

  it('is proposed on an official warning that reaches it, whose evidence the incident has too', async () => {
    const { message, warning } = await bring();
    const expected = {
      plan: plan.id,
      level: 4,
      evidence: [{ on: 'warning', name: '大风黄色预警' }],
    };
    expect(await proposedOn(warning)).toMatchObject([expected]);
    const { proposals } = await boardOf(await open());
    expect(proposals[0]!.evidence).toContainEqual(expect.objectContaining(expected.evidence[0]));
    await bring({ messageType: 'Cancel', references: [message] });
    expect(await proposedOn(warning)).toEqual([]);
  });

  it('is proposed by no test of others, and to nobody whom the warning does not touch', async () => {
    const { warning: trial } = await bring({ status: 'Test' });
    expect(await proposedOn(trial)).toEqual([]);
    const { proposals } = await boardOf(await open());
    expect(proposals[0]!.evidence.map(({ on }) => on)).toEqual(['alarm']);
    const { warning } = await bring();
    const elsewhere = await server.as('coordinator', { area: TOWNS.westOne });
    expect(await proposedOn(warning, elsewhere)).toEqual([]);
  });

  it('is not proposed where nothing of it happens, and is at hand all the same', async () => {
    const elsewhere = smallCity().registers.resources[1]!.base;
    const { proposals } = await boardOf(await open({ place: elsewhere }));
    expect(proposals).toMatchObject([{ plan: plan.id, level: null, evidence: [] }]);
    expect((await boardOf(await open({ kind: 'fire' }))).proposals).toEqual([]);
  });

  it('that the alarm reached is found again on its incident, whatever kind that was opened as', async () => {
    const incident = await open({ alarm: alarm.id, kind: 'chemical-leak', place: null });
    const { proposals } = await boardOf(incident);
    expect(proposals).toMatchObject([{ plan: plan.id, level: 2 }]);
    expect(proposals[0]!.evidence).toContainEqual(expect.objectContaining({ name: alarm.name }));
    await told(await activate(incident, proposals[0]!.level!));
    expect((await boardOf(incident)).activations).toMatchObject([{ plan: plan.id }]);
  });

  it('makes its tasks when a person activates it, once however often it is sent', async () => {
    const incident = await open();
    const level = await levelOf(incident);
    await told(await activate(incident, level, { key: 'activate-1' }));
    await told(await activate(incident, level, { key: 'activate-1' }));
    const { tasks, activations } = await boardOf(incident);
    expect(activations).toHaveLength(1);
    expect(tasks.map(({ role }) => role)).toContain('消防支队');
    expect(tasks.map(({ dueAt }) => Date.parse(dueAt) - server.clock.now())).toEqual(
      tasks.map(({ number }) => [15, 10, 30][number - 1]! * MINUTE),
    );
    const { aids } = await boardOf(incident);
    expect(aids).toMatchObject([{ resources: [{ type: 'gas-repair', count: 1 }] }]);
    expect(aids[0]!.messages.map(({ title }) => title)).toEqual(['停气告知']);
    expect(await errorOf(await activate(incident, level))).toEqual([409, 'plan-active-already']);
    const { now } = await told<HandoverList>(await coordinator('/api/handovers'));
    expect(now.tasks).toEqual(
      expect.arrayContaining(
        tasks.map(({ role, words, dueAt }) => ({ incident: incident.title, role, words, dueAt })),
      ),
    );
    const { lines } = await told<IncidentFile>(await coordinator(`/api/incidents/${incident.id}`));
    expect(lines.at(-1)).toMatchObject({ kind: 'plan', act: 'plan-activate' });
  });

  it('wants a reason for another level, and raising it adds only what is new', async () => {
    const incident = await open({ place: smallCity().registers.resources[1]!.base });
    expect(await errorOf(await activate(incident, 4))).toEqual([409, 'plan-deviation-missing']);
    await told(await activate(incident, 4, { deviation: '现场已见泄漏' }));
    expect((await boardOf(incident)).tasks).toHaveLength(2);
    await told(await activate(incident, 2, { deviation: '范围扩大' }));
    const { tasks } = await boardOf(incident);
    expect(tasks.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
    expect(await errorOf(await activate(incident, 3, { deviation: '再降' }))).toEqual([
      409,
      'plan-active-already',
    ]);
  });

  it('is activated once when two decide it at the same moment', async () => {
    const incident = await open();
    const level = await levelOf(incident);
    const answers = await Promise.all([activate(incident, level), activate(incident, level)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await boardOf(incident)).activations).toHaveLength(1);
  });

  it('is not of those who are outside the incident’s area', async () => {
    const incident = await open();
    const west = await server.as('coordinator', { area: TOWNS.westOne });
    expect((await west(`/api/incidents/${incident.id}/plan-board`)).status).toBe(404);
    await told(await activate(incident, await levelOf(incident)));
    const [task] = (await boardOf(incident)).tasks;
    const answer = await west(`/api/plan-tasks/${task!.id}/acts`, {
      method: 'POST',
      json: { basedOn: task!.version, act: 'done', reason: null },
    });
    expect(await errorOf(answer)).toEqual([404, 'plan-task-not-found']);
  });
});

describe('a task of an activated plan', () => {
  const taskOf = async () => {
    const incident = await open();
    await told(await activate(incident, await levelOf(incident)));
    return { incident, task: (await boardOf(incident)).tasks[0]! };
  };

  it('is ticked off in time without a word, and a retry changes nothing', async () => {
    const { incident, task } = await taskOf();
    const done = await told<EmergencyPlanTask>(await act(task, 'done'));
    expect(done).toMatchObject({ state: 'done', closedBy: coordinator.id });
    expect(await told(await act(task, 'done'))).toEqual(done);
    const { lines } = await told<IncidentFile>(await coordinator(`/api/incidents/${incident.id}`));
    expect(lines.filter(({ act: name }) => name === 'plan-task-done')).toHaveLength(1);
  });

  it('departs from the plan only with a reason: late, not done, opened again', async () => {
    const { task } = await taskOf();
    expect(await errorOf(await act(task, 'not-done'))).toEqual([409, 'plan-task-reason-missing']);
    server.clock.advance(11 * MINUTE);
    expect(await errorOf(await act(task, 'done'))).toEqual([409, 'plan-task-reason-missing']);
    const late = await told<EmergencyPlanTask>(await act(task, 'done', '道路受阻'));
    expect(late).toMatchObject({ state: 'done', reason: '道路受阻' });
    expect(await errorOf(await act(late, 'not-done', '误点'))).toEqual([
      409,
      'plan-task-wrong-state',
    ]);
    const again = await told<EmergencyPlanTask>(await act(late, 'reopen', '误点'));
    expect(again).toMatchObject({ state: 'open', closedAt: null });
  });

  it('is not closed twice by two who see it open', async () => {
    const { task } = await taskOf();
    const answers = await Promise.all([act(task, 'done'), act(task, 'not-done', '设备故障')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
