import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { UnitService } from '../../../shared/model/unit-service.ts';
import type { RecommendationAnswer } from '../../../shared/wire/recommendation.ts';
import type { Registers } from '../../../shared/wire/situation.ts';
import type { UnitRecords } from '../../../shared/wire/unit-records.ts';
import type { UnitTask } from '../../../shared/wire/unit-task.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';

const ENGINE = 'engine-east';
const BROKEN = '水泵故障';

let server: TestServer;
let coordinator: Caller;
let engine: Caller;
let incident: Incident;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
  engine = await server.as('unit', { unit: ENGINE });
  const opened = await coordinator('/api/incidents', {
    method: 'POST',
    json: {
      ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
      ...{ place: smallCity().registers.resources[0]!.base, receivedAt: null },
    },
  });
  incident = (await opened.json()) as Incident;
});
afterAll(() => server?.close());

const told = async <Value>(answer: Response): Promise<Value> => (await answer.json()) as Value;
const errorOf = async (answer: Response) => [
  answer.status,
  (await told<{ error: string }>(answer)).error,
];
const change = (basedOn: number, inService: boolean, reason = '', by = coordinator) =>
  by(`/api/units/${ENGINE}/service`, { method: 'PUT', json: { basedOn, inService, reason } });
const send = () =>
  coordinator(`/api/incidents/${incident.id}/dispatches`, {
    method: 'POST',
    json: { resources: [ENGINE], task: '' },
  });
const step = (dispatch: Dispatch, state: string, reason: string | null = null) =>
  engine('/api/unit/steps', {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
    json: {
      ...{ dispatch: dispatch.id, state, reason, place: null },
      happenedAt: new Date(server.clock.now()).toISOString(),
    },
  });
const serviceOf = async () =>
  (await told<UnitRecords>(await coordinator(`/api/units/${ENGINE}/records`))).service;
const statusOf = async () => {
  const { resources } = await told<Registers>(await coordinator('/api/registers'));
  return resources.find(({ id }) => id === ENGINE)!.status;
};
const ranking = async () => {
  const path = `/api/incidents/${incident.id}/recommendation`;
  const { ranked, unfit } = await told<RecommendationAnswer>(await coordinator(path));
  return {
    proposed: ranked.map(({ id }) => id).includes(ENGINE),
    why: unfit.find(({ id }) => id === ENGINE)?.reason ?? null,
  };
};

describe('art. 20: a unit that says on its task that it is out of service', () => {
  it('stays so when the task is over: it is not proposed, not sent, and its page says it', async () => {
    expect(await serviceOf()).toBeNull();
    expect(await ranking()).toEqual({ proposed: true, why: null });
    const [dispatch] = (await told<{ dispatches: Dispatch[] }>(await send())).dispatches;
    await step(dispatch!, 'acknowledged');
    expect((await step(dispatch!, 'out_of_service', BROKEN)).status).toBe(200);
    expect(await serviceOf()).toMatchObject({
      ...{ inService: false, reason: BROKEN, version: 1, recordedBy: `unit:${ENGINE}` },
    });
    expect(await statusOf()).toBe('out_of_service');
    expect(await ranking()).toEqual({ proposed: false, why: 'out-of-service' });
    expect(await errorOf(await send())).toEqual([409, 'resource-out-of-service']);
    const own = await told<UnitTask>(await engine('/api/unit/task'));
    expect(own).toMatchObject({ task: null, unit: { inService: false } });
  });

  it('comes back when the desk returns it, once however often that is sent', async () => {
    const back = await told<UnitService>(await change(1, true));
    expect(back).toMatchObject({ inService: true, version: 2 });
    expect(await told<UnitService>(await change(1, true))).toEqual(back);
    expect(await statusOf()).toBe('available');
    expect(await ranking()).toEqual({ proposed: true, why: null });
    const { rows } = await server.services.database.query<{ kind: string; subject: string }>(
      `SELECT kind, subject FROM journal
       WHERE kind IN ('unit.taken-out', 'unit.returned', 'register.changed') ORDER BY number`,
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      ...['unit.taken-out', 'register.changed'],
      ...['unit.returned', 'register.changed'],
    ]);
    expect(new Set(rows.map(({ subject }) => subject))).toEqual(new Set([ENGINE]));
  });
});

describe('art. 20: taking a unit out of service by the desk', () => {
  it('wants a reason, and is refused where somebody was quicker', async () => {
    expect(await errorOf(await change(2, false, '  '))).toEqual([422, 'service-reason-missing']);
    expect(await errorOf(await change(1, false, BROKEN))).toEqual([
      409,
      'service-changed-meanwhile',
    ]);
    expect(await statusOf()).toBe('available');
  });

  it('is refused while it is on a task, and to a desk of another area', async () => {
    const [dispatch] = (await told<{ dispatches: Dispatch[] }>(await send())).dispatches;
    expect(await errorOf(await change(2, false, BROKEN))).toEqual([409, 'unit-on-task']);
    await step(dispatch!, 'declined', BROKEN);
    const { town } = smallCity().registers.resources[1]!;
    const neighbour = await server.as('coordinator', { area: town });
    expect(await errorOf(await change(2, false, BROKEN, neighbour))).toEqual([
      404,
      'resource-not-found',
    ]);
    expect((await change(2, false, BROKEN)).status).toBe(200);
    expect(await statusOf()).toBe('out_of_service');
  });
});
