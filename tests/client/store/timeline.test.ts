import { describe, expect, it } from 'vitest';
import { timelineStart, withTimeline } from '../../../client/store/reducers/reduce-entries.ts';
import { changesOf } from '../../../client/wall/changes.ts';
import type { JournalKind } from '../../../shared/model/journal.ts';
import { TIMELINE_LIMIT } from '../../../shared/wire/protocol.ts';
import { entry } from '../../support/client/entry.ts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const MINUTE = 60_000;
const minutesAgo = (minutes: number) => new Date(NOW - minutes * MINUTE).toISOString();
const some = (kind: JournalKind, from: number, count: number, minutes: number) =>
  Array.from({ length: count }, (_, index) =>
    entry({ number: from + index, kind, at: minutesAgo(minutes) }),
  );

describe('the timeline while feeds fall silent', () => {
  const before = withTimeline([], some('alarm.raised', 1, 3, 8));
  const flooded = withTimeline(before, some('conditions.changed', 4, 3 * TIMELINE_LIMIT, 2));

  it('keeps what happened, and the newest changes of conditions', () => {
    expect(flooded).toHaveLength(3 + TIMELINE_LIMIT);
    expect(flooded.slice(0, 3).map(({ kind }) => kind)).toEqual(Array(3).fill('alarm.raised'));
    expect(flooded.at(-1)!.number).toBe(3 + 3 * TIMELINE_LIMIT);
  });

  it('lets the wall count what rose before the flood', () => {
    const timelineSince = minutesAgo(60);
    expect(changesOf({ journal: flooded, timelineSince }, NOW)).toMatchObject({
      ...{ raised: 3, since: null },
    });
  });

  it('is known from where the oldest of the others was dropped', () => {
    const full = withTimeline(flooded, some('alarm.cleared', 9_000, TIMELINE_LIMIT + 2, 1));
    const start = timelineStart({ journal: full, timelineSince: minutesAgo(60) });
    expect(start).toBe(NOW - MINUTE);
  });

  it('is known from when it was told, though nothing happened since', () => {
    expect(timelineStart({ journal: [], timelineSince: minutesAgo(60) })).toBe(NOW - 60 * MINUTE);
    expect(timelineStart({ journal: flooded, timelineSince: null })).toBeNull();
  });
});
