import { describe, expect, it } from 'vitest';
import { gridParts } from '../../../client/panels/card/grid-parts.ts';
import { linesOf, pointsOf, toldPoints } from '../../../client/panels/card/trend-points.ts';
import { lengthText, pathLength } from '../../../client/panels/measure/path-length.ts';
import { entriesOf } from '../../../client/panels/timeline/entries-of.ts';
import { addedAbove } from '../../../client/panels/timeline/use-steady-rows.ts';
import { isFiltering } from '../../../client/situation/is-filtering.ts';
import type { Newest } from '../../../client/situation/newest.ts';
import { NO_FILTERS } from '../../../client/store/view-store.ts';
import type { ConditionsChanged } from '../../../shared/model/journal.ts';
import type { Condition } from '../../../shared/model/level.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import { entry } from '../../support/client/entry.ts';

const stream = (id: string, change: Partial<Stream> = {}): Stream => ({
  id,
  number: 1,
  feed: 'gauges',
  metric: 'water-level',
  name: id,
  place: [120.3, 31.57],
  town: null,
  grid: 'here',
  periodSeconds: 60,
  subjectKind: 'station',
  subject: null,
  rule: 'water-level-local',
  synthetic: true,
  ...change,
});

describe('what a grid’s level is made of', () => {
  const conditions: Record<string, Condition> = { quiet: 'none', silent: 'unknown', bad: 'orange' };
  const newest = ({ id }: Stream) => ({ condition: conditions[id] }) as Newest;

  it('is every judged stream in it, the worst first and the unknown counted', () => {
    const streams = [
      stream('quiet'),
      stream('silent'),
      stream('bad'),
      stream('unjudged', { rule: null }),
      stream('elsewhere', { grid: 'there' }),
    ];
    const parts = gridParts(streams, 'here', newest);
    expect(parts.streams.map(({ id }) => id)).toEqual(['bad', 'silent', 'quiet']);
    expect(parts.unknown).toBe(1);
  });
});

describe('a trend', () => {
  const row = (minute: number, value: number) => ({
    at: new Date(minute * 60_000).toISOString(),
    value,
    minimum: value - 1,
    maximum: value + 1,
    count: 4,
    suspect: 0,
  });

  it('breaks off where nothing was heard, instead of drawing a straight line', () => {
    const { mean } = linesOf(pointsOf([row(0, 5), row(1, 6), row(2, 7), row(9, 8)]), 60);
    expect(mean.map(([, value]) => value)).toEqual([5, 6, 7, null, 8]);
  });

  it('breaks where a direction steps over north, and not where a number falls as far', () => {
    const points = pointsOf([row(0, 350), row(1, 10), row(2, 30)]);
    const values = (turns: boolean) => linesOf(points, 60, turns).mean.map(([, value]) => value);
    expect(values(true)).toEqual([350, null, 10, 30]);
    expect(values(false)).toEqual([350, 10, 30]);
  });

  it('keeps the lowest and the highest of every stretch', () => {
    const { minimum, maximum } = linesOf(pointsOf([row(0, 5)]), 60);
    expect([minimum[0]![1], maximum[0]![1]]).toEqual([4, 6]);
  });

  it('tells of people no number between one and nine', () => {
    const told = toldPoints(pointsOf([row(0, 3), row(1, 0), row(2, 25)]));
    expect(told.map(({ value }) => value)).toEqual([10, 0, 25]);
    expect(told[0]).toMatchObject({ minimum: 10, maximum: 10 });
  });
});

describe('measuring', () => {
  it('follows the line over the earth', () => {
    const degreeOfLatitude = pathLength([
      [120, 31],
      [120, 32],
    ]);
    expect(degreeOfLatitude).toBeGreaterThan(111_000);
    expect(degreeOfLatitude).toBeLessThan(111_400);
    expect(pathLength([[120, 31]])).toBe(0);
  });

  it('is told in metres, then kilometres', () => {
    expect([860.4, 12_340].map(lengthText)).toEqual(['860 m', '12.34 km']);
  });
});

describe('the timeline', () => {
  const journal = [
    entry({ number: 1, kind: 'alarm.raised' }),
    entry({ number: 2, kind: 'alarm.acknowledged' }),
    entry({ number: 3, kind: 'wall.directed' }),
  ];

  it('is newest first, and tells the city and the acts of people apart', () => {
    const numbers = (list: 'city' | 'acts' | 'all') =>
      entriesOf(journal, list).map(({ number }) => number);
    expect(numbers('all')).toEqual([3, 2, 1]);
    expect(numbers('city')).toEqual([1]);
    expect(numbers('acts')).toEqual([3, 2]);
  });

  it('tells what changed in many towns in one moment in one line, and in a few apart', () => {
    const at = '2026-11-30T06:16:35.000Z';
    const changed = (number: number, change = {}) =>
      entry({
        ...{ number, kind: 'conditions.changed', at, town: `32021302${number}` },
        data: { streams: [[number, 'none', 'unknown', null, at]], grids: [] },
        ...change,
      });
    const many = [1, 2, 3, 4].map((number) => changed(number));
    const later = changed(5, { at: '2026-11-30T06:16:36.000Z' });
    const lines = entriesOf([...many, later], 'city');
    expect(lines.map(({ number }) => number)).toEqual([5, 1]);
    expect(lines[1]!.data).toMatchObject({ towns: 4 });
    expect((lines[1]!.data as ConditionsChanged).streams).toHaveLength(4);
    expect(entriesOf(many.slice(0, 3), 'city')).toHaveLength(3);
    // An alarm between them is not hidden.
    const alarm = entry({ number: 3, kind: 'alarm.raised', at });
    expect(entriesOf([many[0]!, many[1]!, alarm, many[3]!], 'city')).toHaveLength(4);
  });

  it('tells what was told at both ends of a task in one line, and two steps in two', () => {
    const step = (number: number, state: string, town: string) =>
      entry({
        ...{ number, kind: 'dispatch.changed', subject: 'dispatch:1', town },
        data: { dispatch: { state } },
      });
    const [east, west] = ['320205001', '320211001'];
    const told = [step(1, 'assigned', east), step(2, 'assigned', west), step(3, 'staged', east)];
    expect(entriesOf(told, 'acts').map(({ number }) => number)).toEqual([3, 1]);
  });

  it('knows what came in above the line that was first', () => {
    const lines = [9, 8, 7].map((number) => ({ number }));
    expect([7, 9, 3, undefined].map((first) => addedAbove(lines, first))).toEqual([2, 0, 0, 0]);
  });
});

describe('filters', () => {
  it('are on as soon as anything is held back', () => {
    expect(isFiltering(NO_FILTERS)).toBe(false);
    expect(isFiltering({ ...NO_FILTERS, levels: ['red'] })).toBe(true);
    expect(isFiltering({ ...NO_FILTERS, maxAgeSeconds: 60 })).toBe(true);
  });
});
