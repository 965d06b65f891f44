import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../../server/identity/tokens.ts';
import { tipRepository } from '../../../server/tips/repository.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { IncidentTips, NearIncident } from '../../../shared/model/incident-tip.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { CONTACT_DAYS, type Tip, type TipStanding } from '../../../shared/model/tip.ts';
import { tipReference } from '../../../shared/risk/linked-tip.ts';
import type { GridCard } from '../../../shared/wire/grid-card.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';
import { tip } from '../../support/tip.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WORDS = '桥下有人家进水了';
const CONTACT = 'wx-0510';
const HERE = middleOf(TOWNS.eastOne);
/** 0.01° north of here: 1.1 km; 0.028° east: 2.7 km, which is too far. */
const NORTH: [number, number] = [HERE[0], HERE[1] + 0.01];
const FAR: [number, number] = [HERE[0] + 0.028, HERE[1]];

let server: TestServer;
let city: Caller;
let east: Caller;
let west: Caller;
let nobody: Caller;
beforeAll(async () => {
  server = await startTestServer();
  city = await server.as('coordinator');
  east = await server.as('coordinator', { area: COUNTIES.east });
  west = await server.as('coordinator', { area: COUNTIES.west });
  nobody = await server.as('nobody');
});
afterAll(() => server?.close());

const post = (by: Caller, path: string, json: object, key: string = randomUUID()) =>
  by(path, { method: 'POST', json, headers: { 'idempotency-key': key } });
type Receipt = { receipt: string };
const get = async <Value>(path: string, by = city) => (await (await by(path)).json()) as Value;
const refusal = async (answer: Response) => {
  const { error, details } = (await answer.json()) as { error: string; details?: object };
  return [answer.status, error, ...(details ? [details] : [])];
};

let given = 0;
/** A tip that was just given, past the budget of one sender; who gave it holds the receipt. */
async function give(
  place = HERE,
  county: string = COUNTIES.east,
  grid: string | null = null,
): Promise<Tip & Receipt> {
  const receipt = `00000-${(++given).toString().padStart(5, '0')}`;
  const now = server.clock.now();
  const one = tip({
    ...{ id: `tip-${randomUUID()}`, words: WORDS, place, county, grid, contact: CONTACT },
    town: county === COUNTIES.east ? TOWNS.eastOne : TOWNS.westOne,
    contactUntil: new Date(now + CONTACT_DAYS * DAY).toISOString(),
    receivedAt: new Date(now).toISOString(),
  });
  await tipRepository(server.services.database).create(one, hashOf(receipt));
  return { ...one, receipt };
}
const tipNow = async ({ id }: Tip) =>
  (await get<{ tips: Tip[] }>('/api/tips')).tips.find((one) => one.id === id)!;
const draft = (changes: object = {}) => ({
  ...{ alarm: null, class: 'natural-disaster', kind: 'flood', title: '示例路段积水' },
  ...{ place: HERE, receivedAt: null, ...changes },
});
const open = async (changes: object = {}, by = city) =>
  (await (await post(by, '/api/incidents', draft(changes))).json()) as Incident;
const fileOf = ({ id }: Incident) => get<IncidentFile>(`/api/incidents/${id}`);
const tipsOf = ({ id }: Incident, by = city) => get<IncidentTips>(`/api/incidents/${id}/tips`, by);
const idsOf = (tips: { id: string }[]) => tips.map(({ id }) => id);

async function act(incident: Incident, body: object, by = city, key?: string) {
  const basedOn = (await fileOf(incident)).incident.version;
  return post(by, `/api/incidents/${incident.id}/tips`, { basedOn, ...body }, key);
}
const link = (incident: Incident, seen: Tip, by = city, key?: string) =>
  act(incident, { act: 'tip-link', tip: seen.id }, by, key);
const unlink = (incident: Incident, seen: Tip, more: object, key?: string) =>
  act(incident, { act: 'tip-unlink', tip: seen.id, ...more }, city, key);
const course = (incident: Incident, body: object) =>
  post(city, `/api/incidents/${incident.id}/acts`, body);
const journal = async () =>
  (await get<{ entries: JournalEntry[] }>('/api/journal?after=0&limit=500')).entries;

describe('tips near an incident', () => {
  it('are offered, newest first with their distance, as far as two kilometres', async () => {
    const older = await give(NORTH);
    server.clock.advance(MINUTE);
    const newer = await give();
    const far = await give(FAR);
    const { linked, near } = await tipsOf(await open());
    expect(linked).toEqual([]);
    expect(near.slice(0, 2).map(({ id, metres }) => [id, metres])).toEqual([
      [newer.id, 0],
      [older.id, 1_112],
    ]);
    expect(idsOf(near)).not.toContain(far.id);
  });

  it('are told without what their sender left to be reached by', async () => {
    const seen = await give();
    const told = JSON.stringify(await tipsOf(await open()));
    expect(told).toContain(seen.id);
    expect(told).not.toContain(CONTACT);
  });

  it('are those of the desk’s own area, and none that is closed', async () => {
    const seen = await give();
    const before = await open();
    expect(idsOf((await tipsOf(before, east)).near)).toContain(seen.id);
    expect((await west(`/api/incidents/${before.id}/tips`)).status).toBe(404);
    expect((await west(`/api/tips/${seen.id}/incidents`)).status).toBe(404);
    await post(city, `/api/tips/${seen.id}/acts`, {
      ...{ basedOn: seen.version, act: 'close', reason: '已到场，无异常' },
    });
    expect(idsOf((await tipsOf(before)).near)).not.toContain(seen.id);
    expect(await refusal(await link(before, seen))).toEqual([409, 'tip-is-closed']);
  });
});

describe('a tip that is linked to an incident', () => {
  it('stands in its log once, by when it was received and when that was entered', async () => {
    const seen = await give();
    const flood = await open();
    server.clock.advance(MINUTE);
    const key = randomUUID();
    expect((await link(flood, seen, city, key)).status).toBe(200);
    const again = (await (await link(flood, seen, city, key)).json()) as Incident;
    expect(again.version).toBe(flood.version + 1);
    const { lines, tips } = await fileOf(flood);
    const entered = new Date(server.clock.now()).toISOString();
    expect(lines.filter((line) => line.act === 'tip-link')).toEqual([
      {
        ...{ number: 2, kind: 'act', act: 'tip-link', text: tipReference(seen), by: city.id },
        ...{ happenedAt: seen.receivedAt, enteredAt: entered },
      },
    ]);
    expect(tips).toEqual({ count: 1, firstAt: seen.receivedAt, lastAt: seen.receivedAt });
    const { linked, near } = await tipsOf(flood);
    expect(linked).toMatchObject([{ id: seen.id, words: seen.words, metres: 0 }]);
    expect(idsOf(near)).not.toContain(seen.id);
  });

  it('counts as looked at, and its sender is told no more than that', async () => {
    const seen = await give();
    const flood = await open();
    await link(flood, seen);
    expect(await tipNow(seen)).toMatchObject({
      state: 'looked-at',
      incident: flood.id,
      version: 2,
    });
    const standing = await post(nobody, '/api/tips/state', { receipt: seen.receipt });
    expect((await standing.json()) as TipStanding).toEqual({
      ...{ state: 'looked-at', receivedAt: seen.receivedAt, reason: null },
      changedAt: new Date(server.clock.now()).toISOString(),
    });
  });

  it('keeps its grid from being called quiet', async () => {
    const grid = gridOf(TOWNS.eastTwo, 2);
    const condition = async () => (await get<GridCard>(`/api/grids/${grid}`)).condition;
    const seen = await give(HERE, COUNTIES.east, grid);
    expect(await condition()).toBe('none');
    await link(await open(), seen);
    expect(await condition()).toBe('unknown');
  });

  it('is journalled with the incident, without its words and its contact', async () => {
    const seen = await give();
    const flood = await open();
    await link(flood, seen);
    const told = (await journal()).slice(-2);
    expect(told.map(({ kind, subject, actor }) => [kind, subject, actor])).toEqual([
      ['tip.changed', `tip:${seen.id}`, city.id],
      ['incident.changed', `incident:${flood.id}`, city.id],
    ]);
    expect(told[0]!.data).toMatchObject({ act: 'tip-link', incident: flood.id });
    expect(told[1]!.data).toMatchObject({ act: 'tip-link', incident: { id: flood.id } });
    const log = JSON.stringify([await journal(), await fileOf(flood)]);
    expect(log).not.toContain(WORDS);
    expect(log).not.toContain(CONTACT);
  });

  it('is of no other: who links it again learns which one has it', async () => {
    const seen = await give();
    const [flood, other] = [await open(), await open({ title: '另一处积水' })];
    await link(flood, seen);
    const late = await refusal(await link(other, seen));
    expect(late).toEqual([409, 'tip-has-incident', { incident: flood.id }]);
    const twice = server.services.database.query(
      `INSERT INTO incident_tip (tip, incident, linked_at, linked_by)
       VALUES ($1, $2, now(), 'desk')`,
      [seen.id, other.id],
    );
    await expect(twice).rejects.toThrow(/incident_tip_pkey/);
  });

  it('is taken from it with a reason, and can be linked again', async () => {
    const seen = await give();
    const flood = await open();
    await link(flood, seen);
    expect((await unlink(flood, seen, {})).status).toBe(400);
    expect((await unlink(flood, seen, { reason: ' ' })).status).toBe(400);
    const key = randomUUID();
    const reason = '说的是另一座桥';
    expect((await unlink(flood, seen, { reason }, key)).status).toBe(200);
    expect((await unlink(flood, seen, { reason }, key)).status).toBe(200);
    const { lines, tips } = await fileOf(flood);
    expect(lines.at(-1)).toMatchObject({
      act: 'tip-unlink',
      text: `${tipReference(seen)} · ${reason}`,
    });
    expect(tips).toEqual({ count: 0, firstAt: null, lastAt: null });
    expect(await tipNow(seen)).toMatchObject({ state: 'looked-at', incident: null });
    const none = await refusal(await unlink(flood, seen, { reason }));
    expect(none).toEqual([409, 'tip-not-linked', { incident: null }]);
    expect((await link(await open(), seen)).status).toBe(200);
  });

  it('is linked by who sees both, and by nobody else', async () => {
    const ofWest = await give(middleOf(TOWNS.westOne), COUNTIES.west);
    const flood = await open();
    expect(await refusal(await link(flood, ofWest, east))).toEqual([404, 'tip-not-found']);
    expect(await refusal(await link(flood, ofWest, west))).toEqual([404, 'incident-not-found']);
    expect((await link(flood, ofWest)).status).toBe(200);
    expect(await tipsOf(flood, east)).toMatchObject({ linked: [], beyond: 1 });
    for (const role of ['wall', 'analyst'] as const) {
      const other = await server.as(role);
      expect((await other(`/api/incidents/${flood.id}/tips`)).status).toBe(403);
      expect((await link(flood, ofWest, other)).status).toBe(403);
    }
  });

  it('is linked by nobody who saw an older incident, nor to one that is over', async () => {
    const seen = await give();
    const flood = await open();
    const path = `/api/incidents/${flood.id}/tips`;
    await course(flood, { basedOn: 1, act: 'verify' });
    const late = await post(city, path, { basedOn: 1, act: 'tip-link', tip: seen.id });
    expect([late.status, ((await late.json()) as { error: string }).error]).toEqual([
      412,
      'incident-changed-meanwhile',
    ]);
    await course(flood, { basedOn: 2, act: 'end', text: '无需响应' });
    expect(await refusal(await link(flood, seen))).toEqual([409, 'incident-is-over']);
    expect((await tipsOf(flood)).near).toEqual([]);
  });
});

describe('the course of an incident with tips', () => {
  it('brings them along when it is merged', async () => {
    const [first, second] = [await give(), await give(NORTH)];
    const [flood, other] = [await open(), await open({ title: '另一处积水' })];
    await link(flood, first);
    await link(other, second);
    const basedOn = (await fileOf(other)).incident.version;
    await course(other, { basedOn, act: 'merge', into: flood.id });
    expect(idsOf((await tipsOf(flood)).linked).sort()).toEqual([first.id, second.id].sort());
    expect((await fileOf(other)).tips.count).toBe(0);
    expect(await tipNow(second)).toMatchObject({ incident: flood.id });
  });

  it('leaves them linked when it is a false alarm', async () => {
    const seen = await give();
    const flood = await open();
    await link(flood, seen);
    const basedOn = (await fileOf(flood)).incident.version;
    await course(flood, { basedOn, act: 'dismiss', text: '只是洒水车' });
    expect((await tipsOf(flood)).linked).toMatchObject([{ id: seen.id }]);
    expect((await unlink(flood, seen, { reason: '另有其事' })).status).toBe(200);
  });
});

describe('an incident that is opened from a tip', () => {
  it('is where and since when the tip is, has it linked, and is opened once', async () => {
    const seen = await give(NORTH);
    server.clock.advance(MINUTE);
    const key = randomUUID();
    const asked = draft({ place: null, tip: seen.id });
    const first = (await (await post(city, '/api/incidents', asked, key)).json()) as Incident;
    const again = (await (await post(city, '/api/incidents', asked, key)).json()) as Incident;
    expect(again.id).toBe(first.id);
    expect(first).toMatchObject({ place: NORTH, receivedAt: seen.receivedAt, version: 1 });
    const { lines, tips } = await fileOf(first);
    expect(lines.map(({ kind, act: done }) => [kind, done])).toEqual([
      ['opened', null],
      ['act', 'tip-link'],
    ]);
    expect(tips.count).toBe(1);
    expect(await tipNow(seen)).toMatchObject({ state: 'looked-at', incident: first.id });
    const other = await post(city, '/api/incidents', draft({ tip: (await give()).id }), key);
    expect(await refusal(other)).toEqual([422, 'act-key-used']);
  });

  it('is opened from no tip that has one, nor from one of another area', async () => {
    const seen = await give();
    const flood = await open({ tip: seen.id });
    const again = draft({ tip: seen.id, title: '又一次' });
    const late = await refusal(await post(city, '/api/incidents', again));
    const { incidents } = await get<{ incidents: Incident[] }>('/api/incidents');
    expect(incidents.some(({ title }) => title === '又一次')).toBe(false);
    expect(late).toEqual([409, 'tip-has-incident', { incident: flood.id }]);
    const elsewhere = await post(west, '/api/incidents', draft({ tip: (await give()).id }));
    expect(await refusal(elsewhere)).toEqual([404, 'tip-not-found']);
  });

  it('is found near the tip, the nearest first, while it is open', async () => {
    const seen = await give(NORTH);
    const [there, here, far] = [
      await open({ place: NORTH }),
      await open(),
      await open({ place: FAR }),
    ];
    const { incidents } = await get<{ incidents: NearIncident[] }>(
      `/api/tips/${seen.id}/incidents`,
    );
    const found = idsOf(incidents);
    expect(found.indexOf(there.id)).toBeLessThan(found.indexOf(here.id));
    expect(found).toContain(here.id);
    expect(found).not.toContain(far.id);
  });
});
