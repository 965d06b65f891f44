import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../client/wall/changes.ts';
import { toldBeside, toldTrends, trendOf, trendOfCity } from '../../../client/wall/trend.ts';
import type { WarningTold } from '../../../shared/model/warning.ts';
import { entry } from '../../support/client/entry.ts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

describe('what changed in ten minutes', () => {
  it('is counted from the journal, newest first, and older lines are left out', () => {
    const journal = [
      entry({ number: 1, kind: 'alarm.raised', at: minutesAgo(11) }),
      entry({ number: 2, kind: 'alarm.raised', at: minutesAgo(9) }),
      entry({ number: 3, kind: 'session.opened', at: minutesAgo(8) }),
      entry({ number: 4, kind: 'alarm.cleared', at: minutesAgo(2) }),
      entry({ number: 5, kind: 'feed.silent', at: minutesAgo(1) }),
      entry({ number: 6, kind: 'alarm.lowered', at: minutesAgo(1) }),
    ];
    const { newest, ...counts } = changesOf({ journal, timelineSince: minutesAgo(90) }, NOW);
    const told = {
      raised: 1,
      higher: 0,
      lowered: 1,
      cleared: 1,
      silent: 1,
      incidents: 0,
      warnings: 0,
      warningsOver: 0,
      mockWarnings: 0,
    };
    expect(counts).toEqual({ ...told, since: null });
    expect(newest.map(({ number }) => number)).toEqual([6, 5, 4, 2]);
  });

  it('are official warnings too: one that came and one that ran out are no quiet ten minutes', () => {
    const journal = [
      entry({ number: 1, kind: 'warning.received', at: minutesAgo(4) }),
      entry({ number: 2, kind: 'warning.ended', at: minutesAgo(2) }),
    ];
    const changes = changesOf({ journal, timelineSince: minutesAgo(90) }, NOW);
    expect(changes).toMatchObject({ warnings: 1, warningsOver: 1, mockWarnings: 0 });
    expect(changes.newest.map(({ kind }) => kind)).toEqual(['warning.ended', 'warning.received']);
  });

  it('are warnings for a test or a drill apart, never counted among real ones', () => {
    const told = (status: WarningTold['status'], number: number) =>
      entry({ number, kind: 'warning.received', at: minutesAgo(4), data: { warning: { status } } });
    const over = { ...told('Test', 4), kind: 'warning.cancelled' as const };
    const journal = [told('Test', 1), told('Exercise', 2), told('Actual', 3), over];
    const changes = changesOf({ journal, timelineSince: minutesAgo(90) }, NOW);
    expect(changes).toMatchObject({ warnings: 1, warningsOver: 0, mockWarnings: 2 });
  });

  it('are counted, but no more told, of a test that is over', () => {
    const told = (id: number, kind: 'warning.received' | 'warning.cancelled', number: number) =>
      entry({ number, kind, at: minutesAgo(4), data: { warning: { id, status: 'Test' } } });
    const over = told(7, 'warning.cancelled', 3);
    const journal = [told(7, 'warning.received', 1), told(8, 'warning.received', 2), over];
    const changes = changesOf({ journal, timelineSince: minutesAgo(90) }, NOW);
    expect(changes.mockWarnings).toBe(2);
    expect(changes.newest.map(({ number }) => number)).toEqual([2]);
  });

  it('are told once of a warning that concerns several counties, each of which has an entry', () => {
    const warning = { id: 1, event: '暴雨', status: 'Actual' };
    const told = (number: number, county: string, subject: string) => ({
      ...entry({ number, kind: 'warning.received', at: minutesAgo(4), data: { warning } }),
      ...{ county, subject },
    });
    const journal = [told(1, '320211', '1'), told(2, '320213', '1'), told(3, '320211', '2')];
    const changes = changesOf({ journal, timelineSince: minutesAgo(90) }, NOW);
    expect(changes).toMatchObject({ warnings: 2 });
    expect(changes.newest.map(({ number }) => number)).toEqual([3, 1]);
  });

  it('are incidents that were opened, and not all that is done with them', () => {
    const journal = ['open', 'note', 'respond'].map((act, at) =>
      entry({ number: at + 1, kind: 'incident.changed', at: minutesAgo(3), data: { act } }),
    );
    const { incidents } = changesOf({ journal, timelineSince: minutesAgo(90) }, NOW);
    expect(incidents).toBe(1);
  });

  it('says since when it is known where that is less than ten minutes', () => {
    const journal = [entry({ number: 1, kind: 'scenario.started', at: minutesAgo(3) })];
    const timeline = { journal, timelineSince: minutesAgo(3) };
    expect(changesOf(timeline, NOW).since).toBe(NOW - 3 * 60_000);
    const restarted = [
      entry({ number: 1, kind: 'alarm.raised', at: minutesAgo(90) }),
      entry({ number: 2, kind: 'platform.started', at: minutesAgo(4) }),
    ];
    const returned = { journal: restarted, timelineSince: minutesAgo(90) };
    expect(changesOf(returned, NOW).since, 'it was away before').toBe(NOW - 4 * 60_000);
    const unasked = { journal: [], timelineSince: null };
    expect(changesOf(unasked, NOW).since, 'nothing is known yet').toBe(NOW);
    const quiet = { journal: [], timelineSince: minutesAgo(90) };
    expect(changesOf(quiet, NOW).since, 'nothing happened').toBeNull();
  });
});

it('What changed before the platform was last started is not counted as changed since', () => {
  const journal = [
    entry({ number: 1, kind: 'alarm.raised', at: minutesAgo(6) }),
    entry({ number: 2, kind: 'alarm.raised-higher', at: minutesAgo(5) }),
    entry({ number: 3, kind: 'platform.started', at: minutesAgo(4) }),
    entry({ number: 4, kind: 'alarm.cleared', at: minutesAgo(1) }),
  ];
  const changes = changesOf({ journal, timelineSince: minutesAgo(90) }, NOW);
  expect(changes).toMatchObject({ raised: 0, higher: 0, cleared: 1, since: NOW - 4 * 60_000 });
  expect(changes.newest.map(({ number }) => number)).toEqual([4]);
});

describe('a number on the wall', () => {
  const water = (badness: number | null) => ({ badness, decimals: 2 });
  const count = (badness: number) => ({ badness, decimals: 0 });

  it('says whether it gets worse against ten minutes ago', () => {
    expect(trendOf(water(0.4), 0.1)).toBe('worse');
    expect(trendOf(water(-0.4), -0.1)).toBe('better');
    expect(trendOf(count(13), 12)).toBe('worse');
    expect(trendOf(count(-11), -12), 'one unit less at hand').toBe('worse');
  });

  it('calls a change steady that is small, or smaller than what is shown', () => {
    expect(trendOf(count(40_100), 40_000)).toBe('same');
    expect(trendOf(water(0.005), 0)).toBe('same');
  });

  it('is told by no screen that is not live, and by one that is as it is', () => {
    expect(toldTrends(['same', 'worse'], false)).toEqual(['unknown', 'unknown']);
    expect(toldTrends(['same', 'worse'], true)).toEqual(['same', 'worse']);
  });

  it('says that it does not know, and never that it is steady, where earlier is not known', () => {
    expect(trendOf(water(0.4), null)).toBe('unknown');
    expect(trendOf(water(null), 0.4)).toBe('unknown');
  });

  it('is as bad together as the worst of what is known', () => {
    expect(trendOfCity(['better', 'worse', 'unknown'], false)).toBe('worse');
    expect(trendOfCity(['better', 'unknown'], false)).toBe('better');
    expect(trendOfCity(['unknown', 'unknown'], false)).toBe('unknown');
  });

  it('is no steadiness beside a red alarm that is brought forward', () => {
    expect(trendOfCity(['same', 'better'], true)).toBe('worse');
    expect(trendOfCity(['unknown'], true)).toBe('worse');
  });

  it('is said of one number that is not known, and of all of them once', () => {
    expect(toldBeside('worse', 'unknown')).toBe('unknown');
    expect(toldBeside('unknown', 'unknown')).toBeNull();
    expect(toldBeside('unknown', 'better')).toBe('better');
  });
});
