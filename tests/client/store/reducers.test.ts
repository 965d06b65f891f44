import { describe, expect, it } from 'vitest';
import { emptyLiveState, type LiveState } from '../../../client/store/live-store.ts';
import { reduceEntries } from '../../../client/store/reducers/reduce-entries.ts';
import type { Me } from '../../../shared/model/account.ts';
import type { FeedStatus } from '../../../shared/model/feed.ts';
import {
  JOURNAL_KINDS,
  type JournalEntry,
  type JournalKind,
  WALL_KINDS,
} from '../../../shared/model/journal.ts';
import { CONDITION_CODE } from '../../../shared/model/level.ts';
import { anAlarm, WATER_STREAM } from '../../support/client/map.ts';

const GRID = '320211001001001';

const entry = (
  number: number,
  kind: JournalKind,
  more: Partial<JournalEntry> = {},
): JournalEntry => ({
  number,
  at: '2026-11-22T12:00:00.000Z',
  kind,
  actor: 'system',
  county: null,
  town: null,
  subject: null,
  data: {},
  ...more,
});

const stateWith = (more: Partial<LiveState> = {}): LiveState => ({
  ...emptyLiveState(),
  coverage: { indexOf: new Map([[GRID, 0]]), codes: [GRID] } as unknown as LiveState['coverage'],
  gridConditions: new Uint8Array(1),
  ...more,
});

describe('conditions.changed', () => {
  const change = entry(1, 'conditions.changed', {
    data: {
      streams: [[WATER_STREAM, 'none', 'orange', 4.2, '2026-11-22T12:00:00.000Z']],
      grids: [[GRID, 'none', 'orange']],
    },
  });

  it('colours the grid and hands on the stream', () => {
    const { state, conditions } = reduceEntries(stateWith(), [change], 1);
    expect(state.gridConditions[0]).toBe(CONDITION_CODE.orange);
    expect(conditions).toEqual([[WATER_STREAM, 'orange']]);
  });

  it('leaves the state before as it was', () => {
    const before = stateWith();
    reduceEntries(before, [change], 1);
    expect(before.gridConditions[0]).toBe(CONDITION_CODE.none);
    expect(before.gridRevision).toBe(0);
  });

  it('passes over grids of another area and words it does not know', () => {
    const foreign = entry(1, 'conditions.changed', {
      data: { streams: [[WATER_STREAM, 'none', 'purple', 1, '']], grids: [['999', 'none', 'red']] },
    });
    const { state, conditions } = reduceEntries(stateWith(), [foreign], 1);
    expect([...state.gridConditions]).toEqual([CONDITION_CODE.none]);
    expect(conditions).toEqual([]);
  });
});

describe('an alarm', () => {
  const raised = entry(1, 'alarm.raised', { data: { alarm: anAlarm() } });
  const told = (number: number, kind: JournalKind, more: Parameters<typeof anAlarm>[0]) =>
    entry(number, kind, { data: { alarm: anAlarm(more) } });
  const seen = { acknowledgedAt: '2026-11-22T12:01:00.000Z', acknowledgedBy: 'ann' };

  it('joins the list when it rises', () => {
    expect(reduceEntries(stateWith(), [raised], 1).state.alarms.get(7)?.level).toBe('orange');
  });

  it('stays while it is cleared but not acknowledged', () => {
    const { state } = reduceEntries(
      stateWith(),
      [raised, told(2, 'alarm.cleared', { active: false })],
      2,
    );
    expect(state.alarms.get(7)?.active).toBe(false);
  });

  it('stays while it is acknowledged but active', () => {
    const { state } = reduceEntries(stateWith(), [raised, told(2, 'alarm.acknowledged', seen)], 2);
    expect(state.alarms.has(7)).toBe(true);
  });

  it('leaves when it is both', () => {
    const over = told(2, 'alarm.cleared', { ...seen, active: false });
    const { state } = reduceEntries(stateWith(), [raised, over], 2);
    expect(state.alarms.has(7)).toBe(false);
    expect(state.alarmsToldAt.has(7)).toBe(false);
  });

  it('is known by when it was told, beside when it was measured', () => {
    const { state } = reduceEntries(stateWith(), [raised], 1);
    expect(state.alarmsToldAt.get(7)).toBe(raised.at);
  });

  it('is told anew when it rises higher, not when somebody acknowledges it', () => {
    const at = '2026-11-22T12:30:00.000Z';
    const toldAtAfter = (then: JournalEntry) =>
      reduceEntries(stateWith(), [raised, { ...then, at }], 2).state.alarmsToldAt.get(7);
    const higher = { level: 'red', occurrence: 2 } as const;
    expect(toldAtAfter(told(2, 'alarm.raised-higher', higher))).toBe(at);
    expect(toldAtAfter(told(2, 'alarm.acknowledged', seen))).toBe(raised.at);
  });

  it.each([
    [9, true],
    [11, false],
  ])('that comes back after %i minutes: desks that were told still know is %s', (minutes, know) => {
    const { raisedAt } = anAlarm();
    const back = new Date(Date.parse(raisedAt) + minutes * 60_000).toISOString();
    const escalation = { alarm: 7, desk: 'county', at: raisedAt };
    const entries = [
      entry(1, 'alarm.escalated', { data: { alarm: anAlarm(), escalation } }),
      told(2, 'alarm.cleared', { active: false, clearedAt: raisedAt }),
      told(3, 'alarm.raised', { raisedAt: back, clearedAt: null }),
    ];
    expect(reduceEntries(stateWith(), entries, 3).state.escalations.has(7)).toBe(know);
  });

  it('that cannot be read changes nothing but the timeline', () => {
    const odd = entry(1, 'alarm.raised', { data: { alarm: { id: 'seven' } } });
    const { state } = reduceEntries(stateWith(), [odd], 1);
    expect(state.alarms.size).toBe(0);
    expect(state.journal).toHaveLength(1);
  });
});

describe('other entries', () => {
  it.each([
    ['register.changed', 'registers'],
    ['coverage.changed', 'coverage'],
    ['feed.silent', 'feeds'],
  ] as const)('%s asks for the %s anew', (kind, part) => {
    expect(reduceEntries(stateWith(), [entry(1, kind)], 1).refetch).toContain(part);
  });

  it.each([
    ['feed.silent', 'live', 'unknown'],
    ['feed.recovered', 'unknown', 'live'],
  ] as const)('%s shows at once, of that feed alone', (kind, before, after) => {
    const feeds = ['gauges', 'gas'].map((id) => ({ id, state: before }) as FeedStatus);
    const told = entry(1, kind, { subject: 'feed:gauges' });
    const { state } = reduceEntries(stateWith({ feeds }), [told], 1);
    expect(state.feeds.map(({ state: shown }) => shown)).toEqual([after, before]);
  });

  it('asks for the walls anew where somebody may direct them, and not on a wall', () => {
    const paired = entry(1, 'wall.paired');
    const askedBy = (role: Me['role']) =>
      reduceEntries(stateWith({ me: { role } as Me }), [paired], 1).refetch;
    expect([askedBy('coordinator'), askedBy('administrator')]).toEqual([['walls'], ['walls']]);
    expect([askedBy('wall'), askedBy('analyst')]).toEqual([[], []]);
  });

  it('directs a wall at once', () => {
    const wall = {
      id: 'wall-one',
      name: '大屏',
      area: '320200',
      direction: null,
      pairedAt: null,
      expiresAt: null,
      revoked: false,
    };
    const direction = {
      scenes: ['flood'],
      rotateSeconds: null,
      startedAt: '2026-11-22T12:00:00.000Z',
    };
    const directed = entry(1, 'wall.directed', { subject: 'wall-one', data: { direction } });
    const { state } = reduceEntries(stateWith({ walls: [wall] }), [directed], 1);
    expect(state.walls[0]?.direction).toEqual(direction);
  });

  it('only join the timeline when nothing else is to be done', () => {
    const { state, refetch } = reduceEntries(stateWith(), [entry(1, 'session.opened')], 1);
    expect(state.journal).toHaveLength(1);
    expect(refetch).toEqual([]);
  });
});

describe('numbers', () => {
  it('go on to the end of the range, though its last entries were not for us', () => {
    expect(reduceEntries(stateWith(), [], 40).state.journalNumber).toBe(40);
  });

  it('that are held already are passed over', () => {
    const { state } = reduceEntries(stateWith({ journalNumber: 5 }), [entry(5, 'feed.silent')], 5);
    expect(state.journal).toEqual([]);
  });
});

it('A wall’s picture is made of nothing that a wall is not told', () => {
  const told: readonly JournalKind[] = WALL_KINDS;
  const untold = JOURNAL_KINDS.filter((kind) => !told.includes(kind));
  const state = stateWith();
  for (const kind of untold) {
    const { state: after, ...rest } = reduceEntries(state, [entry(1, kind)], 1);
    const { journal: _journal, journalNumber: _number, ...picture } = after;
    expect(state, kind).toMatchObject(picture);
    expect(rest, kind).toEqual({ conditions: [], refetch: [] });
  }
});
