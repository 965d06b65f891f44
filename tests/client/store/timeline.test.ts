import { describe, expect, it } from 'vitest';
import { JOURNAL_KEPT } from '../../../client/store/live-store.ts';
import { timelineStart, withTimeline } from '../../../client/store/reducers/reduce-entries.ts';
import { changesOf } from '../../../client/wall/changes.ts';
import type { JournalKind } from '../../../shared/model/journal.ts';
import { entry } from '../../support/client/entry.ts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const MINUTE = 60_000;
const some = (kind: JournalKind, from: number, count: number, minutesAgo: number) =>
  Array.from({ length: count }, (_, index) =>
    entry({ number: from + index, kind, at: new Date(NOW - minutesAgo * MINUTE).toISOString() }),
  );

describe('the timeline while feeds fall silent', () => {
  const before = withTimeline([], some('alarm.raised', 1, 3, 8));
  const flooded = withTimeline(before, some('conditions.changed', 4, 3 * JOURNAL_KEPT, 2));

  it('keeps what happened, and the newest changes of conditions', () => {
    expect(flooded).toHaveLength(3 + JOURNAL_KEPT);
    expect(flooded.slice(0, 3).map(({ kind }) => kind)).toEqual(Array(3).fill('alarm.raised'));
    expect(flooded.at(-1)!.number).toBe(3 + 3 * JOURNAL_KEPT);
  });

  it('lets the wall count what rose before the flood, and say since when it knows', () => {
    expect(changesOf(flooded, NOW)).toMatchObject({ raised: 3, since: NOW - 8 * MINUTE });
  });

  it('is known from where the oldest of the others was dropped', () => {
    const full = withTimeline(flooded, some('alarm.cleared', 9_000, JOURNAL_KEPT + 2, 1));
    expect(timelineStart(full)!.number).toBe(9_002);
  });
});
