import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalKind } from '../../../shared/model/journal.ts';
import type { JournalPage, JournalVerification } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

let server: TestServer;
let folder: string;
let whole: Caller;
let east: Caller;
let administrator: Caller;
let first: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jingwei-pages-'));
  server = await startTestServer({ config: { dataDir: folder } });
  whole = await server.as('coordinator');
  east = await server.as('coordinator', { area: COUNTIES.east });
  administrator = await server.as('administrator');
  const { database, journal } = server.services;
  first = journal.head() + 1;
  const entry = (
    kind: JournalKind,
    county: string | null,
    town: string | null,
    actor = 'system',
  ) => ({
    ...{ kind, county, town, actor },
    subject: 'thing:1',
    data: {},
  });
  await database.transaction((transaction) =>
    journal.append(transaction, [
      entry('register.changed', COUNTIES.east, TOWNS.eastOne),
      entry('register.changed', COUNTIES.west, TOWNS.westOne),
      entry('register.changed', null, null),
      entry('session.opened', null, null, 'somebody'),
      entry('session.closed', null, null, whole.id),
    ]),
  );
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = async (caller: Caller, query: string) =>
  (await (await caller(`/api/journal${query}`)).json()) as JournalPage;
const offsets = ({ entries }: JournalPage) => entries.map(({ number }) => number - first);

describe('a page of the journal', () => {
  it('accounts for numbers the reader may not see', async () => {
    const found = await page(east, `?after=${first - 1}`);
    expect(found).toMatchObject({ from: first, to: first + 4, head: first + 4 });
    expect(offsets(found)).toEqual([0, 2]);
  });

  it('shows audit entries to administrators, and to everybody his own', async () => {
    expect(offsets(await page(whole, `?after=${first - 1}`))).toEqual([0, 1, 2, 4]);
    expect(offsets(await page(administrator, `?after=${first - 1}`))).toEqual([0, 1, 2, 3, 4]);
  });

  it('ends at its limit and goes on from there', async () => {
    const part = await page(whole, `?after=${first - 1}&limit=2`);
    expect(part).toMatchObject({ from: first, to: first + 1 });
    expect(offsets(await page(whole, `?after=${part.to}&limit=1`))).toEqual([2]);
  });

  it('reads back from a number', async () => {
    const back = await page(whole, `?before=${first + 2}&limit=2`);
    expect(back).toMatchObject({ from: first, to: first + 1 });
    expect(offsets(back)).toEqual([0, 1]);
  });

  it('past the head is empty', async () => {
    const head = first + 4;
    expect(await page(whole, `?after=${head}`)).toEqual({
      from: head + 1,
      to: head,
      head,
      entries: [],
    });
  });

  it('can be about one thing', async () => {
    const about = await page(whole, '?subject=thing:1');
    expect(offsets(about)).toEqual([4, 2, 1, 0]);
  });

  it.each(['?after=-1', '?after=x', '?limit=1e3', '?sort=actor', `?after=${'9'.repeat(20)}`])(
    'is refused for %s',
    async (query) => {
      expect((await whole(`/api/journal${query}`)).status).toBe(400);
    },
  );
});

describe('a wall', () => {
  it('is told of what its picture is made of, and not of patrols, staff and cases', async () => {
    const { database, journal } = server.services;
    // What was appended without being announced, the node need not have heard of yet.
    const from = (await page(whole, '?after=0&limit=1')).head;
    const about = (kind: JournalKind) => ({
      ...{ kind, county: COUNTIES.east, town: TOWNS.eastOne, actor: 'system', data: {} },
      subject: 'grid:1',
    });
    const kinds = ['patrol.reported', 'staffing.changed', 'case.changed', 'feed.silent'] as const;
    await database.transaction((transaction) => journal.append(transaction, kinds.map(about)));
    const wall = await server.as('wall');
    const kindsOf = ({ entries }: JournalPage) => entries.map(({ kind }) => kind);
    for (const query of [`?after=${from}`, '?subject=grid:1']) {
      expect(kindsOf(await page(wall, query))).toEqual(['feed.silent']);
      expect(kindsOf(await page(east, query))).toHaveLength(4);
    }
    const timeline = await (await wall('/api/journal/timeline')).json();
    expect(kindsOf(timeline)).not.toContain('patrol.reported');
  });
});

describe('the verification', () => {
  it('is for administrators of the whole city', async () => {
    const found = await administrator('/api/journal/verification');
    expect((await found.json()) as JournalVerification).toMatchObject({ fault: null });
    expect((await whole('/api/journal/verification')).status).toBe(403);
    const county = await server.as('administrator', { area: COUNTIES.east });
    expect((await county('/api/journal/verification')).status).toBe(403);
  });
});
