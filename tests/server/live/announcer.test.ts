import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../server/identity/caller.ts';
import { announce, roomsOf } from '../../../server/live/announcer.ts';
import type { JournalEntry, JournalKind } from '../../../shared/model/journal.ts';
import type { JournalAnnouncement } from '../../../shared/wire/protocol.ts';
import { COUNTIES, TOWNS } from '../../support/small-coverage.ts';

const entry = (number: number, kind: JournalKind, changes: Partial<JournalEntry> = {}) => ({
  number,
  at: '2026-07-06T02:00:00.000Z',
  kind,
  actor: 'system',
  county: null,
  town: null,
  subject: null,
  data: {},
  ...changes,
});

const caller = (id: string, changes: Partial<Caller> = {}): Caller => ({
  kind: 'account',
  id,
  role: 'coordinator',
  name: id,
  area: '320200',
  scope: { county: null, town: null },
  departments: [],
  demo: false,
  session: `session-${id}`,
  expiresAt: '2026-07-06T14:00:00.000Z',
  ...changes,
});

const CITY = caller('city');
const TOWN = caller('town', { scope: { county: COUNTIES.east, town: TOWNS.eastOne } });
const ADMINISTRATOR = caller('chief', { role: 'administrator' });

/** What every caller hears, as rooms would deliver it. */
const tell = (entries: JournalEntry[], callers: Caller[]) => {
  const heard = new Map<string, JournalAnnouncement[]>(callers.map(({ id }) => [id, []]));
  const range = { from: entries[0]!.number, to: entries.at(-1)!.number, entries };
  announce(range, callers, (room, except, announcement) => {
    for (const one of callers) {
      const rooms = roomsOf(one);
      const isOut = except.some((other) => rooms.includes(other));
      if (rooms.includes(room) && !isOut) heard.get(one.id)!.push(announcement);
    }
  });
  return (id: string) =>
    heard.get(id)!.map(({ from, to, entries: seen }) => [from, to, seen.map((e) => e.number)]);
};

describe('announcements', () => {
  it('account for the same numbers everywhere and carry what each may see', () => {
    const hears = tell(
      [
        entry(5, 'alarm.raised', { county: COUNTIES.east, town: TOWNS.eastOne }),
        entry(6, 'alarm.raised', { county: COUNTIES.west, town: TOWNS.westOne }),
        entry(7, 'feed.silent'),
      ],
      [CITY, TOWN],
    );
    expect(hears('city')).toEqual([[5, 7, [5, 6, 7]]]);
    expect(hears('town')).toEqual([[5, 7, [5, 7]]]);
  });

  it('tell acts on accounts to administrators and to whoever did them, once', () => {
    const acts = [entry(8, 'session.opened', { actor: 'city' }), entry(9, 'feed.silent')];
    const hears = tell(acts, [CITY, TOWN, ADMINISTRATOR, caller('other')]);
    expect(hears('chief')).toEqual([[8, 9, [8, 9]]]);
    expect(hears('city')).toEqual([[8, 9, [8, 9]]]);
    expect(hears('other')).toEqual([[8, 9, [9]]]);
    expect(hears('town')).toEqual([[8, 9, [9]]]);
  });

  it('reach a screen that may see none of the entries, so that it sees no gap', () => {
    const hears = tell([entry(3, 'alarm.raised', { county: COUNTIES.west })], [TOWN]);
    expect(hears('town')).toEqual([[3, 3, []]]);
  });
});
