import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepDrills } from '../../../server/drills/keep-drills.ts';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Drill, DrillFile, DrillView } from '../../../shared/model/drill.ts';
import type { DrillMove, DrillMoveBoard } from '../../../shared/model/drill-move.ts';
import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Situation } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { emergencyPlanInForce, gasPlanBody, told } from '../../support/emergency-plan.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { TOWNS } from '../../support/small-coverage.ts';
import { DEPOTS, supplyCity } from '../../support/supply-city.ts';

const ENGINE = 'engine-east';
const SHELTER = 'school-west';
const place = smallCity().registers.resources[0]!.base;
const inject = {
  ...{ minute: 0, words: '模拟：厂区可燃气体报警', material: 'synthetic', signal: null },
  incident: { class: 'accident', kind: 'gas-leak', place },
};

let server: TestServer;
let coordinator: Caller;
let plan: EmergencyPlan;
beforeAll(async () => {
  server = await startTestServer({ city: supplyCity() });
  coordinator = await server.as('coordinator');
  const body = { ...gasPlanBody(), resources: [{ type: 'fire-engine' as const, count: 1 }] };
  plan = await emergencyPlanInForce(coordinator, await server.as('administrator'), { body });
});
afterAll(() => server?.close());

const post = (path: string, json: object, headers: Record<string, string> = {}, by = coordinator) =>
  by(path, { method: 'POST', json, headers });
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const fileOf = async ({ id }: Drill) => told<DrillFile>(await coordinator(`/api/drills/${id}`));
const act = async (drill: Drill, name: string) =>
  told<Drill>(
    await post(`/api/drills/${drill.id}/acts`, {
      ...{ basedOn: (await fileOf(drill)).drill.version, act: name },
    }),
  );
/** A drill under way with its incident, in which the coordinator takes part. */
async function running() {
  const now = new Date(server.clock.now()).toISOString();
  const json = {
    ...{ name: '燃气泄漏演练', form: 'tabletop', breadth: 'single', aim: 'test', plan: plan.id },
    ...{ level: 2, area: CITY_CODE, plannedFor: now, injects: [inject] },
  };
  const drill = await told<Drill>(await post('/api/drills', json));
  await coordinator(`/api/drills/${drill.id}/participation`, { method: 'PUT' });
  await act(drill, 'start');
  await keepDrills(server.services);
  const { view } = await told<DrillView>(await coordinator('/api/drill-view'));
  return { drill, incident: view!.incidents[0]! };
}
const SENT = { kind: 'unit', thing: ENGINE, words: '警戒', serves: 2 };
const OPENED = { kind: 'shelter', thing: SHELTER, words: '', serves: null };
const ORDERED = { kind: 'supply', thing: DEPOTS.east, words: '饮用水 500 升', serves: null };
const make = ({ id }: Incident, move: object, key?: string) =>
  post(`/api/incidents/${id}/drill-moves`, move, key ? { 'idempotency-key': key } : {});
const step = ({ id, version }: DrillMove, state: string, reason: string | null = null) =>
  post(`/api/drill-moves/${id}/steps`, { basedOn: version, state, reason });
const through = async (move: DrillMove, ...states: string[]) => {
  let now = move;
  for (const state of states) now = await told<DrillMove>(await step(now, state));
  return now;
};
/** Everything real that a move could touch, as the database has it. */
const realThings = async () => {
  const { database } = server.services;
  const tables = [
    'resource',
    'shelter',
    'shelter_step',
    'supply_batch',
    'supply_movement',
    'dispatch',
  ];
  const all: Record<string, unknown> = {};
  for (const table of tables) {
    const sql = `SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text), '[]') AS rows FROM ${table} t`;
    all[table] = (await database.query<{ rows: unknown }>(sql)).rows[0]!.rows;
  }
  return all;
};
const realIncident = async () =>
  told<Incident>(
    await post('/api/incidents', {
      ...{ alarm: null, class: 'accident', kind: 'fire', title: '真实火情', place },
      receivedAt: null,
    }),
  );

describe('art. 19: units, shelters and supplies moved in a drill', () => {
  it('go through the steps of what they play, and change nothing that is real', async () => {
    const { drill, incident } = await running();
    const before = await realThings();
    const unit = await told<DrillMove>(await make(incident, SENT));
    expect(unit).toMatchObject({ name: '锡消101', type: 'fire-engine', state: 'assigned' });
    expect(await errorOf(await step(unit, 'onscene'))).toEqual([409, 'drill-move-wrong-step']);
    await through(unit, 'acknowledged', 'enroute', 'onscene');
    await through(await told<DrillMove>(await make(incident, OPENED)), 'open');
    const order = await told<DrillMove>(await make(incident, ORDERED));
    await through(order, 'issued', 'in_transit', 'received');
    expect(await realThings()).toEqual(before);
    const situation = await told<Situation>(await coordinator('/api/situation'));
    expect(situation.dispatches).toEqual([]);
    await act(drill, 'end');
  });

  it('leave the unit to what is real, also while the drill has it', async () => {
    const { drill, incident } = await running();
    const unit = await told<DrillMove>(await make(incident, SENT));
    const real = await realIncident();
    const sent = await post(`/api/incidents/${real.id}/dispatches`, {
      ...{ resources: [ENGINE], task: '灭火' },
    });
    const [dispatch] = (await told<{ dispatches: { id: string; version: number }[] }>(sent))
      .dispatches;
    await through(unit, 'acknowledged', 'enroute', 'onscene', 'cleared', 'returning', 'available');
    expect((await make(incident, SENT)).status).toBe(200);
    const back = { basedOn: dispatch!.version, state: 'cancelled', reason: '误派' };
    expect((await post(`/api/dispatches/${dispatch!.id}/steps`, back)).status).toBe(200);
    await act(drill, 'end');
  });

  it('are marked in the log and the journal, and stand apart from every real line', async () => {
    const { drill, incident } = await running();
    await told(await make(incident, OPENED));
    const file = await told<IncidentFile>(await coordinator(`/api/incidents/${incident.id}`));
    expect(file.lines.at(-1)).toMatchObject({ kind: 'shelter', act: 'preparing' });
    expect(file.lines.at(-1)!.text).toMatch(/^【演练】/);
    const { entries } = await told<JournalPage>(await coordinator('/api/journal?limit=200'));
    const ofIncident = entries.filter(({ subject }) => subject === `incident:${incident.id}`);
    expect(ofIncident.map(({ kind }) => kind)).toContain('drill.move-changed');
    expect(ofIncident.every(({ kind }) => kind.startsWith('drill.'))).toBe(true);
    expect(entries.some(({ kind }) => kind === 'shelter.state-changed')).toBe(false);
    await act(drill, 'end');
  });

  it('are one at a time for a unit within a drill, and one however often they are sent', async () => {
    const { drill, incident } = await running();
    const first = await told<DrillMove>(await make(incident, SENT, 'made-just-once'));
    const again = await told<DrillMove>(await make(incident, SENT, 'made-just-once'));
    expect(again.id).toBe(first.id);
    expect(await errorOf(await make(incident, OPENED, 'made-just-once'))).toEqual([
      422,
      'act-key-used',
    ]);
    expect(await errorOf(await make(incident, SENT))).toEqual([409, 'drill-move-taken']);
    expect(await errorOf(await step(first, 'cancelled'))).toEqual([
      409,
      'drill-move-reason-missing',
    ]);
    const off = await told<DrillMove>(await step(first, 'cancelled', '改派'));
    expect(await errorOf(await step(first, 'acknowledged'))).toEqual([
      412,
      'drill-move-changed-meanwhile',
    ]);
    expect(off.state).toBe('cancelled');
    expect((await make(incident, SENT)).status).toBe(200);
    await act(drill, 'end');
  });

  it('are made of what is there, for a step of the plan, and never for what is real', async () => {
    const { drill, incident } = await running();
    const unknown = { ...SENT, thing: 'engine-nowhere' };
    expect(await errorOf(await make(incident, unknown))).toEqual([404, 'drill-move-thing-unknown']);
    const beyond = { ...SENT, serves: 4 };
    expect(await errorOf(await make(incident, beyond))).toEqual([422, 'drill-move-step-unknown']);
    const real = await realIncident();
    expect(await errorOf(await make(real, SENT))).toEqual([409, 'drill-move-of-real']);
    const { database } = server.services;
    await told(await make(incident, SENT));
    const turn = 'UPDATE drill_move SET incident = $1 WHERE incident = $2';
    await expect(database.query(turn, [real.id, incident.id])).rejects.toThrow(/foreign key/);
    const town = await server.as('coordinator', { area: TOWNS.westOne });
    const path = `/api/incidents/${incident.id}/drill-moves`;
    expect((await post(path, SENT, {}, town)).status).toBe(404);
    expect((await town(path)).status).toBe(404);
    await act(drill, 'end');
  });

  it('count against what the plan wants, and end with the drill', async () => {
    const { drill, incident } = await running();
    const unit = await told<DrillMove>(await make(incident, SENT));
    const path = `/api/incidents/${incident.id}/drill-moves`;
    const board = await told<DrillMoveBoard>(await coordinator(path));
    expect(board.steps.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(board.depots.map(({ id }) => id)).toContain(DEPOTS.east);
    expect(board.moves.map(({ id }) => id)).toEqual([unit.id]);
    const near = await through(unit, 'acknowledged', 'enroute');
    const wanted = { type: 'fire-engine', wanted: 1, sent: 1 };
    expect((await fileOf(drill)).score.units).toEqual([{ ...wanted, arrived: 0 }]);
    const there = await through(near, 'onscene');
    await act(drill, 'end');
    const { score, moves } = await fileOf(drill);
    expect(score.units).toEqual([{ ...wanted, arrived: 1 }]);
    expect(score.steps[1]).toMatchObject({ number: 2, moves: 1, arrived: 1, result: 'open' });
    expect(moves.map(({ state }) => state)).toEqual(['onscene']);
    expect(await errorOf(await step(there, 'cleared'))).toEqual([409, 'drill-is-over']);
    expect(await errorOf(await make(incident, OPENED))).toEqual([409, 'drill-is-over']);
  });
});
