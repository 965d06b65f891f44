import { describe, expect, it } from 'vitest';
import { isRealDay, isRealInstant } from '../../../shared/model/moment.ts';

describe('a moment', () => {
  it.each([
    '2026-07-06T02:00:00.000Z',
    '2026-07-06T10:00:00+08:00',
    '2024-02-29T23:59:59.123456Z',
    '1900-01-01T00:00:00Z',
    '2999-12-31T23:59:59-14:00',
  ])('%s exists', (text) => {
    expect(isRealInstant(text)).toBe(true);
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-02-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-99-99T99:99:99Z',
    '2026-07-06T24:00:00Z',
    '2026-07-06T23:59:60Z',
    '2026-07-06T10:00:00+15:00',
    '2026-07-06T10:00:00+25:00',
    '2026-07-06T10:00:00+08:60',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:00:00-12:00',
    '2026-07-06 02:00:00Z',
    '2026-07-06',
    '',
  ])('%j does not', (text) => {
    expect(isRealInstant(text)).toBe(false);
  });
});

describe('a day', () => {
  it('exists exactly where the calendar has it', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    for (let year = 1900; year <= 2105; year++) {
      for (let month = 1; month <= 12; month++) {
        const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
        const found = [28, 29, 30, 31].filter((day) => isRealDay(`${year}-${two(month)}-${day}`));
        expect(found.at(-1), `${year}-${month}`).toBe(last);
      }
    }
  });

  it('exists by the calendar, in years that can be meant', () => {
    expect(['2026-11-29', '2024-02-29'].every(isRealDay)).toBe(true);
    const none = ['2026-02-30', '2026-11-31', '0000-01-01', '3000-01-01', '2026-1-1', '二〇二六'];
    expect(none.some(isRealDay)).toBe(false);
  });
});
