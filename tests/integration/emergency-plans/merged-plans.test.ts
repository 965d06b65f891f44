import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Queryable } from '../../../server/database/database.ts';
import { emergencyPlanTaskRepository } from '../../../server/emergency-plan-tasks/repository.ts';
import { incidentRepository } from '../../../server/incidents/repository.ts';
import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import type { EmergencyPlanTask, PlanBoard } from '../../../shared/model/emergency-plan-task.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { WHOLE_CITY } from '../../../shared/risk/command-area.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { emergencyPlanInForce, told } from '../../support/emergency-plan.ts';
import { smallCity } from '../../support/small-city.ts';
import { startTwoNodes, type TwoNodes } from '../../support/two-nodes.ts';

let two: TwoNodes;
let desk: Caller;
let plan: EmergencyPlan;
beforeAll(async () => {
  two = await startTwoNodes(smallCity());
  desk = await two.nodes[1]!.as('coordinator');
  plan = await emergencyPlanInForce(desk, await two.nodes[1]!.as('administrator'));
});
afterAll(() => two?.close());

const post = async <Value>(path: string, json: object): Promise<Value> =>
  told(await desk(path, { method: 'POST', json, headers: { 'idempotency-key': randomUUID() } }));
const fileOf = async (id: string) => told<IncidentFile>(await desk(`/api/incidents/${id}`));
const boardOf = async ({ id }: Incident) =>
  told<PlanBoard>(await desk(`/api/incidents/${id}/plan-board`));

/** An incident with the plan at work at each of the levels; none: without it. */
async function incidentAt(...levels: number[]): Promise<Incident> {
  const place = smallCity().registers.resources[0]!.base;
  const words = { class: 'accident', kind: 'gas-leak', title: '示例燃气泄漏', place };
  const incident = await post<Incident>('/api/incidents', {
    ...{ ...words, alarm: null, receivedAt: null },
  });
  for (const level of levels) {
    const body = { plan: plan.id, level, deviation: '现场已见泄漏' };
    await post(`/api/incidents/${incident.id}/plan-activations`, body);
  }
  return incident;
}

const merge = async ({ id }: Incident, into: Incident) => {
  const { incident } = await fileOf(id);
  const body = { act: 'merge', into: into.id, basedOn: incident.version };
  return post<Incident>(`/api/incidents/${id}/acts`, body);
};
const act = ({ id, version }: EmergencyPlanTask, name: string) =>
  post<EmergencyPlanTask>(`/api/plan-tasks/${id}/acts`, {
    basedOn: version,
    act: name,
    reason: null,
  });

describe('the plan of an incident that is merged into another', () => {
  it('goes along with every task, done or open, and may still be worked off', async () => {
    const [gone, stays] = [await incidentAt(4), await incidentAt()];
    const { tasks } = await boardOf(gone);
    await act(tasks[0]!, 'done');
    await merge(gone, stays);
    const board = await boardOf(stays);
    expect(board.activations).toMatchObject([{ plan: plan.id, level: 4 }]);
    expect(board.tasks.map(({ id }) => id).sort()).toEqual(tasks.map(({ id }) => id).sort());
    expect(await boardOf(gone)).toMatchObject({ activations: [], tasks: [] });
    await act(board.tasks.find(({ state }) => state === 'open')!, 'done');
    const { lines } = await fileOf(stays.id);
    expect(lines.slice(-2).map(({ act: name }) => name)).toEqual(['merge', 'plan-task-done']);
    expect(lines.at(-2)!.text).toBe(`${gone.id} · ${gone.title} · ${plan.name} Ⅳ`);
  });

  it('that runs on both asks nobody twice: what both have open ends at the one that goes', async () => {
    const [gone, stays] = [await incidentAt(4), await incidentAt(4)];
    const before = await boardOf(stays);
    await merge(gone, stays);
    const after = await boardOf(stays);
    expect(after.activations).toEqual(before.activations);
    expect(after.tasks).toEqual(before.tasks);
    const left = await boardOf(gone);
    expect(left.activations).toHaveLength(1);
    const reason = `${stays.id} · ${stays.title}`;
    expect(left.tasks.map(({ state, reason: why }) => [state, why])).toEqual(
      before.tasks.map(() => ['not_done', reason]),
    );
  });

  it('at a higher level gives the other its level and the tasks that level adds', async () => {
    const [gone, stays] = [await incidentAt(2), await incidentAt(4)];
    await merge(gone, stays);
    const { activations, tasks } = await boardOf(stays);
    expect(activations.map(({ level }) => level).sort()).toEqual([2, 4]);
    expect(tasks.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
  });

  it('keeps a task open that the other has done for its own place', async () => {
    const [gone, stays] = [await incidentAt(4), await incidentAt(4)];
    const done = (await boardOf(stays)).tasks[0]!;
    await act(done, 'done');
    await merge(gone, stays);
    const { tasks } = await boardOf(stays);
    const same = tasks.filter(({ words }) => words === done.words);
    expect(same.map(({ state }) => state).sort()).toEqual(['done', 'open']);
  });

  it('is worked off at the one that stays, even by who acted while they were merged', async () => {
    const { database } = two.nodes[0]!.services;
    const [gone, stays] = [await incidentAt(4), await incidentAt()];
    const task = (await boardOf(gone)).tasks[0]!;
    const waits = async (on: Queryable) => {
      const sql = 'SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted) AS found';
      return (await on.query<{ found: boolean }>(sql)).rows[0]!.found;
    };
    let acted: Promise<EmergencyPlanTask> | null = null;
    await database.transaction(async (transaction) => {
      await incidentRepository(transaction).lock(gone.id, WHOLE_CITY);
      acted = act(task, 'done');
      while (!(await waits(transaction)));
      await emergencyPlanTaskRepository(transaction).bringAlong(gone.id, stays.id, []);
    });
    expect((await acted!).state).toBe('done');
    expect((await fileOf(stays.id)).lines.at(-1)).toMatchObject({ act: 'plan-task-done' });
  });
});
