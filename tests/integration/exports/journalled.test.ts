import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_EXPORTED_ROWS } from '../../../shared/model/table-export.ts';
import type { JournalPage } from '../../../shared/wire/journal-page.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES } from '../../support/small-coverage.ts';

let server: TestServer;
let anna: Caller;
let bert: Caller;
let administrator: Caller;
beforeAll(async () => {
  server = await startTestServer();
  anna = await server.as('analyst', { area: COUNTIES.west });
  bert = await server.as('coordinator');
  administrator = await server.as('administrator');
});
afterAll(() => server?.close());

const TAKEN = {
  ...{ table: 'hazards', rows: 17, filter: 'areas=320211&class=is:gas' },
  usedFor: 'inspection',
};
const hand = (caller: Caller, json: object) => caller('/api/exports', { method: 'POST', json });
const exportsSeenBy = async (caller: Caller) => {
  const page = (await (await caller('/api/journal?after=0')).json()) as JournalPage;
  return page.entries.filter(({ kind }) => kind === 'table.exported');
};

describe('an export', () => {
  it('leaves exactly one entry: who, which table, how many rows, what held others back, what for', async () => {
    const answer = await hand(anna, TAKEN);
    expect(answer.status).toBe(201);
    const { at } = (await answer.json()) as { at: string };
    const entries = await exportsSeenBy(administrator);
    expect(entries).toMatchObject([
      { actor: anna.id, subject: 'table:hazards', county: COUNTIES.west, town: null, data: TAKEN },
    ]);
    expect(Date.parse(at)).toBe(Date.parse(entries[0]!.at));
  });

  it('is for administrators to see, and for whoever took it', async () => {
    expect(await exportsSeenBy(anna)).toHaveLength(1);
    expect(await exportsSeenBy(bert)).toEqual([]);
  });

  it('of more rows than a file may hold, of no such table, or for nothing said, is refused and leaves nothing', async () => {
    for (const wrong of [
      { ...TAKEN, rows: MOST_EXPORTED_ROWS + 1 },
      { ...TAKEN, table: 'accounts' },
      { ...TAKEN, filter: 'x'.repeat(1_001) },
      { ...TAKEN, usedFor: undefined },
      { ...TAKEN, usedFor: 'because' },
    ]) {
      expect((await hand(anna, wrong)).status).toBe(400);
    }
    expect(await exportsSeenBy(administrator)).toHaveLength(1);
  });
});
