import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Alarm } from '../../../shared/model/alarm.ts';
import type { AlarmHold } from '../../../shared/model/alarm-hold.ts';
import type { AlarmVerdict } from '../../../shared/model/alarm-verdict.ts';
import type {
  AlarmEscalated,
  AlarmJudged,
  JournalEntry,
  JournalKind,
} from '../../../shared/model/journal.ts';
import type { RuleRecord } from '../../../shared/wire/rule-record.ts';
import type { Situation } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { gas, waterLevel } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';
import { startNode } from '../../support/watched-city.ts';

const MINUTE_MS = 60_000;
const PAST_THE_DELAY_MS = 6_000;
const GAS = `stream:${STREAMS.gasEast}`;

let server: TestServer;
let anna: Caller;
let west: Caller;
beforeAll(async () => {
  server = await startTestServer();
});
/** Hours pass here, and no session outlives them idle. */
beforeEach(async () => {
  anna = await server.as('coordinator');
  west = await server.as('coordinator', { area: COUNTIES.west });
});
afterAll(() => server?.close());

const say = async (...readings: object[]) => {
  await server.services.telemetry.accept('sensors', readings);
};
const sayGas = async (value: number) => {
  for (let turn = 0; turn < 2; turn += 1) {
    await say(gas(value, server.clock.now()));
    server.clock.advance(PAST_THE_DELAY_MS);
  }
};
const openAlarms = async () =>
  ((await (await anna('/api/alarms')).json()) as { alarms: Alarm[] }).alarms;
const gasAlarm = async () => (await openAlarms()).find(({ stream }) => stream === STREAMS.gasEast);
const situation = async (caller = anna) =>
  (await (await caller('/api/situation')).json()) as Situation;
const hold = (caller: Caller, change: Record<string, unknown> = {}) =>
  caller('/api/alarm-holds', {
    method: 'POST',
    json: { kind: 'shelved', source: GAS, reason: 'nuisance', note: '', minutes: 25, ...change },
  });
const holds = async (caller = anna) =>
  ((await (await caller('/api/alarm-holds')).json()) as { holds: AlarmHold[] }).holds;
const entries = async (...kinds: JournalKind[]): Promise<JournalEntry[]> => {
  const { rows } = await server.services.database.query<JournalEntry>(
    'SELECT number, at, kind, actor, county, town, subject, data FROM journal WHERE kind = ANY ($1) ORDER BY number',
    [kinds],
  );
  return rows;
};
const acknowledge = ({ id, occurrence }: Alarm) =>
  anna(`/api/alarms/${id}/acknowledgement`, { method: 'POST', json: { occurrence } });

describe('an alarm nobody acknowledges', () => {
  it('goes to the county after its time and to the city after as much again, told once each', async () => {
    await sayGas(60);
    const red = await gasAlarm();
    expect(red).toMatchObject({ level: 'red', town: TOWNS.eastOne });
    await server.services.telemetry.evaluate();
    const escalations = async () =>
      (await situation()).escalations.filter(({ alarm }) => alarm === red!.id);
    expect(await escalations()).toEqual([]);
    server.clock.advance(2 * MINUTE_MS);
    await server.services.telemetry.evaluate();
    await server.services.telemetry.evaluate();
    expect(await escalations()).toMatchObject([{ desk: 'county' }]);
    server.clock.advance(2 * MINUTE_MS);
    await server.services.telemetry.evaluate();
    server.clock.advance(3 * MINUTE_MS);
    await server.services.telemetry.evaluate();
    // A feed that is silent meanwhile has a way of its own.
    const told = (await entries('alarm.escalated'))
      .map(({ data }) => (data as AlarmEscalated).escalation)
      .filter(({ alarm }) => alarm === red!.id);
    expect(told.map(({ desk }) => desk)).toEqual(['county', 'city']);
  });

  it('is no longer taken further once somebody has seen it', async () => {
    const red = await gasAlarm();
    await acknowledge(red!);
    const { escalations } = await situation();
    expect(escalations.filter(({ alarm }) => alarm === red!.id)).toEqual([]);
  });
});

describe('a verdict', () => {
  const judge = (caller: Caller, id: number, json: object) =>
    caller(`/api/alarms/${id}/verdict`, { method: 'PUT', json });
  const verdictOf = async (id: number) =>
    ((await (await anna(`/api/alarms/${id}/verdict`)).json()) as { verdict: AlarmVerdict | null })
      .verdict;

  it('says whether an alarm was real, by whom, and can be changed; the journal keeps each', async () => {
    const red = await gasAlarm();
    expect(await verdictOf(red!.id)).toBeNull();
    const nothing = { verdict: 'false', reason: 'nothing-found' };
    expect((await judge(anna, red!.id, nothing)).status).toBe(200);
    expect((await judge(anna, red!.id, nothing)).status).toBe(200);
    await judge(anna, red!.id, { verdict: 'real', reason: 'confirmed-on-site' });
    expect(await verdictOf(red!.id)).toMatchObject({ verdict: 'real', judgedBy: anna.id });
    const said = (await entries('alarm.judged')).map(
      ({ data }) => (data as AlarmJudged).verdict.verdict,
    );
    expect(said).toEqual(['false', 'real']);
  });

  it('is not for another area, nor for what stands unseen', async () => {
    const red = await gasAlarm();
    const real = { verdict: 'real', reason: 'confirmed-on-site' };
    expect((await judge(west, red!.id, real)).status).toBe(404);
    expect((await judge(anna, red!.id, { verdict: 'perhaps', reason: 'x' })).status).toBe(400);
    await say(waterLevel(9, server.clock.now()));
    server.clock.advance(10 * MINUTE_MS);
    await say(waterLevel(9, server.clock.now()));
    const unseen = (await openAlarms()).find(({ acknowledgedAt }) => acknowledgedAt === null);
    expect((await judge(anna, unseen!.id, real)).status).toBe(409);
  });

  it('makes the record of its rule, whose rate is not known from few', async () => {
    const ask = async (caller = anna) =>
      (await (await caller('/api/rules/gas-lel/record')).json()) as RuleRecord;
    expect(await ask()).toMatchObject({ alarms: 1, real: 1, false: 0, falseShare: null });
    expect(await ask(west)).toMatchObject({ alarms: 0, real: 0 });
  });
});

describe('shelving (F50)', () => {
  it('needs a reason and an end of at most eight hours', async () => {
    expect((await hold(anna, { minutes: 481 })).status).toBe(400);
    expect((await hold(anna, { minutes: null })).status).toBe(400);
    expect((await hold(anna, { reason: undefined })).status).toBe(400);
    expect((await hold(anna, { source: 'stream:nowhere' })).status).toBe(404);
    expect((await hold(west)).status).toBe(404);
    expect((await hold(west, { source: 'feed:sensors' })).status, 'the whole city’s').toBe(404);
    expect(await holds()).toEqual([]);
  });

  it('is listed, and a second person is told who was first', async () => {
    const first = (await (await hold(anna)).json()) as AlarmHold;
    expect(await (await hold(anna)).json()).toEqual(first);
    expect((await hold(await server.as('coordinator'))).status).toBe(409);
    expect(await holds()).toEqual([first]);
    expect(await holds(west)).toEqual([]);
    expect((await situation()).holds).toEqual([first]);
    expect(await entries('source.shelved')).toMatchObject([{ actor: anna.id, subject: GAS }]);
  });

  it('survives a restart and comes back by itself when its time is over', async () => {
    server.clock.advance(20 * MINUTE_MS);
    await server.services.telemetry.evaluate();
    expect(await holds()).toHaveLength(1);
    const { database } = server.services;
    const again = await startNode(
      { database, close: async () => undefined } as never,
      server.clock,
    );
    server.clock.advance(5 * MINUTE_MS);
    await again.telemetry.evaluate();
    await server.services.telemetry.evaluate();
    await again.stop();
    expect(await holds()).toEqual([]);
    expect(await entries('source.unshelved')).toMatchObject([{ actor: 'system', subject: GAS }]);
  });

  it('ended early lets its alarm wait from then on', async () => {
    await sayGas(1);
    server.clock.advance(5 * MINUTE_MS);
    await sayGas(1);
    await sayGas(60);
    await server.services.telemetry.evaluate();
    const { id, acknowledgedAt } = (await gasAlarm())!;
    expect(acknowledgedAt).toBeNull();
    const told = async () =>
      (await entries('alarm.escalated')).filter(({ subject }) => subject === `alarm:${id}`).length;
    const before = await told();
    const shelf = (await (await hold(anna)).json()) as AlarmHold;
    server.clock.advance(10 * MINUTE_MS);
    await anna(`/api/alarm-holds/${shelf.id}`, { method: 'DELETE' });
    await server.services.telemetry.evaluate();
    expect(await told()).toBe(before);
    server.clock.advance(2 * MINUTE_MS);
    await server.services.telemetry.evaluate();
    expect(await told()).toBe(before + 1);
    await acknowledge((await gasAlarm())!);
  });

  it('can be ended early, once', async () => {
    const { id } = (await (await hold(anna)).json()) as AlarmHold;
    expect((await west(`/api/alarm-holds/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await anna(`/api/alarm-holds/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await anna(`/api/alarm-holds/${id}`, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('an instrument out of service', () => {
  const conditionOf = async (stream: string) => {
    const { rows } = await server.services.database.query<{ condition: number }>(
      'SELECT condition FROM stream_latest JOIN stream ON number = stream WHERE id = $1',
      [stream],
    );
    return rows[0]!.condition;
  };
  let taken: AlarmHold;

  it('is unknown at once, raises nothing, and is never called safe', async () => {
    await sayGas(1);
    expect(await conditionOf(STREAMS.gasEast)).not.toBe(5);
    const answer = await hold(anna, {
      kind: 'out-of-service',
      reason: 'maintenance',
      minutes: null,
    });
    taken = (await answer.json()) as AlarmHold;
    expect(await conditionOf(STREAMS.gasEast)).toBe(5);
    const before = (await entries('alarm.raised', 'alarm.raised-higher')).length;
    await sayGas(90);
    await sayGas(1);
    expect(await conditionOf(STREAMS.gasEast)).toBe(5);
    expect(await entries('alarm.raised', 'alarm.raised-higher')).toHaveLength(before);
  });

  it('that belongs to no county is taken out by the city alone: it would be unknown to everybody', async () => {
    const { database } = server.services;
    await database.query(
      'UPDATE stream SET county = NULL, town = NULL, grid = NULL WHERE id = $1',
      [STREAMS.gaugeWest],
    );
    const source = `stream:${STREAMS.gaugeWest}`;
    const change = { source, kind: 'out-of-service', reason: 'maintenance', minutes: null };
    expect((await hold(west, change)).status).toBe(404);
    const answer = await hold(anna, change);
    expect(answer.status).toBe(200);
    const { id } = (await answer.json()) as AlarmHold;
    expect((await west(`/api/alarm-holds/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await anna(`/api/alarm-holds/${id}`, { method: 'DELETE' })).status).toBe(204);
  });

  it('is judged again from its next word once it is returned', async () => {
    await anna(`/api/alarm-holds/${taken.id}`, { method: 'DELETE' });
    expect(await conditionOf(STREAMS.gasEast)).toBe(5);
    await sayGas(90);
    expect((await openAlarms()).some(({ level }) => level === 'red')).toBe(true);
    const told = await entries('source.taken-out', 'source.returned');
    expect(told.filter(({ subject }) => subject === GAS)).toHaveLength(2);
  });
});
