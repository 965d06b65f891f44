import { expect, it } from 'vitest';
import { askKind, kindOfAlarm, metricOfWatch } from '../../../client/commands/kind-of-alarm.ts';
import type { StreamChoice, WatchRule } from '../../../shared/model/watch-rule.ts';
import { SHIPPED_WATCH_RULES } from '../../../shared/risk/shipped-watch-rules.ts';
import { alarm } from '../../support/client/alarm.ts';

it('gas at a chemical plant is a leak of chemicals, elsewhere of the town’s gas', () => {
  expect(kindOfAlarm('gas', 'chemical')).toBe('chemical-leak');
  expect(kindOfAlarm('gas', 'gas')).toBe('gas-leak');
  expect(kindOfAlarm('gas', undefined)).toBe('gas-leak');
});

it('what is measured says the rest, and nothing says of everything', () => {
  expect(kindOfAlarm('smoke', 'chemical')).toBe('fire');
  expect(kindOfAlarm(undefined, undefined)).toBe('other');
});

it('a watch rule speaks of what it looks at first, and of units of nothing that is measured', () => {
  const nowhere = () => undefined;
  const shipped = SHIPPED_WATCH_RULES.map((rule) => [rule.id, metricOfWatch(rule, nowhere)]);
  expect(Object.fromEntries(shipped)).toEqual({
    'watch-rain-and-water': 'rainfall',
    'watch-gas-at-two': 'gas',
    'watch-county-patrol': undefined,
  });
  const streams: StreamChoice = { by: 'name', streams: ['gauge-north', 'gauge-south'] };
  const condition = { streams, test: { kind: 'level', level: 'red' }, joined: 'all' } as const;
  const watches = { conditions: [condition], joined: 'all', kind: 'combination' } as const;
  const named = { ...SHIPPED_WATCH_RULES[0], watches } as unknown as WatchRule;
  const metricOf = (id: string) => (id === 'gauge-north' ? 'water-level' : undefined);
  expect(metricOfWatch(named, metricOf)).toBe('water-level');
});

it('the alarm of an event speaks of its crowd, and nobody is asked', async () => {
  const ofEvent = alarm({ cause: 'event-total', stream: null, feed: null, event: 'event-1' });
  const answer = await askKind(ofEvent, () => undefined, undefined);
  expect(answer).toEqual({ ok: true, value: 'crowd' });
});
