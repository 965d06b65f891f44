import { describe, expect, it } from 'vitest';
import { roundsOverdue, shiftBounds } from '../../../shared/risk/patrol.ts';
import { possibleActs, serviceItemRefusal } from '../../../shared/risk/service-item.ts';
import { FIRST_NORM, postsDue, postsShort } from '../../../shared/risk/staffing.ts';

const due = (kind: 'comprehensive' | 'dedicated' | 'micro', households: number) =>
  postsDue({ kind, households }, FIRST_NORM.kinds);

describe('the staffing norm', () => {
  it('asks for one full-time post a comprehensive grid, and one more above 500 households', () => {
    expect(due('comprehensive', 0).fullTime).toBe(1);
    expect(due('comprehensive', 500).fullTime).toBe(1);
    expect(due('comprehensive', 501).fullTime).toBe(2);
  });

  it('leaves dedicated grids to the staff of their unit', () => {
    expect(due('dedicated', 4_000)).toEqual({ fullTime: 0, partTime: 1 });
  });

  it('knows no shortfall where nobody was counted, and lets no sort make up for another', () => {
    const norm = { fullTime: 2, partTime: 1 };
    expect(postsShort(null, norm)).toBeNull();
    expect(postsShort({ fullTime: 0, partTime: 9 }, norm)).toEqual({ fullTime: 2, partTime: 0 });
    expect(postsShort({ fullTime: 3, partTime: 0 }, norm)).toEqual({ fullTime: 0, partTime: 1 });
  });
});

describe('patrol duty', () => {
  const dueAt = '2026-07-06T04:00:00.000Z';
  const end = Date.parse(dueAt);

  it('has shifts by the clock of the city', () => {
    expect(new Date(shiftBounds('2026-07-06', 'morning').ends).toISOString()).toBe(dueAt);
  });

  it('is late only when the shift is over, and never by more than was planned', () => {
    expect(roundsOverdue({ planned: 2, done: 1, dueAt }, end - 1)).toBe(0);
    expect(roundsOverdue({ planned: 2, done: 1, dueAt }, end)).toBe(1);
    expect(roundsOverdue({ planned: 2, done: 5, dueAt }, end)).toBe(0);
  });
});

describe('the life of a service item', () => {
  it('is decided on by another than who asked', () => {
    expect(serviceItemRefusal('requested', 'admit', 'anna', 'anna')).toBe('item-own-request');
    expect(serviceItemRefusal('requested', 'refuse', 'anna', 'anna')).toBe('item-own-request');
    expect(serviceItemRefusal('requested', 'admit', 'bert', 'anna')).toBeNull();
    expect(serviceItemRefusal('admitted', 'suspend', 'anna', 'anna')).toBeNull();
  });

  it('goes no way but its own', () => {
    expect(possibleActs('requested')).toEqual(['admit', 'refuse']);
    expect(possibleActs('admitted')).toEqual(['suspend', 'remove']);
    expect(possibleActs('suspended')).toEqual(['resume', 'remove']);
    expect([possibleActs('refused'), possibleActs('removed')]).toEqual([[], []]);
    expect(serviceItemRefusal('removed', 'resume', 'bert', 'anna')).toBe('item-not-in-this-state');
  });
});
