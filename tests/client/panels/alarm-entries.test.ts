import { describe, expect, it } from 'vitest';
import {
  entriesOfGroups,
  sharedNames,
  worstOf,
} from '../../../client/panels/alarms/alarm-entries.ts';
import { floodCount } from '../../../client/panels/alarms/flood-banner.tsx';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { groupAlarms } from '../../../shared/risk/alarm-groups.ts';
import { alarm } from '../../support/client/alarm.ts';

const START = Date.parse('2026-11-22T06:00:00.000Z');
const MINUTE = 60_000;
/** Alarms of one hazard, a minute apart. */
const leak = Array.from({ length: 4 }, (_, index) =>
  alarm({
    id: index + 1,
    stream: `gas-${index}`,
    subjectKind: 'hazard',
    subject: 'tank',
    raisedAt: new Date(START + index * MINUTE).toISOString(),
  }),
);
const other = alarm({ id: 9, stream: 'gauge', raisedAt: leak[0]!.raisedAt });

const linesOf = (alarms: readonly Alarm[], toggled: ReadonlySet<number>, selected: number | null) =>
  entriesOfGroups(groupAlarms(alarms), toggled, selected);

describe('the lines of the alarm list', () => {
  it('put alarms of one place and cause under one heading that counts them', () => {
    const entries = linesOf([...leak, other], new Set(), null);
    expect(entries.map(({ kind }) => kind)).toEqual(['group', 'alarm']);
    expect(entries[0]).toMatchObject({ opened: false, group: { id: 1, members: leak } });
  });

  it('show every one of them when opened, or when one is selected: none is missing', () => {
    for (const entries of [
      linesOf([...leak, other], new Set([1]), null),
      linesOf([...leak, other], new Set(), 3),
    ]) {
      const ids = entries.flatMap((entry) => (entry.kind === 'alarm' ? [entry.alarm.id] : []));
      expect(ids).toEqual([1, 2, 3, 4, 9]);
    }
  });

  it('are handled, under a heading, by the first of the worst', () => {
    const worse = leak.map((one) => (one.id > 2 ? { ...one, level: 'red' as const } : one));
    const [entry] = linesOf(worse, new Set(), null);
    expect(entry?.kind === 'group' && worstOf(entry.group).id).toBe(3);
  });

  it('leave two alone without a heading', () => {
    const entries = linesOf(leak.slice(0, 2), new Set(), null);
    expect(entries.map(({ kind }) => kind)).toEqual(['alarm', 'alarm']);
  });

  it('know the names that need a number beside them', () => {
    expect([...sharedNames([...leak, alarm({ name: '别处' })])]).toEqual([leak[0]!.name]);
  });

  it('hold 10,000 alarms in a fraction of a second', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      alarm({ id: index + 1, stream: `gauge-${index}`, grid: `32021300100${index % 900}001` }),
    );
    const began = performance.now();
    const entries = linesOf(many, new Set(), null);
    // About 40 ms where nobody else works; the bar is for a machine that many share.
    expect(performance.now() - began).toBeLessThan(1_000);
    const told = entries.map((entry) => (entry.kind === 'group' ? entry.group.members.length : 1));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(10_000);
  });
});

describe('the banner of a flood', () => {
  it('begins at ten in ten minutes and ends below five', () => {
    const times = Array.from({ length: 10 }, (_, index) => START + index * MINUTE);
    expect(floodCount(times, START + 8 * MINUTE)).toBeNull();
    expect(floodCount(times, START + 9 * MINUTE + 1)).toBe(10);
    expect(floodCount(times, START + 14 * MINUTE)).toBe(5);
    expect(floodCount(times, START + 15 * MINUTE + 1)).toBeNull();
  });
});
