import { describe, expect, it } from 'vitest';
import { alarmPasses } from '../../../client/situation/alarm-filter.ts';
import { listAlarms } from '../../../client/situation/alarm-order.ts';
import { passesOf } from '../../../client/situation/filtering.ts';
import { indexRegisters } from '../../../client/store/registers.ts';
import { NO_FILTERS } from '../../../client/store/view-store.ts';
import { alarm } from '../../support/client/alarm.ts';
import { REGISTERS } from '../../support/client/map.ts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
/** The town of the usual alarm lies in this county. */
const KNOWN = indexRegisters({
  ...REGISTERS,
  areas: [{ ...REGISTERS.areas[0]!, code: '320213021', level: 'town', parent: '320213' }],
});
const names = (alarms: { name: string }[]) => alarms.map(({ name }) => name);

describe('the alarm list', () => {
  const red = alarm({ id: 1, name: 'red', level: 'red' });
  const seen = alarm({ id: 2, name: 'red seen', level: 'red', acknowledgedAt: red.raisedAt });
  const blue = alarm({ id: 3, name: 'blue', level: 'blue' });
  const gone = alarm({ id: 4, name: 'gone', level: 'red', active: false });

  it('puts the worst first, what waits before what was seen, and what is over last', () => {
    expect(names(listAlarms([gone, blue, seen, red], 'all'))).toEqual([
      'red',
      'red seen',
      'blue',
      'gone',
    ]);
  });

  it('can be only the active or only the unacknowledged', () => {
    expect(names(listAlarms([gone, blue, seen, red], 'active'))).toEqual([
      'red',
      'red seen',
      'blue',
    ]);
    expect(names(listAlarms([gone, seen], 'unacknowledged'))).toEqual(['gone']);
  });

  it('puts the newest first among equals', () => {
    const older = alarm({ id: 5, name: 'older', raisedAt: '2026-11-22T05:00:00.000Z' });
    const newer = alarm({ id: 6, name: 'newer', raisedAt: '2026-11-22T05:30:00.000Z' });
    expect(names(listAlarms([older, newer], 'all'))).toEqual(['newer', 'older']);
  });
});

describe('filters on alarms', () => {
  const passes = (filters: Partial<typeof NO_FILTERS>, change = {}) =>
    alarmPasses(alarm(change), passesOf({ ...NO_FILTERS, ...filters }, KNOWN, null), NOW);

  it('let everything through when there are none', () => {
    expect(passes({})).toBe(true);
  });

  it('go by town and by the county above it', () => {
    expect(passes({ areas: ['320213021'] })).toBe(true);
    expect(passes({ areas: ['320213'] })).toBe(true);
    expect(passes({ areas: ['320281'] })).toBe(false);
    expect(passes({ areas: ['320213'] }, { town: null })).toBe(false);
    expect(passes({ areas: ['320213'] }, { town: null, event: 'event-fair' })).toBe(true);
  });

  it('go by level, age and name', () => {
    expect(passes({ levels: ['red'] })).toBe(false);
    expect(passes({ maxAgeSeconds: 300 })).toBe(false);
    expect(passes({ maxAgeSeconds: 900 })).toBe(true);
    expect(passes({ text: '水位' })).toBe(true);
    expect(passes({ text: '燃气' })).toBe(false);
  });
});

describe('what is set aside', () => {
  const shelved = alarm({ id: 1, name: 'shelved red', level: 'red' });
  const blue = alarm({ id: 2, name: 'blue', level: 'blue' });
  const isAside = ({ id }: { id: number }) => id === shelved.id;

  it('stays in every list, after everything else, and has a list of its own', () => {
    expect(names(listAlarms([shelved, blue], 'all', isAside))).toEqual(['blue', 'shelved red']);
    expect(names(listAlarms([shelved, blue], 'set-aside', isAside))).toEqual(['shelved red']);
  });
});
