import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalKind } from '../../../shared/model/journal.ts';
import type { JournalTimeline } from '../../../shared/wire/journal-page.ts';
import { TIMELINE_LIMIT } from '../../../shared/wire/protocol.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEST = { county: COUNTIES.west, town: TOWNS.westOne };
const EAST = { county: COUNTIES.east, town: TOWNS.eastOne };

let server: TestServer;
let city: Caller;
let east: Caller;
beforeAll(async () => {
  server = await startTestServer();
  city = await server.as('coordinator');
  east = await server.as('coordinator', { area: COUNTIES.east });
});
afterAll(() => server?.close());

const append = async (
  kind: JournalKind,
  count: number,
  place: { county: string; town: string } = EAST,
  actor = 'system',
) => {
  const { database, journal } = server.services;
  const entry = { kind, ...place, actor, subject: 'thing:1', data: {} };
  const entries = Array.from({ length: count }, () => entry);
  await database.transaction((transaction) => journal.append(transaction, entries));
};
const timelineOf = async (caller: Caller) =>
  (await (await caller('/api/journal/timeline')).json()) as JournalTimeline;
const kindsOf = ({ entries }: JournalTimeline) => new Set(entries.map(({ kind }) => kind));

describe('what a fresh screen is told of the journal', () => {
  it('reaches past a flood of changed conditions, in order, and says since when nothing lacks', async () => {
    await append('alarm.raised', 3);
    server.clock.advance(10 * MINUTE);
    await append('conditions.changed', 3 * TIMELINE_LIMIT);
    const told = await timelineOf(city);
    const numbers = told.entries.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    const raised = told.entries.filter(({ kind }) => kind === 'alarm.raised');
    expect(raised).toHaveLength(3);
    expect(Date.parse(told.since)).toBeLessThanOrEqual(Date.parse(raised[0]!.at));
    const changes = told.entries.filter(({ kind }) => kind === 'conditions.changed');
    expect(changes).toHaveLength(TIMELINE_LIMIT);
    expect(changes.at(-1)!.number).toBe(told.to);
  });

  it('is what the reader may see', async () => {
    await append('case.changed', 1, WEST);
    await append('session.opened', 1, EAST, 'somebody');
    expect(kindsOf(await timelineOf(city))).toContain('case.changed');
    const told = await timelineOf(east);
    expect(kindsOf(told)).not.toContain('case.changed');
    expect(kindsOf(told)).not.toContain('session.opened');
    expect(kindsOf(told)).toContain('alarm.raised');
  });

  it('begins where there is more than is told', async () => {
    server.clock.advance(10 * MINUTE);
    await append('alarm.cleared', TIMELINE_LIMIT + 2);
    const told = await timelineOf(city);
    expect(kindsOf(told)).not.toContain('alarm.raised');
    expect(told.entries.filter(({ kind }) => kind === 'alarm.cleared')).toHaveLength(
      TIMELINE_LIMIT,
    );
    expect(told.since).toBe(new Date(server.clock.now()).toISOString());
  });

  it('reaches back a day and no further', async () => {
    server.clock.advance(25 * HOUR);
    await append('alarm.lowered', 1);
    // Who was signed in a day ago no longer is.
    const told = await timelineOf(await server.as('coordinator'));
    expect(kindsOf(told)).toContain('alarm.lowered');
    expect(kindsOf(told)).not.toContain('alarm.cleared');
    expect(told.since).toBe(new Date(server.clock.now() - 24 * HOUR).toISOString());
  });
});
