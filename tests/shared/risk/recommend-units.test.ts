import { describe, expect, it } from 'vitest';
import type { Need } from '../../../shared/model/run-card.ts';
import {
  type Question,
  recommendUnits,
  type UnitNow,
} from '../../../shared/risk/recommend-units.ts';
import { RUN_CARDS } from '../../../shared/risk/run-cards.ts';

const HERE = [120.3, 31.5] as const;
/** Some 950 m a hundredth of a degree to the east. */
const east = (hundredths: number): [number, number] => [HERE[0] + hundredths / 100, HERE[1]];
const unit = (id: string, changes: Partial<UnitNow> = {}): UnitNow => ({
  ...{ id, callSign: id, type: 'ambulance', base: east(1), town: '320213021' },
  ...{ status: 'available', place: null, isFresh: true, task: null, recent: 0 },
  ...{ expired: null, skills: ['medical-care'], capacity: null, shift: null, duty: null },
  ...changes,
});
const recommended = (units: UnitNow[], more: Partial<Question> = {}) =>
  recommendUnits({ card: RUN_CARDS.medical, place: [...HERE], units, ...more });
const proposed = (units: UnitNow[], more: Partial<Question> = {}) =>
  recommended(units, more)
    .ranked.filter((one) => one.proposed)
    .map(({ id }) => id);

describe('units for an incident', () => {
  it('are ranked by the way from where they were last heard, not from their base', () => {
    const near = unit('near', { place: east(1), base: east(30) });
    const far = unit('far', { place: east(20), base: east(1) });
    const { ranked } = recommended([far, near]);
    expect(ranked.map(({ id }) => id)).toEqual(['near', 'far']);
    expect(ranked[0]!.minutes).toBeCloseTo((948 * 1.3) / (40_000 / 60), 0);
  });

  it('are ranked by their way on the road where it is known, and each says which it is', () => {
    const beyondTheLake = unit('beyond-the-lake', { place: east(1) });
    const byTheRoad = unit('by-the-road', { place: east(9) });
    const ways = new Map([['beyond-the-lake', { metres: 30_000, minutes: 40 }]]);
    const { ranked } = recommended([beyondTheLake, byTheRoad], { ways });
    expect(ranked.map(({ id, byRoad }) => [id, byRoad])).toEqual([
      ['by-the-road', false],
      ['beyond-the-lake', true],
    ]);
    expect(ranked[1]!.minutes).toBe(40);
  });

  it('are passed over for a fresher one, and for one that does not leave its neighbourhood bare', () => {
    const stale = unit('stale', { isFresh: false });
    const pair = [unit('first', { base: east(2) }), unit('second', { base: east(2) })];
    expect(proposed([stale, ...pair])).toEqual(['first']);
    const alone = unit('alone', { base: east(1) });
    const together = [unit('one', { base: east(20) }), unit('other', { base: east(20) })];
    expect(recommended([alone, ...together]).ranked[0]!.coverLeft).toBe(0);
  });

  it('that were out before in this shift go after one that is hardly further and was not', () => {
    const base = { base: east(2) };
    const tired = unit('tired', { ...base, place: east(1), recent: 3 });
    const rested = unit('rested', { ...base, place: east(2) });
    expect(proposed([tired, rested])).toEqual(['rested']);
    expect(recommended([tired, rested]).ranked.map(({ recent }) => recent)).toEqual([0, 3]);
  });

  it('are proposed as many as the run card asks beyond those that are out already', () => {
    expect(proposed([unit('one'), unit('two')])).toHaveLength(1);
    expect(proposed([unit('one'), unit('two')], { sent: [unit('out')] })).toEqual([]);
  });

  it('with a skill that is asked for are ranked whatever their type, and say which skill', () => {
    const card: Need[] = [{ skill: 'water-rescue', count: 1 }];
    const boats = unit('boats', { type: 'flood-team', skills: ['flood-defence', 'water-rescue'] });
    const engine = unit('engine', { type: 'fire-engine', skills: ['fire-fighting'] });
    const { ranked, unfit, missing } = recommended([engine, boats], { card });
    expect(ranked).toMatchObject([{ id: 'boats', matched: ['water-rescue'], proposed: true }]);
    expect([unfit, missing]).toEqual([[], []]);
    expect(recommended([engine], { card }).missing).toEqual(card);
  });

  it('that are out already count by their skills too', () => {
    const card: Need[] = [{ skill: 'medical-care', count: 1 }];
    const out = { type: 'rescue-team', skills: ['medical-care'] } as const;
    expect(proposed([unit('one')], { card, sent: [out] })).toEqual([]);
  });

  it('are one more than the card asks where one more is called, also beyond those who are out', () => {
    const units = [unit('one'), unit('two'), unit('three')];
    const also = 'ambulance';
    expect(proposed(units, { also })).toEqual(['one', 'three']);
    expect(proposed(units, { also, sent: [unit('out')] })).toEqual(['one']);
    expect(proposed(units, { also, sent: [unit('out'), unit('away')] })).toEqual(['one']);
    expect(proposed(units, { also: 'medical-care', sent: [unit('out')] })).toEqual(['one']);
  });

  it('that are missing are told once by name, on the card and beyond it together', () => {
    const { missing } = recommended([], { also: 'ambulance' });
    expect(missing).toEqual([{ type: 'ambulance', count: 2 }]);
  });

  it('off their shift are not ranked and are no cover, and say when it begins', () => {
    const shift = { start: '20:00', end: '08:00' };
    const asleep = unit('asleep', { shift, duty: { isOn: false, minutes: 90 } });
    const { ranked, unfit } = recommended([asleep, unit('awake')]);
    expect(ranked).toMatchObject([{ id: 'awake', coverLeft: 0 }]);
    expect(unfit).toMatchObject([{ id: 'asleep', reason: 'off-shift', shiftBegins: '20:00' }]);
  });

  it('whose shift ends within the hour go after one that is hardly further and stays', () => {
    const shift = { start: '08:00', end: '20:00' };
    const base = { base: east(2) };
    const leaving = unit('leaving', { ...base, shift, duty: { isOn: true, minutes: 60 } });
    const staying = unit('staying', { ...base, place: east(4), shift });
    const { ranked } = recommended([
      leaving,
      { ...staying, duty: { isOn: true, minutes: 61 }, capacity: 5 },
    ]);
    expect(ranked).toMatchObject([
      { id: 'staying', shiftEndsIn: 61, capacity: 5 },
      { id: 'leaving', shiftEndsIn: 60, shift },
    ]);
  });

  it('whose shift nobody recorded count as on duty, and it stays unknown', () => {
    expect(recommended([unit('unknown')]).ranked).toMatchObject([
      { shift: null, shiftEndsIn: null, capacity: null },
    ]);
  });

  it('are told of to the hundredth, and beyond it those that are proposed', () => {
    const near = Array.from({ length: 120 }, (_, at) => unit(`near-${at}`, { place: east(1) }));
    const far = unit('far', { type: 'police-car', place: east(50) });
    const card: Need[] = [
      { type: 'ambulance', count: 1 },
      { type: 'police-car', count: 1 },
    ];
    const { ranked, beyond } = recommended([...near, far], { card });
    expect(ranked).toHaveLength(101);
    expect(ranked.at(-1)).toMatchObject({ id: 'far', proposed: true });
    expect(beyond).toBe(20);
  });

  it('whose certification is past are not ranked, and say so with its last day', () => {
    const past = unit('past', { expired: '2026-07-05' });
    const { ranked, unfit, missing } = recommended([past]);
    expect(ranked).toEqual([]);
    expect(unfit).toMatchObject([
      { id: 'past', reason: 'certification-expired', expired: '2026-07-05' },
    ]);
    expect(missing).toEqual([{ type: 'ambulance', count: 1 }]);
  });

  it('are no cover for their neighbourhood while their certification is past', () => {
    const units = [unit('one'), unit('past', { expired: '2026-07-05' })];
    expect(recommended(units).ranked[0]!.coverLeft).toBe(0);
  });

  it('say why they cannot go, and which types are missing', () => {
    const busy = unit('busy', { task: '示例险情' });
    const broken = unit('broken', { status: 'out_of_service' });
    const { unfit, missing } = recommended([busy, broken]);
    expect(unfit).toMatchObject([
      { id: 'busy', reason: 'busy', task: '示例险情' },
      { id: 'broken', reason: 'out-of-service' },
    ]);
    expect(missing).toEqual([{ type: 'ambulance', count: 1 }]);
  });
});
