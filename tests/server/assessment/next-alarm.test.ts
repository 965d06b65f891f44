import { describe, expect, it } from 'vitest';
import type { PlacedAlarm } from '../../../server/alarms/repository.ts';
import { type Finding, nextAlarm } from '../../../server/assessment/next-alarm.ts';
import type { Level } from '../../../shared/model/level.ts';

const NEW_ID = -1;
const minute = (count: number) => new Date(Date.UTC(2026, 6, 6, 2, count)).toISOString();
const finding = (at: string): Finding => ({
  rule: 'gas-lel',
  cause: 'band',
  stream: 'gas-east',
  feed: 'sensors',
  watch: null,
  event: null,
  subjectKind: 'hazard',
  subject: 'chemical-east',
  name: '监测点',
  value: 25,
  threshold: 20,
  unit: '%LEL',
  place: [120.3, 31.5],
  county: '320205',
  town: '320205001',
  grid: '320205001001001',
  synthetic: true,
  at,
});

/** Plays levels minute by minute; `seen` acknowledges what is there. */
const play = (...story: (Level | 'none' | 'seen')[]) => {
  let alarm: PlacedAlarm | null = null;
  const kinds: (string | null)[] = [];
  story.forEach((what, count) => {
    if (what === 'seen') {
      alarm = { ...alarm!, id: 7, acknowledgedAt: minute(count), acknowledgedBy: 'desk' };
      return;
    }
    const level = what === 'none' ? null : what;
    const step = nextAlarm(alarm, level, finding(minute(count)), NEW_ID);
    kinds.push(step?.kind ?? null);
    alarm = step?.alarm ?? alarm;
  });
  return { alarm: alarm as PlacedAlarm | null, kinds };
};

describe('an alarm', () => {
  it('is not raised by what is not bad', () => {
    expect(play('none', 'none')).toEqual({ alarm: null, kinds: [null, null] });
  });

  it('rises, rises higher, is lowered and cleared', () => {
    const { alarm, kinds } = play('blue', 'red', 'yellow', 'none');
    expect(kinds).toEqual([
      'alarm.raised',
      'alarm.raised-higher',
      'alarm.lowered',
      'alarm.cleared',
    ]);
    expect(alarm).toMatchObject({
      active: false,
      raisedAt: minute(0),
      changedAt: minute(3),
      clearedAt: minute(3),
    });
  });

  it('says nothing while nothing changes', () => {
    expect(play('yellow', 'yellow', 'yellow').kinds).toEqual(['alarm.raised', null, null]);
  });

  it('counts an occurrence for every rise and takes the acknowledgement away', () => {
    expect(play('blue', 'seen', 'orange').alarm).toMatchObject({
      occurrence: 2,
      acknowledgedAt: null,
      acknowledgedBy: null,
    });
  });

  it('keeps its acknowledgement when it is lowered or cleared', () => {
    expect(play('red', 'seen', 'blue', 'none').alarm).toMatchObject({
      occurrence: 1,
      acknowledgedBy: 'desk',
    });
  });

  it('that nobody saw comes back on the same line; one that was seen begins a new one', () => {
    const unseen = play('red', 'none', 'red').alarm;
    expect(unseen).toMatchObject({ id: NEW_ID, occurrence: 2, raisedAt: minute(2) });
    const seen = play('red', 'seen', 'none', 'red').alarm;
    expect(seen).toMatchObject({ id: NEW_ID, occurrence: 2, acknowledgedAt: null });
    expect(play('red', 'seen', 'none').alarm).toMatchObject({ id: 7 });
  });
});
