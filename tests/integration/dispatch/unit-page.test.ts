import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetTold } from '../../../server/dispatches/forget-told.ts';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Arrivals, ToldPlace, UnitTask } from '../../../shared/wire/unit-task.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';

const ENGINE = 'engine-east';
const BOAT = 'boat-west';
const MINUTE = 60_000;
const DAY = 86_400_000;

let server: TestServer;
let coordinator: Caller;
let engine: Caller;
let boat: Caller;
let dispatch: Dispatch;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
});
afterAll(() => server?.close());

const base = () => smallCity().registers.resources[0]!.base;
const post = (by: Caller, path: string, json: object, key: string = randomUUID()) =>
  by(path, { method: 'POST', json, headers: { 'idempotency-key': key } });
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const now = () => new Date(server.clock.now()).toISOString();

beforeEach(async () => {
  engine = await server.as('unit', { unit: ENGINE });
  boat = await server.as('unit', { unit: BOAT });
  const opened = await post(coordinator, '/api/incidents', {
    ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火' },
    ...{ place: base(), receivedAt: null },
  });
  const incident = (await opened.json()) as Incident;
  const answer = await post(coordinator, `/api/incidents/${incident.id}/dispatches`, {
    resources: [ENGINE],
    task: '控制火势',
  });
  dispatch = ((await answer.json()) as { dispatches: Dispatch[] }).dispatches[0]!;
  return async () => {
    await server.services.database.query('UPDATE dispatch SET open = false');
  };
});

const stepBody = (state: string, more: object = {}) => ({
  ...{ dispatch: dispatch.id, state, reason: null, happenedAt: now(), place: null },
  ...more,
});
const step = (state: string, key?: string, more?: object) =>
  post(engine, '/api/unit/steps', stepBody(state, more), key);
const taskOf = async (by: Caller) => (await (await by('/api/unit/task')).json()) as UnitTask;
const linesOf = async () =>
  ((await (await coordinator(`/api/incidents/${dispatch.incident}`)).json()) as IncidentFile).lines;

describe('a unit’s own page', () => {
  it('shows its task, where it is and how long it takes; a unit that is free sees none', async () => {
    const { unit, task } = await taskOf(engine);
    expect(unit.callSign).toBe('锡消101');
    expect(task).toMatchObject({ kind: 'fire', place: base(), dispatch: { task: '控制火势' } });
    expect(task!.way.travel).toMatchObject({ source: 'straight-line', failure: null });
    expect((await taskOf(boat)).task).toBeNull();
  });

  it('takes its task through every state, by its own name', async () => {
    for (const state of [
      'acknowledged',
      'enroute',
      'onscene',
      'cleared',
      'returning',
      'available',
    ]) {
      expect((await step(state)).status, state).toBe(200);
    }
    expect((await taskOf(engine)).task).toBeNull();
    const own = (await linesOf()).filter(({ by }) => by === `unit:${ENGINE}`);
    expect(own.map(({ act }) => act)).toEqual([
      'acknowledged',
      'enroute',
      'onscene',
      'cleared',
      'returning',
      'available',
    ]);
  });

  it('is free without having returned only with a reason, which stands in the log', async () => {
    for (const state of ['acknowledged', 'enroute', 'onscene', 'cleared']) await step(state);
    expect(await errorOf(await step('available'))).toEqual([409, 'dispatch-reason-missing']);
    expect((await taskOf(engine)).task!.dispatch.state).toBe('cleared');
    const reason = '就地待命，转入巡查';
    expect((await step('available', undefined, { reason })).status).toBe(200);
    expect((await linesOf()).at(-1)).toMatchObject({
      ...{ act: 'available', by: `unit:${ENGINE}` },
      text: `锡消101 · ${reason}`,
    });
  });

  it('sends again what it does not know to have arrived, with one effect (F39)', async () => {
    const key = randomUUID();
    expect((await step('acknowledged', key)).status).toBe(200);
    await step('enroute');
    const again = await step('acknowledged', key);
    expect([again.status, ((await again.json()) as Dispatch).state]).toEqual([200, 'enroute']);
    expect(await errorOf(await step('onscene', key))).toEqual([422, 'act-key-used']);
    const note = { dispatch: dispatch.id, text: '二层有烟', happenedAt: now() };
    const noteKey = randomUUID();
    await post(engine, '/api/unit/notes', note, noteKey);
    await post(engine, '/api/unit/notes', note, noteKey);
    expect((await linesOf()).filter(({ kind }) => kind === 'note')).toHaveLength(1);
    const other = await post(engine, '/api/unit/notes', { ...note, text: '三层有烟' }, noteKey);
    expect(await errorOf(other)).toEqual([422, 'act-key-used']);
  });

  it('tells late when things happened, and the log has both times; its clock moves nothing', async () => {
    const pressed = now();
    server.clock.advance(7 * MINUTE);
    await step('acknowledged', undefined, { happenedAt: pressed });
    await step('enroute', undefined, { happenedAt: '2031-01-01T00:00:00.000Z' });
    const lines = (await linesOf()).filter(
      ({ kind, by }) => kind === 'dispatch' && by !== coordinator.id,
    );
    expect(lines.map(({ happenedAt }) => happenedAt)).toEqual([pressed, now()]);
    expect(lines.map(({ enteredAt }) => enteredAt)).toEqual([now(), now()]);
  });

  it('counts as heard of by what it presses and by what the desk heard on the radio', async () => {
    const heardAt = async () => (await taskOf(engine)).task!.dispatch.heardAt;
    server.clock.advance(MINUTE);
    await step('acknowledged');
    expect(await heardAt()).toBe(now());
    server.clock.advance(MINUTE);
    await post(engine, '/api/unit/notes', {
      dispatch: dispatch.id,
      text: '途中',
      happenedAt: now(),
    });
    expect(await heardAt()).toBe(now());
    server.clock.advance(MINUTE);
    await post(coordinator, `/api/dispatches/${dispatch.id}/heard`, {});
    expect(await heardAt()).toBe(now());
    expect((await linesOf()).at(-1)).toMatchObject({ kind: 'dispatch', act: 'heard' });
  });

  it('is told why a step is refused that the desk overtook while the line was lost', async () => {
    const body = { basedOn: dispatch.version, state: 'cancelled', reason: '误报' };
    await post(coordinator, `/api/dispatches/${dispatch.id}/steps`, body);
    expect(await errorOf(await step('acknowledged'))).toEqual([409, 'dispatch-wrong-step']);
  });

  it('brings what waited within a week after its task, and nothing later', async () => {
    const body = { basedOn: dispatch.version, state: 'cancelled', reason: '误报' };
    await post(coordinator, `/api/dispatches/${dispatch.id}/steps`, body);
    const noteAfter = async (milliseconds: number) => {
      const over = JSON.stringify(new Date(server.clock.now() - milliseconds));
      await server.services.database.query(
        "UPDATE dispatch SET steps = jsonb_set(steps, '{-1,at}', $2::jsonb) WHERE id = $1",
        [dispatch.id, over],
      );
      const note = { dispatch: dispatch.id, text: '道路已通', happenedAt: now() };
      return post(engine, '/api/unit/notes', note);
    };
    expect((await noteAfter(6 * DAY)).status).toBe(204);
    expect(await errorOf(await noteAfter(7 * DAY))).toEqual([409, 'dispatch-long-over']);
  });

  it('has its keys forgotten after thirty days, and not before', async () => {
    const { database } = server.services;
    const keysAfter = async (milliseconds: number) => {
      const clock = { ...server.clock, now: () => server.clock.now() + milliseconds };
      await forgetTold({ database, clock });
      return (await database.query('SELECT FROM unit_act WHERE unit = $1', [ENGINE])).rows.length;
    };
    await database.query('DELETE FROM unit_act');
    await step('acknowledged');
    expect(await keysAfter(30 * DAY)).toBe(1);
    expect(await keysAfter(30 * DAY + 1)).toBe(0);
  });

  it('cannot call off or skip, act without a key, nor touch what is another unit’s', async () => {
    expect((await step('cancelled', undefined, { reason: 'x' })).status).toBe(400);
    expect(await errorOf(await step('onscene'))).toEqual([409, 'dispatch-wrong-step']);
    const bare = await engine('/api/unit/steps', {
      ...{ method: 'POST', headers: { 'idempotency-key': '' } },
      json: stepBody('acknowledged'),
    });
    expect(bare.status).toBe(400);
    const others = await post(boat, '/api/unit/steps', stepBody('acknowledged'));
    expect(await errorOf(others)).toEqual([404, 'dispatch-not-found']);
    const elsewhere = await boat(`/api/incidents/${dispatch.incident}`);
    expect(elsewhere.status).toBe(403);
  });
});

describe('where a unit is', () => {
  const near = (): [number, number] => [base()[0] + 0.01, base()[1]];
  const tell = (place: [number, number], at = now()) =>
    post(engine, '/api/unit/place', { dispatch: dispatch.id, place, at });
  const kept = async () => (await server.services.database.query('SELECT * FROM unit_place')).rows;

  it('is told while it is on a task only, the newest is kept, and none after it', async () => {
    expect(await errorOf(await tell(near()))).toEqual([409, 'unit-not-on-task']);
    await step('acknowledged');
    await step('enroute');
    const before = now();
    server.clock.advance(MINUTE);
    expect((await tell(near())).status).toBe(204);
    expect((await tell(base(), before)).status).toBe(204);
    expect(await kept()).toHaveLength(1);
    const path = `/api/incidents/${dispatch.incident}/arrivals`;
    const { arrivals } = (await (await coordinator(path)).json()) as Arrivals;
    expect(arrivals[0]).toMatchObject({ where: { source: 'page', place: near() } });
    expect(arrivals[0]!.way.minutes).toBeGreaterThan(1);
    await step('onscene');
    await step('cleared');
    expect(await kept()).toEqual([]);
    expect(await errorOf(await tell(near()))).toEqual([409, 'unit-not-on-task']);
  });

  it('is seen by the desks of its task while it lasts, and by no other', async () => {
    const { town } = smallCity().registers.resources[1]!;
    const neighbour = await server.as('coordinator', { area: town });
    const seenBy = async (by: Caller) =>
      ((await (await by('/api/unit-places')).json()) as { places: ToldPlace[] }).places;
    expect(await seenBy(coordinator)).toEqual([]);
    await step('acknowledged');
    await tell(near());
    const told = { dispatch: dispatch.id, callSign: '锡消101', place: near(), at: now() };
    expect(await seenBy(coordinator)).toEqual([{ ...told, resource: ENGINE }]);
    expect(await seenBy(neighbour)).toEqual([]);
    await step('enroute');
    await step('onscene');
    await step('cleared');
    expect(await seenBy(coordinator)).toEqual([]);
  });

  it('stands at the step it takes, and in no line of the journal of its own', async () => {
    await step('acknowledged');
    await tell(near());
    const answer = await step('enroute');
    expect(((await answer.json()) as Dispatch).steps.at(-1)!.place).toEqual(near());
    const { rows } = await server.services.database.query<{ kind: string }>(
      `SELECT kind FROM journal WHERE actor = 'unit:${ENGINE}' ORDER BY number DESC LIMIT 2`,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['dispatch.changed', 'dispatch.changed']);
  });

  it('is gone at once when the team shares it no longer, or the desk cuts its device', async () => {
    await step('acknowledged');
    await tell(near());
    expect((await engine('/api/unit/place', { method: 'DELETE' })).status).toBe(204);
    expect(await kept()).toEqual([]);
    await tell(near());
    await coordinator(`/api/units/${ENGINE}/pairing`, { method: 'DELETE' });
    expect(await kept()).toEqual([]);
  });

  it('is not shown when it outlived its task, and is deleted', async () => {
    await step('acknowledged');
    await tell(near());
    const { database } = server.services;
    await database.query("UPDATE dispatch SET open = false, state = 'cancelled' WHERE id = $1", [
      dispatch.id,
    ]);
    expect((await taskOf(engine)).where.source).not.toBe('page');
    await forgetTold(server.services);
    expect(await kept()).toEqual([]);
  });

  it('goes on by a device whose clock is slow', async () => {
    await step('acknowledged');
    const behind = () => new Date(server.clock.now() - 10 * MINUTE).toISOString();
    await tell(base(), behind());
    server.clock.advance(1_000);
    await tell(near(), behind());
    const { where } = await taskOf(engine);
    expect(where).toMatchObject({ source: 'page', place: near() });
  });

  it('is not believed when it is in another city', async () => {
    await step('acknowledged');
    expect(await errorOf(await tell([0, 0]))).toEqual([422, 'place-outside-city']);
  });
});

describe('the device of a unit', () => {
  type Code = { code: string; expiresAt: string };
  const codeFor = async (unit: string, by = coordinator) => {
    const answer = await by(`/api/units/${unit}/pairing-code`, { method: 'POST' });
    expect(answer.status).toBe(201);
    return ((await answer.json()) as Code).code;
  };
  let device = 0;
  /** A device at an address of its own, so that the budget of an address does not refuse it. */
  const pair = (code: string) => {
    device += 1;
    return server.app.inject({
      ...{ method: 'POST', url: '/api/unit/pair', payload: { code } },
      headers: { origin: server.baseUrl, host: new URL(server.baseUrl).host },
      remoteAddress: `10.1.0.${device}`,
    });
  };
  const expectRefused = async (code: string) => {
    const answer = await pair(code);
    expect([answer.statusCode, answer.json().error]).toEqual([403, 'pairing-code-invalid']);
  };

  it('is paired by a code that the desk makes, once, and cuts the device before it', async () => {
    const code = await codeFor(ENGINE);
    const answer = await pair(code.toLowerCase());
    expect(answer.statusCode).toBe(204);
    expect(answer.headers['set-cookie']).toMatch(/^jingwei-unit=.+HttpOnly; SameSite=Strict/);
    await expectRefused(code);
    expect((await engine('/api/unit/task')).status).toBe(401);
    const paired = await coordinator(`/api/units/${ENGINE}/pairing`);
    expect(await paired.json()).toMatchObject({ pairedAt: now() });
  });

  it('is paired in spite of wrong codes for another, and not after five of its own', async () => {
    const [forEngine, forBoat] = [await codeFor(ENGINE), await codeFor(BOAT)];
    const wrong = `${forBoat.slice(0, 7)}${forBoat.endsWith('A') ? 'B' : 'A'}`;
    for (let tried = 0; tried < 5; tried += 1) await expectRefused(wrong);
    await expectRefused(forBoat);
    expect((await pair(forEngine)).statusCode).toBe(204);
  });

  it('is cut by the desk at once', async () => {
    const answer = await coordinator(`/api/units/${BOAT}/pairing`, { method: 'DELETE' });
    expect(answer.status).toBe(204);
    expect((await boat('/api/unit/task')).status).toBe(401);
  });

  it('is not paired by a desk of another area, nor by a code that is old', async () => {
    const { town } = smallCity().registers.resources[1]!;
    const neighbour = await server.as('coordinator', { area: town });
    const answer = await neighbour(`/api/units/${ENGINE}/pairing-code`, { method: 'POST' });
    expect(answer.status).toBe(404);
    const code = await codeFor(ENGINE);
    server.clock.advance(6 * MINUTE);
    await expectRefused(code);
  });
});
