import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  CALENDAR_2026,
  isWorkingDay,
  knowsHolidays,
  NO_YEAR_TOLD,
  withDays,
  workingDaysBetween,
  workingDeadline,
} from '../../../shared/time/working-days.ts';

const FRIDAY = '2026-11-27';

describe('working days', () => {
  it('leave out weekends', () => {
    expect(isWorkingDay(FRIDAY, NO_YEAR_TOLD)).toBe(true);
    expect(isWorkingDay('2026-11-28', NO_YEAR_TOLD)).toBe(false);
    expect(isWorkingDay('2026-11-29', NO_YEAR_TOLD)).toBe(false);
  });

  it('leave out holidays, and count the Saturdays worked instead', () => {
    expect(isWorkingDay('2026-10-01', CALENDAR_2026)).toBe(false);
    expect(isWorkingDay('2026-10-10', CALENDAR_2026)).toBe(true);
    expect(isWorkingDay('2026-10-11', CALENDAR_2026)).toBe(false);
  });

  it('do not count the day a term begins on', () => {
    expect(addWorkingDays(FRIDAY, 5, CALENDAR_2026)).toBe('2026-12-04');
    expect(addWorkingDays('2026-11-28', 1, CALENDAR_2026)).toBe('2026-11-30');
  });

  it('carry a term over the National Day', () => {
    expect(addWorkingDays('2026-09-30', 3, CALENDAR_2026)).toBe('2026-10-10');
    expect(addWorkingDays('2026-09-30', 3, NO_YEAR_TOLD)).toBe('2026-10-07');
  });

  it('carry a term over the end of the year, before the next one’s holidays are announced', () => {
    expect(isWorkingDay('2027-01-01', CALENDAR_2026)).toBe(false);
    expect(addWorkingDays('2026-12-28', 5, CALENDAR_2026)).toBe('2027-01-05');
    expect(workingDaysBetween('2026-12-31', '2027-01-04', CALENDAR_2026)).toBe(1);
    expect(isWorkingDay('2028-05-01', CALENDAR_2026)).toBe(false);
    expect(isWorkingDay('2028-05-03', CALENDAR_2026)).toBe(true);
    // A city that works on such a day says so.
    const own = withDays(CALENDAR_2026, [{ day: '2027-01-01', kind: 'work' }]);
    expect(isWorkingDay('2027-01-01', own)).toBe(true);
  });

  it('end a term with the day of the city, not of Greenwich', () => {
    const lateOnFridayInWuxi = Date.parse('2026-11-27T15:59:00Z');
    const earlyOnSaturdayInWuxi = Date.parse('2026-11-27T16:00:00Z');
    const endOf = (at: number) => new Date(workingDeadline(at, 5, CALENDAR_2026)).toISOString();
    expect(endOf(lateOnFridayInWuxi)).toBe('2026-12-04T16:00:00.000Z');
    expect(endOf(earlyOnSaturdayInWuxi)).toBe('2026-12-04T16:00:00.000Z');
  });

  it('say where the holidays are not known', () => {
    expect(knowsHolidays('2026-12-31', CALENDAR_2026)).toBe(true);
    expect(knowsHolidays('2027-01-01', CALENDAR_2026)).toBe(false);
  });

  it('refuse what is no day and no count', () => {
    expect(() => isWorkingDay('soon', CALENDAR_2026)).toThrow('expected 2026-10-01 or alike');
    expect(() => addWorkingDays(FRIDAY, 0, CALENDAR_2026)).toThrow('from 1 to 10000, got 0');
    expect(() => addWorkingDays(FRIDAY, 1.5, CALENDAR_2026)).toThrow('got 1.5');
  });

  it('are as many between two days as were added', () => {
    const start = Date.parse('2026-01-01');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 1, max: 60 }),
        (day, count) => {
          const from = new Date(start + day * 86_400_000).toISOString().slice(0, 10);
          const to = addWorkingDays(from, count, CALENDAR_2026);
          expect(isWorkingDay(to, CALENDAR_2026)).toBe(true);
          expect(workingDaysBetween(from, to, CALENDAR_2026)).toBe(count);
        },
      ),
    );
  });
});

it('takes a day the city has set otherwise, either way', () => {
  const own = withDays(CALENDAR_2026, [
    { day: '2026-10-01', kind: 'work' },
    { day: '2026-09-30', kind: 'off' },
  ]);
  expect(isWorkingDay('2026-10-01', own)).toBe(true);
  expect(isWorkingDay('2026-09-30', own)).toBe(false);
  expect(isWorkingDay('2026-10-02', own)).toBe(false);
});
