import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../client/wall/changes.ts';
import { mayReload, RELOAD_PAUSE_MS } from '../../../client/wall/reload-rule.ts';
import { createTrends } from '../../../client/wall/trend.ts';
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
    ];
    const { newest, ...counts } = changesOf(journal, NOW);
    expect(counts).toEqual({ raised: 1, higher: 0, cleared: 1, silent: 1 });
    expect(newest.map(({ number }) => number)).toEqual([5, 4, 2]);
  });
});

describe('a number on the wall', () => {
  it('says whether it gets worse against ten minutes ago', () => {
    const trends = createTrends();
    trends.note('water', 3.5, 0);
    trends.note('water', 3.9, 60_000);
    expect(trends.of('water', 3.9, true)).toBe('worse');
    expect(trends.of('water', 3.51, true)).toBe('same');
    expect(trends.of('water', 3.9, false)).toBe('better');
    expect(trends.of('never noted', 1, true)).toBe('same');
  });

  it('forgets what is older than ten minutes', () => {
    const trends = createTrends();
    trends.note('water', 5, 0);
    trends.note('water', 3, 11 * 60_000);
    expect(trends.of('water', 3, true)).toBe('same');
  });
});

describe('a wall that heals itself', () => {
  it('reloads at most once a pause, however often the server restarts', () => {
    expect(mayReload(0, NOW)).toBe(true);
    expect(mayReload(NOW - 1_000, NOW)).toBe(false);
    expect(mayReload(NOW - RELOAD_PAUSE_MS, NOW)).toBe(true);
    expect(mayReload(NOW + 60_000, NOW), 'a clock set back').toBe(true);
  });
});
