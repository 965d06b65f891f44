import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endExpired } from '../../../server/warnings/import.ts';
import type { CapArea, CapMessage } from '../../../shared/cap/message.ts';
import { writeCap } from '../../../shared/cap/write-message.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { Imported, Warning, WholeArea } from '../../../shared/model/warning.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Situation } from '../../../shared/wire/situation.ts';
import type { Caller } from '../../support/callers.ts';
import { capMessage, capText, rainInfo, squareAround } from '../../support/cap.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, middleOf, TOWNS } from '../../support/small-coverage.ts';

let server: TestServer;
let coordinator: Caller;
let east: Caller;
let west: Caller;
beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as('coordinator');
  east = await server.as('coordinator', { area: TOWNS.eastOne });
  west = await server.as('coordinator', { area: TOWNS.westOne });
});
afterAll(() => server?.close());

const post = (body: string, headers = { 'content-type': 'application/xml' }, by = coordinator) =>
  by('/api/warnings', { method: 'POST', headers, body });
const brought = async (body: string): Promise<Imported> => {
  const answer = await post(body);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as Imported;
};
const errorOf = async (answer: Response) => {
  const { error } = (await answer.json()) as { error: string };
  return [answer.status, error];
};
const situationOf = async (caller: Caller) =>
  (await (await caller('/api/situation')).json()) as Situation;
const shownTo = async (caller: Caller): Promise<number[]> => {
  const answer = await caller('/api/warnings');
  return ((await answer.json()) as { warnings: Warning[] }).warnings.map(({ id }) => id);
};
const entriesFor = async (caller: Caller) => {
  const page = (await (await caller('/api/journal?after=0&limit=500')).json()) as JournalPage;
  return page.entries.filter(({ kind }) => kind.startsWith('warning.'));
};

let count = 0;
/** Text of a message with a name of its own, over a square in the east unless said otherwise. */
const fresh = (changes: Partial<CapMessage> = {}, ring = squareAround(middleOf(TOWNS.eastOne))) => {
  count += 1;
  const identifier = `32020041600000_20260706${String(count).padStart(6, '0')}_0`;
  const message = capMessage(server.clock.now(), { identifier, ...changes }, ring);
  return { message, text: writeCap(message) };
};
const referenceTo = ({ sender, identifier, sent }: CapMessage) => [{ sender, identifier, sent }];

describe('an official warning', () => {
  it('comes with issuer, identifier, level and area, and is seen where it holds and nowhere else', async () => {
    const { message, text } = fresh();
    const { outcome, warning } = await brought(text);
    expect(outcome).toBe('received');
    expect(warning).toMatchObject({
      issuer: '示例气象台',
      identifier: message.identifier,
      status: 'Test',
      event: '暴雨',
      level: 'yellow',
      levelOrigin: 'parameter',
      areaOrigin: 'shape',
      towns: [TOWNS.eastOne],
      grids: 1,
      endedAt: null,
    });
    // GeoJSON is [lon, lat]; CAP wrote lat,lon.
    expect(warning!.outline.coordinates[0]![0]![0]![0]).toBeGreaterThan(100);
    expect(await shownTo(coordinator)).toContain(warning!.id);
    expect(await shownTo(east)).toContain(warning!.id);
    expect(await shownTo(west)).not.toContain(warning!.id);
    expect((await west(`/api/warnings/${warning!.id}`)).status).toBe(404);
    server.clock.advance(1_000);
    expect((await situationOf(east)).warnings).toEqual([warning]);
    expect((await situationOf(west)).warnings).toEqual([]);
    expect((await entriesFor(east)).map(({ subject }) => subject)).toContain(
      `warning:${warning!.id}`,
    );
    expect(await entriesFor(west)).toEqual([]);
  });

  it('that comes again is the same one, and one entry', async () => {
    const { text } = fresh();
    const first = await brought(text);
    const before = (await entriesFor(coordinator)).length;
    const again = await brought(text);
    expect(again).toEqual({ outcome: 'repeated', warning: first.warning });
    expect((await entriesFor(coordinator)).length).toBe(before);
  });

  it('is replaced by an Update, ended by a Cancel of its own sender and by nobody else’s', async () => {
    const original = fresh();
    const { warning: old } = await brought(original.text);
    const references = referenceTo(original.message);
    await brought(fresh({ messageType: 'Cancel', sender: 'stranger.example', references }).text);
    expect(await shownTo(east)).toContain(old!.id);
    const update = fresh({ messageType: 'Update', references });
    const { outcome, warning: next } = await brought(update.text);
    expect(outcome).toBe('updated');
    expect(await shownTo(east)).not.toContain(old!.id);
    expect(await shownTo(east)).toContain(next!.id);
    const cancel = fresh({ messageType: 'Cancel', references: referenceTo(update.message) });
    await brought(cancel.text);
    expect(await shownTo(east)).not.toContain(next!.id);
    const gone = (await (await east(`/api/warnings/${next!.id}`)).json()) as Warning;
    expect(gone.endedBy).toBe('cancelled');
  });

  it('ends here by an Update that holds elsewhere only, and nothing of that is shown here', async () => {
    const original = fresh();
    const { warning: old } = await brought(original.text);
    const references = referenceTo(original.message);
    const before = (await entriesFor(east)).length;
    const away = fresh({ messageType: 'Update', references }, squareAround([116.4, 39.9]));
    expect(await brought(away.text)).toEqual({ outcome: 'updated', warning: null });
    expect(await shownTo(coordinator)).not.toContain(old!.id);
    const gone = (await (await east(`/api/warnings/${old!.id}`)).json()) as Warning;
    expect(gone.endedBy).toBe('updated');
    const told = (await entriesFor(east)).slice(before);
    expect(told).toMatchObject([{ kind: 'warning.updated', subject: `warning:${old!.id}` }]);
    expect((await brought(away.text)).outcome).toBe('repeated');
  });

  it('in earnest is ended by no test, whichever of them came first', async () => {
    const real = fresh({ status: 'Actual' });
    const { warning } = await brought(real.text);
    const about = (message: CapMessage, changes: Partial<CapMessage> = {}) =>
      fresh({ messageType: 'Cancel', references: referenceTo(message), ...changes }).text;
    await brought(about(real.message));
    expect(await shownTo(east)).toContain(warning!.id);
    const late = fresh({ status: 'Actual' });
    await brought(about(late.message));
    expect((await brought(late.text)).outcome).toBe('received');
    await brought(about(real.message, { status: 'Actual' }));
    expect(await shownTo(east)).not.toContain(warning!.id);
    const { warning: test } = await brought(fresh().text);
    await brought(about(fresh().message));
    expect(await shownTo(east)).toContain(test!.id);
  });

  it('that was cancelled before it came is never shown as valid', async () => {
    const late = fresh();
    await brought(fresh({ messageType: 'Cancel', references: referenceTo(late.message) }).text);
    const { outcome, warning } = await brought(late.text);
    expect(outcome).toBe('over');
    expect(warning!.endedBy).toBe('cancelled');
    expect(await shownTo(east)).not.toContain(warning!.id);
  });

  it('that an Update took away from the city before it came is never shown as valid', async () => {
    const late = fresh();
    const references = referenceTo(late.message);
    const away = fresh({ messageType: 'Update', references }, squareAround([116.4, 39.9]));
    expect(await brought(away.text)).toEqual({ outcome: 'elsewhere', warning: null });
    expect((await brought(away.text)).outcome).toBe('repeated');
    const { outcome, warning } = await brought(late.text);
    expect(outcome).toBe('over');
    expect(warning!.endedBy).toBe('updated');
    expect(await shownTo(east)).not.toContain(warning!.id);
  });

  it('ends by the clock, and one that comes too late has ended already', async () => {
    const now = server.clock.now();
    const ring = squareAround(middleOf(TOWNS.eastOne));
    const infos = [{ ...rainInfo(now, ring), expires: now + 60_000 }];
    const { warning } = await brought(fresh({ infos }).text);
    const late = fresh({ infos });
    server.clock.advance(60_000);
    await endExpired(server.services);
    expect(await shownTo(east)).not.toContain(warning!.id);
    const kinds = (await entriesFor(east))
      .filter(({ subject }) => subject === `warning:${warning!.id}`)
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['warning.received', 'warning.ended']);
    expect((await brought(late.text)).outcome).toBe('over');
  });

  it('of a county by its code is told once to all in it; without an area it holds everywhere', async () => {
    const area = {
      description: '东区',
      polygons: [],
      circles: [],
      geocodes: [{ name: 'GB/T 2260', value: COUNTIES.east }],
    };
    const byCode = fresh({ infos: [{ ...rainInfo(server.clock.now(), null), areas: [area] }] });
    const { warning: county } = await brought(byCode.text);
    expect(county).toMatchObject({ areaOrigin: 'code', towns: [TOWNS.eastOne, TOWNS.eastTwo] });
    const { warning: everywhere } = await brought(
      fresh({ infos: [rainInfo(server.clock.now(), null)] }).text,
    );
    expect(everywhere).toMatchObject({ areaOrigin: 'unknown', grids: 8 });
    expect(await shownTo(west)).toEqual([everywhere!.id]);
    const about = (await entriesFor(coordinator)).filter(({ subject }) =>
      [`warning:${county!.id}`, `warning:${everywhere!.id}`].includes(subject!),
    );
    expect(about.map((entry) => [entry.county, entry.town])).toEqual([
      [COUNTIES.east, null],
      [null, null],
    ]);
  });

  it('of several areas holds in all of them, drawn or named, and everywhere where one says neither', async () => {
    const now = server.clock.now();
    const none = { description: '示例片区', polygons: [], circles: [], geocodes: [] };
    const drawn = (ring: Position[]) => ({ ...none, polygons: [ring] });
    const named = (value: string) => ({ ...none, geocodes: [{ name: 'GB/T 2260', value }] });
    const over = async (areas: CapArea[]) =>
      (await brought(fresh({ infos: [{ ...rainInfo(now, null), areas }] }).text)).warning;
    const far = squareAround([121.3, 31.3]);
    const here = squareAround(middleOf(TOWNS.westOne));
    expect(await over([drawn(here), named(COUNTIES.east)])).toMatchObject({
      ...{ areaOrigin: 'shape', towns: [TOWNS.eastOne, TOWNS.eastTwo, TOWNS.westOne], grids: 5 },
    });
    expect(await over([drawn(far), named(COUNTIES.east)])).toMatchObject({
      ...{ areaOrigin: 'code', towns: [TOWNS.eastOne, TOWNS.eastTwo] },
    });
    expect(await over([drawn(here), none])).toMatchObject({ areaOrigin: 'unknown', grids: 8 });
  });

  it('for elsewhere is none of ours, though another language names its place in words alone', async () => {
    const now = server.clock.now();
    const none = { description: 'Beijing', polygons: [], circles: [], geocodes: [] };
    const there = { ...none, geocodes: [{ name: 'GB/T 2260', value: '110000' }] };
    for (const areas of [[], [none]]) {
      const infos = [
        { ...rainInfo(now, null), areas: [there] },
        { ...rainInfo(now, null), language: 'en-US', areas },
      ];
      expect(await errorOf(await post(fresh({ infos }).text))).toEqual([422, 'warning-elsewhere']);
    }
  });

  it('of several infos has the worst level of those that are about the city, over all their areas', async () => {
    const now = server.clock.now();
    const coloured = (
      value: string,
      hours: number,
      ring = squareAround(middleOf(TOWNS.eastOne)),
    ) => ({
      ...rainInfo(now, ring),
      parameters: [{ name: '预警级别', value }],
      expires: now + hours * 3_600_000,
    });
    const infos = [
      coloured('蓝色', 2),
      coloured('橙色', 12, squareAround(middleOf(TOWNS.westOne))),
      coloured('红色', 20, squareAround([116.4, 39.9])),
    ];
    const { warning } = await brought(fresh({ infos }).text);
    expect(warning).toMatchObject({
      level: 'orange',
      expires: new Date(now + 12 * 3_600_000).toISOString(),
      towns: [TOWNS.eastOne, TOWNS.westOne].sort(),
    });
    const away = infos.map((info) => ({ ...info, areas: infos[2]!.areas }));
    expect(await errorOf(await post(fresh({ infos: away }).text))).toEqual([
      422,
      'warning-elsewhere',
    ]);
  });

  it('keeps hostile words as words, cut at a length', async () => {
    const event = '<img src=x onerror=alert(1)>';
    const at = server.clock.now();
    const info = { ...rainInfo(at, null), event, headline: 'x'.repeat(10_000) };
    const { warning } = await brought(fresh({ infos: [info] }).text);
    expect(warning!.event).toBe(event);
    expect(warning!.headline).toHaveLength(200);
  });
});

describe('what is no warning', () => {
  it('is refused by what is wrong with it, and nothing of it is kept', async () => {
    const at = server.clock.now();
    const seen = await shownTo(coordinator);
    const refused = async (body: string) => errorOf(await post(body));
    expect(await refused('rain')).toEqual([422, 'cap-refused']);
    expect(await refused(capText(at, { scope: 'Private' }))).toEqual([422, 'warning-not-public']);
    expect(await refused(capText(at, { status: 'Draft' }))).toEqual([422, 'warning-of-no-use']);
    expect(await refused(capText(at + 3_600_000))).toEqual([422, 'warning-from-the-future']);
    expect(await refused(fresh({}, squareAround([116.4, 39.9])).text)).toEqual([
      422,
      'warning-elsewhere',
    ]);
    expect(await shownTo(coordinator)).toEqual(seen);
  });

  it('is taken as application/xml in UTF-8 alone, up to a megabyte', async () => {
    const { text } = fresh();
    const as = async (contentType: string, body = text) =>
      (await post(body, { 'content-type': contentType })).status;
    expect(await as('application/json', JSON.stringify(text))).toBe(415);
    expect(await as('text/plain')).toBe(415);
    expect(await as('application/xml; charset=gbk')).toBe(415);
    expect(await as('application/xml', 'x'.repeat(1_048_577))).toBe(413);
    const answer = await coordinator('/api/rules/test', {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: text,
    });
    expect([403, 415]).toContain(answer.status);
  });
});

describe('the area of a warning', () => {
  it('is told to the corner where it is asked for, to whom it concerns', async () => {
    const [lon, lat] = middleOf(TOWNS.eastOne);
    // Each corner of the comb is nearer to its neighbours than lists tell of.
    const teeth = Array.from(
      { length: 11 },
      (_, at): Position => [lon + at * 0.0002, lat + (at % 2) * 0.0002],
    );
    const ring: Position[] = [...teeth, [lon + 0.002, lat - 0.004], [lon, lat - 0.004], teeth[0]!];
    const { warning } = await brought(fresh({}, ring).text);
    const asked = async (by: Caller) => {
      const answer = await by(`/api/warnings/areas?ids=${warning!.id},999`);
      return ((await answer.json()) as { areas: WholeArea[] }).areas;
    };
    const [whole] = await asked(east);
    expect(whole!.id).toBe(warning!.id);
    expect(warning!.outline.coordinates[0]![0]!.length).toBeLessThan(ring.length);
    expect(whole!.area.coordinates[0]![0]).toHaveLength(ring.length);
    expect(await asked(west)).toEqual([]);
    expect((await coordinator('/api/warnings/areas?ids=1;2')).status).toBe(400);
  });
});
