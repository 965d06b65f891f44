import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCap } from '../../../server/warnings/import.ts';
import type { Handover, HandoverList } from '../../../shared/model/handover.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Caller } from '../../support/callers.ts';
import { capText, squareAround } from '../../support/cap.ts';
import { gas, waterLevel } from '../../support/readings.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { middleOf, TOWNS } from '../../support/small-coverage.ts';

let server: TestServer;
let leaving: Caller;
let coming: Caller;
beforeAll(async () => {
  server = await startTestServer();
  leaving = await server.as('coordinator');
  coming = await server.as('coordinator');
});
afterAll(() => server?.close());

const post = (by: Caller, path: string, json: object, key: string = randomUUID()) =>
  by(path, { method: 'POST', json, headers: { 'idempotency-key': key } });
const listOf = async (by: Caller) => (await (await by('/api/handovers')).json()) as HandoverList;
const act = (by: Caller, id: string, name: string) =>
  post(by, `/api/handovers/${id}/acts`, { act: name });
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const offer = async (note: string, key?: string) => {
  const answer = await post(leaving, '/api/handovers', { note }, key);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Handover;
};

describe('the change of shift (24 h duty, art. 9)', () => {
  it('tells what is in hand: incidents, reports due, units out', async () => {
    const opened = await post(leaving, '/api/incidents', {
      ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火', receivedAt: null },
      place: smallCity().registers.resources[0]!.base,
    });
    const { id } = (await opened.json()) as Incident;
    const sent = { resources: ['engine-east'], task: '' };
    await post(leaving, `/api/incidents/${id}/dispatches`, sent);
    const { now } = await listOf(leaving);
    expect(now.incidents).toMatchObject([{ id, title: '示例厂房起火', state: 'reported' }]);
    expect(now.due.map(({ to }) => to)).toEqual(['county', 'city']);
    expect(now.out).toMatchObject([{ callSign: '锡消101', state: 'assigned' }]);
  });

  it('tells the alarms that want somebody, worst first, and warnings in force', async () => {
    const speak = async (...readings: Parameters<typeof server.services.telemetry.accept>[1]) => {
      await server.services.telemetry.accept('sensors', readings);
      server.clock.advance(60_000);
    };
    const now = () => server.clock.now();
    for (let turn = 0; turn < 3; turn += 1) await speak(waterLevel(4.1, now()), gas(60, now()));
    const { alarms, alarmCount, warnings } = (await listOf(leaving)).now;
    expect(alarms!.map(({ level }) => level)).toEqual(['red', expect.any(String)]);
    expect(alarms![0]).toMatchObject({ active: true, acknowledgedBy: null });
    expect([alarmCount, warnings]).toEqual([2, []]);
    const xml = capText(now(), { status: 'Exercise' }, squareAround(middleOf(TOWNS.eastOne)));
    await importCap(server.services, xml, { actor: 'system', source: null, synthetic: false });
    // Marked as the drill it is, or the next officer takes it for real.
    expect((await listOf(leaving)).now.warnings).toMatchObject([
      { event: '暴雨', status: 'Exercise', synthetic: false },
    ]);
    const { id } = alarms![0]!;
    // A milder one that goes on comes before a red one that is over and that nobody has seen.
    const turn = (active: boolean) =>
      server.services.database.query('UPDATE alarm SET active = $2 WHERE id = $1', [id, active]);
    await turn(false);
    expect((await listOf(leaving)).now.alarms!.map((one) => one.id === id)).toEqual([false, true]);
    await turn(true);
    await post(leaving, `/api/alarms/${id}/acknowledgement`, { occurrence: 1 });
    const { now: after } = await listOf(leaving);
    expect(after.alarms!.find((alarm) => alarm.id === id)?.acknowledgedBy).toBe(leaving.id);
  });

  it('is accepted by another officer, and stands as it was handed over', async () => {
    const key = randomUUID();
    const offered = await offer('西门泵车待修', key);
    expect(await offer('西门泵车待修', key)).toEqual(offered);
    expect(await errorOf(await post(coming, '/api/handovers', { note: '' }))).toEqual([
      409,
      'handover-open',
    ]);
    expect(await errorOf(await act(leaving, offered.id, 'accept'))).toEqual([409, 'handover-own']);
    expect(await errorOf(await act(coming, offered.id, 'withdraw'))).toEqual([
      409,
      'handover-not-yours',
    ]);
    expect((await act(coming, offered.id, 'accept')).status).toBe(200);
    expect((await act(coming, offered.id, 'accept')).status).toBe(200);
    expect(await errorOf(await act(leaving, offered.id, 'withdraw'))).toEqual([
      409,
      'handover-over',
    ]);
    const { handovers } = await listOf(coming);
    expect(handovers[0]).toMatchObject({ state: 'accepted', endedBy: coming.id });
    expect(handovers[0]!.card).toEqual(offered.card);
    const { rows } = await server.services.database.query<{ actor: string; act: string }>(
      `SELECT actor, data ->> 'act' AS act FROM journal WHERE kind = 'handover.changed' ORDER BY number`,
    );
    expect(rows).toEqual([
      { actor: leaving.id, act: 'offered' },
      { actor: coming.id, act: 'accepted' },
    ]);
  });

  it('is of one desk: another area neither sees nor accepts it', async () => {
    const offered = await offer('');
    const { town } = smallCity().registers.resources[1]!;
    const neighbour = await server.as('coordinator', { area: town });
    expect((await listOf(neighbour)).handovers).toEqual([]);
    expect((await act(neighbour, offered.id, 'accept')).status).toBe(404);
    expect((await act(leaving, offered.id, 'withdraw')).status).toBe(200);
  });
});
