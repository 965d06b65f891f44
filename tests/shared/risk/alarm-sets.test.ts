import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { METRIC_NAMES } from '../../../shared/model/stream.ts';
import { groupAlarms } from '../../../shared/risk/alarm-groups.ts';
import { alarmPriority, type Priority } from '../../../shared/risk/alarm-priority.ts';
import { alarmSource } from '../../../shared/risk/alarm-source.ts';
import { suppressedAlarms } from '../../../shared/risk/alarm-suppression.ts';
import { desksAbove, escalationStep } from '../../../shared/risk/escalation.ts';
import { ruleRecord } from '../../../shared/risk/rule-record.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';
import { SHIPPED_THRESHOLDS } from '../../../shared/risk/shipped-thresholds.ts';
import { SHIPPED_WATCH_RULES } from '../../../shared/risk/shipped-watch-rules.ts';
import { alarm } from '../../support/client/alarm.ts';

const secondsOf = (level: string): number | null =>
  SHIPPED_THRESHOLDS.escalation.find(({ key }) => key === level)?.value ?? null;
const START = Date.parse('2026-11-22T06:00:00.000Z');
const minute = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const silence = (id: number, feed: string, minutes = 0, level: 'red' | 'yellow' = 'yellow') =>
  alarm({
    ...{ id, feed, level, cause: 'feed-silent', rule: null, stream: null, grid: null },
    raisedAt: minute(minutes),
  });
const sizes = (alarms: Parameters<typeof groupAlarms>[0]) =>
  groupAlarms(alarms).map(({ members }) => members.length);

describe('groups of alarms', () => {
  const of = (id: number, minutes: number, change = {}) =>
    alarm({ id, stream: `s-${id}`, raisedAt: minute(minutes), ...change });

  it('join what speaks of one thing, whichever rule, and name what rose first and the worst', () => {
    const tank = { subjectKind: 'hazard', subject: 'tank' } as const;
    const [group] = groupAlarms([
      of(1, 3, { ...tank, level: 'red' }),
      of(2, 0, { ...tank, rule: 'smoke' }),
    ]);
    expect(group).toMatchObject({ id: 2, firstUp: { id: 2 }, worst: 'red' });
  });

  it('join the same rule in one community, and not the neighbours of another or another rule', () => {
    const grid = '320213021001001';
    const near = { grid: '320213021001009' };
    const far = { grid: '320213021002001' };
    expect(sizes([of(1, 0, { grid }), of(2, 1, near)])).toEqual([2]);
    expect(sizes([of(1, 0, { grid }), of(2, 1, far)])).toEqual([1, 1]);
    expect(sizes([of(1, 0, { grid }), of(2, 1, { ...near, rule: 'smoke' })])).toEqual([1, 1]);
  });

  it('grow from one to the next within ten minutes, and begin anew after that', () => {
    const tank = { subjectKind: 'hazard', subject: 'tank' } as const;
    expect(sizes([of(1, 0, tank), of(2, 10, tank), of(3, 20, tank)])).toEqual([3]);
    expect(sizes([of(1, 0, tank), of(2, 11, tank)])).toEqual([1, 1]);
  });

  it('join feeds that fall silent together, and nothing that their streams told before or tell after', () => {
    const before = of(3, -2, { feed: 'gauges', level: 'red' });
    const after = of(4, 2, { feed: 'gauges' });
    const told = [silence(1, 'gauges'), silence(2, 'cameras', 1), before, after];
    expect(sizes(told)).toEqual([2, 1, 1]);
  });

  it('are as bad as what is active in them, and once nothing is as what was', () => {
    const tank = { subjectKind: 'hazard', subject: 'tank' } as const;
    const over = of(1, 0, { ...tank, level: 'red', active: false });
    const mild = of(2, 1, { ...tank, level: 'blue' });
    expect(groupAlarms([over, mild])[0]!.worst).toBe('blue');
    expect(groupAlarms([over, { ...mild, active: false }])[0]!.worst).toBe('red');
  });

  it('join the units of one fence, and the places of another watch rule in one town', () => {
    const watched = (id: number, cause: Alarm['cause'], town: string | null, rule = 'watch-a') =>
      of(id, id, {
        ...{
          stream: null,
          feed: null,
          watch: `${rule}@place-${id}`,
          rule,
          cause,
          town,
          grid: null,
        },
      });
    const [one, other] = ['320213021', '320213022'];
    expect(sizes([watched(1, 'geofence', null), watched(2, 'geofence', null)])).toEqual([2]);
    expect(sizes([watched(1, 'combination', one), watched(2, 'combination', one)])).toEqual([2]);
    expect(sizes([watched(1, 'combination', one), watched(2, 'combination', other)])).toEqual([
      1, 1,
    ]);
    expect(sizes([watched(1, 'absence', null), watched(2, 'absence', null)])).toEqual([1, 1]);
    expect(sizes([watched(1, 'geofence', null), watched(2, 'geofence', null, 'watch-b')])).toEqual([
      1, 1,
    ]);
  });

  it('hold every alarm once', () => {
    const alarms = Array.from({ length: 50 }, (_, id) =>
      of(id + 1, id % 7, {
        grid: `32021302100${id % 5}001`,
        subject: id % 3 ? null : `t${id % 4}`,
      }),
    );
    const ids = groupAlarms(alarms).flatMap(({ members }) => members.map(({ id }) => id));
    expect(ids.sort((a, b) => a - b)).toEqual(alarms.map(({ id }) => id));
  });
});

describe('suppression by design', () => {
  it('lets the worst and first of feeds that fell silent together stand for the others', () => {
    const found = suppressedAlarms([
      silence(1, 'a'),
      silence(2, 'b', 1, 'red'),
      silence(3, 'c', 40),
    ]);
    expect([...found]).toEqual([[1, { rule: 'silent-together', root: 2 }]]);
  });

  it('takes the lesser alarms of a silent feed and never its red or orange', () => {
    const of = (id: number, level: 'red' | 'orange' | 'yellow') =>
      alarm({ id, level, feed: 'gauges', stream: `s-${id}` });
    const found = suppressedAlarms([
      silence(1, 'gauges'),
      of(2, 'red'),
      of(3, 'orange'),
      of(4, 'yellow'),
    ]);
    expect([...found]).toEqual([[4, { rule: 'feed-silent', root: 1 }]]);
  });

  it('takes what is lesser at a place where worse stands, and gives it back when that is over', () => {
    const tank = { subjectKind: 'hazard', subject: 'tank' } as const;
    const red = alarm({ id: 1, stream: 'a', level: 'red', ...tank });
    const blue = alarm({ id: 2, stream: 'b', level: 'blue', ...tank });
    expect([...suppressedAlarms([red, blue])]).toEqual([[2, { rule: 'worse-at-place', root: 1 }]]);
    expect(suppressedAlarms([{ ...red, active: false }, blue]).size).toBe(0);
    expect(suppressedAlarms([red, { ...blue, level: 'red' }]).size).toBe(0);
    const watch = { ...{ id: 3, stream: null, feed: null, watch: 'watch-a@b', subject: null } };
    expect(suppressedAlarms([silence(4, 'gauges'), alarm(watch)]).size).toBe(0);
  });
});

describe('escalation', () => {
  it('goes desk by desk, each after the time of its level', () => {
    const steps = (level: 'red' | 'yellow' | 'blue', minutes: number) =>
      escalationStep(secondsOf(level), '320213021', minutes * 60_000);
    expect([1.9, 2, 4, 60].map((minutes) => steps('red', minutes))).toEqual([0, 1, 2, 2]);
    expect([14, 15, 30].map((minutes) => steps('yellow', minutes))).toEqual([0, 1, 2]);
    expect(steps('blue', 1_000)).toBe(0);
  });

  it('of what concerns the whole city ends with the city', () => {
    expect(desksAbove(null)).toEqual(['city']);
    expect(escalationStep(secondsOf('red'), null, 3_600_000)).toBe(1);
  });
});

describe('the priority of an alarm', () => {
  it('G17: of the shipped rules is high, medium and low near 5, 15 and 80 %', () => {
    const counts: Record<Priority, number> = { high: 0, medium: 0, low: 0 };
    const configured = [
      ...SHIPPED_RULES.flatMap(({ metric, bands }) =>
        bands.map(({ level }) => alarmPriority(level, 'band', metric)),
      ),
      ...SHIPPED_WATCH_RULES.map(({ level, watches }) => alarmPriority(level, watches.kind, null)),
    ];
    for (const priority of configured) counts[priority] += 1;
    const percent = (priority: Priority) => (counts[priority] / configured.length) * 100;
    expect(Math.abs(percent('high') - 5)).toBeLessThanOrEqual(5);
    expect(Math.abs(percent('medium') - 15)).toBeLessThanOrEqual(5);
    expect(Math.abs(percent('low') - 80)).toBeLessThanOrEqual(5);
  });

  it('is never high for what is not red, nor for what is only expected', () => {
    for (const metric of METRIC_NAMES) {
      expect(alarmPriority('orange', 'band', metric)).not.toBe('high');
      expect(alarmPriority('red', 'projected', metric)).not.toBe('high');
    }
    expect(alarmPriority('red', 'band', 'gas')).toBe('high');
    expect(alarmPriority('red', 'feed-silent', null)).toBe('medium');
    expect(alarmPriority('red', 'combination', null)).toBe('high');
    expect(alarmPriority('red', 'absence', null)).toBe('medium');
  });
});

describe('the record of a rule', () => {
  const span = { from: minute(0), to: minute(60) };
  const judged = (...verdicts: ('real' | 'false' | 'unclear' | null)[]) =>
    ruleRecord(
      verdicts.map((verdict) => ({ verdict })),
      span,
    );

  it('is the false among the judged, and not known from fewer than five', () => {
    expect(judged('false', 'false', 'real', 'unclear', null).falseShare).toBeNull();
    expect(judged('false', 'false', 'real', 'unclear', 'real', null, null)).toMatchObject({
      ...{ alarms: 7, real: 2, false: 2, unclear: 1, falseShare: 0.4 },
    });
  });
});

describe('the source of an alarm', () => {
  it('is its stream, or the feed that fell silent', () => {
    expect(alarmSource(alarm({ stream: 'gauge-1' }))).toBe('stream:gauge-1');
    expect(alarmSource(silence(1, 'gauges'))).toBe('feed:gauges');
    const watch = 'watch-rain@320205';
    expect(alarmSource(alarm({ stream: null, feed: null, watch }))).toBe(`watch:${watch}`);
    const ofEvent = alarm({ stream: null, feed: null, event: 'event-1' });
    expect(alarmSource(ofEvent)).toBe('event:event-1');
  });
});
