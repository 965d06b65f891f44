import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../shared/model/gate.ts';
import type { Spontaneous } from '../../../shared/model/spontaneous.ts';
import {
  baselineOf,
  deviates,
  deviatingAfter,
  hourOfWeek,
} from '../../../shared/risk/crowd-baseline.ts';
import { type CountPoint, forecastCapacity } from '../../../shared/risk/crowd-forecast.ts';
import { egress, inflow } from '../../../shared/risk/egress.ts';
import { spontaneousActs, spontaneousAfter } from '../../../shared/risk/spontaneous.ts';

const gate = (changes: Partial<Gate> = {}): Gate => ({
  id: 'gate-1',
  name: '东门',
  direction: 'out',
  way: 'level',
  widthMetres: 5,
  ...changes,
});

describe('egress', () => {
  it('takes 82 persons a minute and metre on the level, 66 on stairs (Green Guide)', () => {
    expect(egress(4_100, [gate()])).toMatchObject({ perMinute: 410, minutes: 10 });
    expect(egress(3_300, [gate({ way: 'stairs' })])).toMatchObject({ perMinute: 330, minutes: 10 });
  });

  it('says how many can leave within the eight minutes of a normal egress', () => {
    expect(egress(0, [gate()]).mostInTime).toBe(5 * 82 * 8);
  });

  it('counts a gate of both ways in both, an entrance in neither way out', () => {
    const gates = [gate({ direction: 'both' }), gate({ direction: 'in' })];
    expect(egress(1, gates).widthMetres).toBe(5);
    expect(inflow(gates)).toBe(820);
  });

  it('of a zone without a way out is not known', () => {
    expect(egress(100, [gate({ direction: 'in' })]).minutes).toBeNull();
  });
});

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 3, 4, 3);
const counts = (valueAt: (minute: number) => number, minutes = 20, end = NOW): CountPoint[] =>
  Array.from({ length: minutes }, (_, index) => {
    const minute = index - minutes + 1;
    return { at: end + minute * MINUTE, value: valueAt(minute) };
  });

describe('the time to capacity', () => {
  const forecast = (points: readonly CountPoint[], capacity = 2_000) =>
    forecastCapacity(points, capacity, 60, NOW);

  it('of an even growth is that of the line, with no span round it', () => {
    const sure = forecast(counts((minute) => 1_000 + 50 * minute));
    expect(sure.kind).toBe('expected');
    if (sure.kind !== 'expected') return;
    expect(sure.likely).toBeCloseTo(20, 6);
    expect(sure.earliest).toBeCloseTo(20, 6);
    expect(sure.latest).toBeCloseTo(20, 6);
  });

  it('of a scattered growth has a span that holds the likeliest', () => {
    const noisy = forecast(
      counts((minute) => 1_000 + 50 * minute + (minute % 2 === 0 ? 150 : -150)),
    );
    if (noisy.kind !== 'expected') throw new Error(noisy.kind);
    expect(noisy.earliest).toBeLessThan(noisy.likely);
    expect(noisy.latest).toBeGreaterThan(noisy.likely);
  });

  it('is not soon for a crowd that stays or leaves', () => {
    expect(forecast(counts(() => 500)).kind).toBe('not-soon');
    expect(forecast(counts((minute) => 1_000 - 20 * minute)).kind).toBe('not-soon');
  });

  it('is unknown of few counts and of old ones, and said when it is reached', () => {
    expect(forecast(counts((minute) => 1_000 + 50 * minute, 4)).kind).toBe('unknown');
    expect(forecast(counts((minute) => 1_000 + 50 * minute, 20, NOW - 5 * MINUTE)).kind).toBe(
      'unknown',
    );
    expect(forecast(counts(() => 2_000)).kind).toBe('reached');
    expect(forecast([]).kind).toBe('unknown');
  });
});

describe('what is usual at a place', () => {
  it('is asked for by the hour of the week in the city’s time', () => {
    expect(hourOfWeek(Date.parse('2026-11-22T16:00:00.000Z'))).toBe(0);
    expect(hourOfWeek(Date.parse('2026-11-22T15:59:59.999Z'))).toBe(167);
  });

  it('is not moved by one wild week', () => {
    expect(baselineOf([400, 420, 410, 5_000])).toMatchObject({ median: 415, weeks: 4 });
    expect(baselineOf([])).toBeNull();
  });

  it('is left only well above: by half, by four spreads, and by a hundred people', () => {
    const usual = { median: 400, spread: 20, weeks: 4 };
    expect([599, 600, 601].map((count) => deviates(count, usual))).toEqual([false, false, true]);
    expect(deviates(90, { median: 0, spread: 0, weeks: 4 })).toBe(false);
    expect(deviates(2_000, { median: 400, spread: 500, weeks: 4 })).toBe(false);
  });

  it('is not known of two weeks', () => {
    expect(deviates(9_999, { median: 10, spread: 1, weeks: 2 })).toBeNull();
    expect(deviates(9_999, null)).toBeNull();
  });

  it('is out since the first count that was', () => {
    const usual = { median: 600, spread: 30, weeks: 4 };
    const many = (at: number) => ({ at, count: 1_900 });
    const first = deviatingAfter(null, many(5), usual, 10);
    expect(first).toEqual({ from: 5, last: 5 });
    expect(deviatingAfter(first, many(15), usual, 10)).toEqual({ from: 5, last: 15 });
    // Of what was between nobody knows anything.
    expect(deviatingAfter(first, many(16), usual, 10)).toEqual({ from: 16, last: 16 });
    expect(deviatingAfter(first, { at: 9, count: 600 }, usual, 10)).toBeNull();
    expect(deviatingAfter(first, many(9), null, 10)).toBeNull();
  });
});

describe('art. 17: a gathering nobody announced', () => {
  const found: Spontaneous = {
    id: 1,
    gathering: 'square-east',
    state: 'open',
    foundAt: '2026-04-04T03:00:00.000Z',
    count: 900,
    usual: 300,
    assessment: null,
    plan: null,
    closedAt: null,
    dismissal: null,
    town: '320205001',
    synthetic: true,
  };
  const AT = '2026-04-04T03:10:00.000Z';
  const act = (one: Spontaneous, body: Parameters<typeof spontaneousAfter>[1]) =>
    spontaneousAfter(one, body, 'desk-a', AT);

  it('is monitored only with an assessment and a plan of town and venue', () => {
    expect(act(found, { act: 'monitor' })).toEqual({
      ok: false,
      reason: 'needs-assessment-and-plan',
    });
    const assessed = act(found, { act: 'assess', town: '一般', venue: '可控' });
    if (!assessed.ok) throw new Error(assessed.reason);
    expect(act(assessed.value, { act: 'monitor' }).ok).toBe(false);
    expect(act(assessed.value, { act: 'plan', town: '劝离' })).toMatchObject({
      reason: 'needs-both-texts',
    });
    const planned = act(assessed.value, { act: 'plan', town: '引导', venue: '开侧门' });
    if (!planned.ok) throw new Error(planned.reason);
    expect(act(planned.value, { act: 'monitor' })).toMatchObject({
      ok: true,
      value: { state: 'monitored' },
    });
  });

  it('is dismissed with a reason only, and not once it is over', () => {
    expect(act(found, { act: 'dismiss' })).toMatchObject({ reason: 'needs-a-reason' });
    const closed = act(found, { act: 'dismiss', dismissal: 'dispersed' });
    expect(closed).toMatchObject({ ok: true, value: { state: 'dismissed', closedAt: AT } });
    expect(spontaneousActs('dismissed')).toEqual([]);
  });
});
