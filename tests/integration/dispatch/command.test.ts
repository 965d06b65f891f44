import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { HandoverList } from '../../../shared/model/handover.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { smallCity } from '../../support/small-city.ts';
import { COUNTIES } from '../../support/small-coverage.ts';

let server: TestServer;
let city: Caller;
let county: Caller;
let elsewhere: Caller;
let fire: Incident;
beforeAll(async () => {
  server = await startTestServer();
  city = await server.as('coordinator');
  county = await server.as('coordinator', { area: COUNTIES.east });
  elsewhere = await server.as('coordinator', { area: COUNTIES.west });
  const opened = await post(city, '/api/incidents', {
    ...{ alarm: null, class: 'accident', kind: 'fire', title: '示例厂房起火', receivedAt: null },
    place: smallCity().registers.resources[0]!.base,
  });
  fire = (await opened.json()) as Incident;
});
afterAll(() => server?.close());

const post = (by: Caller, path: string, json: object, key: string = randomUUID()) =>
  by(path, { method: 'POST', json, headers: { 'idempotency-key': key } });
const fileOf = async () => (await (await city(`/api/incidents/${fire.id}`)).json()) as IncidentFile;
const versionNow = async () => (await fileOf()).incident.version;
const command = async (by: Caller, body: object, key?: string) =>
  post(by, `/api/incidents/${fire.id}/command`, { basedOn: await versionNow(), ...body }, key);
const errorOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: string }).error,
];
const A = { act: 'sector-add', name: 'A', place: '厂房北侧', lead: '锡消101' };

describe('art. 58: sectors and command of one incident', () => {
  it('is commanded by the desk that opened it', () => {
    expect(fire.command).toMatchObject({ level: 'city', since: fire.openedAt, offer: null });
  });

  it('is divided once however often that is sent, and wants a key', async () => {
    const key = randomUUID();
    expect((await command(city, A, key)).status).toBe(200);
    const again = (await (await command(city, A, key)).json()) as Incident;
    expect(again.command.sectors).toMatchObject([{ id: 'sector-1', name: 'A' }]);
    expect(await errorOf(await command(city, A))).toEqual([409, 'sector-name-taken']);
    expect(await errorOf(await command(city, { ...A, name: 'B' }, 'x'))).toEqual([
      400,
      'invalid-request',
    ]);
    const other = { act: 'command-withdraw' };
    expect(await errorOf(await command(city, other, key))).toEqual([422, 'act-key-used']);
    const { lines } = await fileOf();
    expect(lines.filter(({ act }) => act === 'sector-add')).toMatchObject([
      { text: 'A · 厂房北侧 · 锡消101', by: city.id },
    ]);
  });

  it('has its units in sectors, and closes none while they are out in it', async () => {
    const path = `/api/incidents/${fire.id}/dispatches`;
    const sent = await post(city, path, { resources: ['engine-east'], task: '' });
    const [unit] = ((await sent.json()) as { dispatches: Dispatch[] }).dispatches;
    const assign = { act: 'sector-assign', unit: unit!.id, sector: 'sector-1' };
    const placed = (await (await command(city, assign)).json()) as Incident;
    expect(placed.command.sectors[0]!.units).toEqual([unit!.id]);
    const close = { act: 'sector-close', sector: 'sector-1' };
    expect(await errorOf(await command(city, close))).toEqual([409, 'sector-has-units']);
    expect((await fileOf()).lines.at(-1)).toMatchObject({ text: '锡消101 → A' });
  });

  it('is closed to a desk below the one in command, which may still tell', async () => {
    expect(await errorOf(await command(county, { ...A, name: 'B' }))).toEqual([
      403,
      'incident-not-in-command',
    ]);
    const dismiss = { basedOn: await versionNow(), act: 'dismiss', text: '误报' };
    const path = `/api/incidents/${fire.id}`;
    expect(await errorOf(await post(county, `${path}/acts`, dismiss))).toEqual([
      403,
      'incident-not-in-command',
    ]);
    const note = { text: '东门已封', happenedAt: null };
    expect((await post(county, `${path}/log`, note)).status).toBe(204);
    expect((await command(elsewhere, { ...A, name: 'B' })).status).toBe(404);
  });

  it('goes to another desk by an offer that it accepts; until then the former commands', async () => {
    const offer = { act: 'command-offer', to: 'county', note: '火势受控，转属地' };
    expect((await command(city, offer)).status).toBe(200);
    expect(await errorOf(await command(county, { ...A, name: 'B' }))).toEqual([
      403,
      'incident-not-in-command',
    ]);
    expect(await errorOf(await command(city, { act: 'command-accept' }))).toEqual([
      403,
      'command-other-desk',
    ]);
    const refuse = { act: 'command-refuse', reason: '' };
    expect(await errorOf(await command(county, refuse))).toEqual([409, 'command-reason-missing']);
    expect((await command(county, { ...refuse, reason: '力量不足' })).status).toBe(200);
    expect((await fileOf()).incident.command).toMatchObject({ level: 'city', offer: null });
    expect((await command(city, offer)).status).toBe(200);
    const key = randomUUID();
    expect((await command(county, { act: 'command-accept' }, key)).status).toBe(200);
    expect((await command(county, { act: 'command-accept' }, key)).status).toBe(200);
    expect((await fileOf()).incident.command).toMatchObject({ level: 'county', offer: null });
    expect((await command(county, { ...A, name: 'B' })).status).toBe(200);
    expect((await command(city, { ...A, name: 'C' })).status).toBe(200);
  });

  it('stands in the log and the journal act by act, each in its own words', async () => {
    const { rows } = await server.services.database.query<{ act: string; actor: string }>(
      `SELECT data ->> 'act' AS act, actor FROM journal
       WHERE kind = 'incident.changed' AND data ->> 'act' LIKE 'command-%' ORDER BY number`,
    );
    expect(rows).toEqual([
      { act: 'command-offer.county', actor: city.id },
      { act: 'command-refuse.county', actor: county.id },
      { act: 'command-offer.county', actor: city.id },
      { act: 'command-accept.county', actor: county.id },
    ]);
    const { lines } = await fileOf();
    const told = lines.filter(({ act }) => act?.startsWith('command-'));
    expect(told.map(({ act, text }) => [act, text])).toEqual([
      ['command-offer.county', '火势受控，转属地'],
      ['command-refuse.county', '力量不足'],
      ['command-offer.county', '火势受控，转属地'],
      ['command-accept.county', ''],
    ]);
  });

  it('is on the card of the next shift: who commands, whom it is offered to, how many sectors', async () => {
    await command(city, { act: 'command-offer', to: 'city', note: '' });
    const { now } = (await (await city('/api/handovers')).json()) as HandoverList;
    expect(now.incidents).toMatchObject([
      { command: { level: 'county', offeredTo: 'city', sectors: ['A', 'B', 'C'] } },
    ]);
  });

  it('refuses an act on what somebody changed meanwhile', async () => {
    const old = { basedOn: 1, ...A, name: 'D' };
    expect(await errorOf(await post(city, `/api/incidents/${fire.id}/command`, old))).toEqual([
      412,
      'incident-changed-meanwhile',
    ]);
  });
});

describe('acts and notes on an incident', () => {
  it('have one effect however often they are sent with one key', async () => {
    const path = `/api/incidents/${fire.id}`;
    const [act, note] = [randomUUID(), randomUUID()];
    const verify = { basedOn: await versionNow(), act: 'verify' };
    const text = { text: '二层有明火', happenedAt: null };
    for (let time = 0; time < 2; time++) {
      expect((await post(city, `${path}/acts`, verify, act)).status).toBe(200);
      expect((await post(city, `${path}/log`, text, note)).status).toBe(204);
    }
    const { lines } = await fileOf();
    expect(lines.filter((line) => line.act === 'verify')).toHaveLength(1);
    expect(lines.filter((line) => line.text === '二层有明火')).toHaveLength(1);
    const other = { ...text, text: '三层有明火' };
    expect(await errorOf(await post(city, `${path}/log`, other, note))).toEqual([
      422,
      'act-key-used',
    ]);
  });
});
