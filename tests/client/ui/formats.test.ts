import { describe, expect, it } from 'vitest';
import { ageStep, ageText, shortSpan, spanText } from '../../../client/ui/age-text.ts';
import {
  decimalsOf,
  formatDistance,
  formatNumber,
  formatPeople,
  formatPercent,
} from '../../../client/ui/format-number.ts';
import {
  cityInput,
  formatClock,
  formatDate,
  formatDayFrom,
  formatMoment,
  fromCityInput,
} from '../../../client/ui/format-time.ts';

const LATE_EVENING_UTC = Date.parse('2026-11-21T16:05:09.000Z');

describe('numbers', () => {
  it('group thousands and keep the decimals of their unit', () => {
    expect(formatNumber(81000)).toBe('81,000');
    expect([0, 850, 1_999].map(formatDistance)).toEqual(['0 m', '850 m', '1,999 m']);
    expect([2_000, 33_871].map(formatDistance)).toEqual(['2.0 km', '33.9 km']);
    expect(formatNumber(4.5, decimalsOf('m'))).toBe('4.50');
    expect(formatNumber(12.34, decimalsOf('mm/h'))).toBe('12.3');
  });

  it('are a dash where nothing is known', () => {
    expect([null, undefined, Number.NaN].map((value) => formatNumber(value))).toEqual([
      '–',
      '–',
      '–',
    ]);
  });

  it('hide counts of people below ten, but tell that nobody is there', () => {
    expect([0, 1, 9, 10, 12345].map(formatPeople)).toEqual(['0', '<10', '<10', '10', '12,345']);
  });
});

describe('shares', () => {
  it('are never rounded up to full', () => {
    const told = [99.4, 99.5, 99.99, 100, 100.4, null].map((one) => formatPercent(one));
    expect(told).toEqual(['99', '99.5', '99.9', '100', '100', '–']);
  });
});

describe('times', () => {
  it('are told in Shanghai, over midnight too', () => {
    expect(formatClock(LATE_EVENING_UTC)).toBe('00:05:09');
    expect(formatDate(LATE_EVENING_UTC, 'zh')).toBe('11月22日');
    expect(formatDate(LATE_EVENING_UTC, 'en')).toBe('2026-11-22');
  });

  it('carry the date when it was another day', () => {
    const dayAfter = LATE_EVENING_UTC + 86_400_000;
    expect(formatMoment(LATE_EVENING_UTC, LATE_EVENING_UTC, 'zh')).toBe('00:05:09');
    expect(formatMoment(LATE_EVENING_UTC, dayAfter, 'en')).toBe('2026-11-22 00:05:09');
    expect(formatMoment(LATE_EVENING_UTC, dayAfter, 'zh', false)).toBe('11月22日 00:05');
  });

  it('carry the year when it was another year, by the city’s calendar', () => {
    const newYear = Date.parse('2026-12-31T16:00:00.000Z');
    expect(formatMoment(LATE_EVENING_UTC, newYear, 'zh')).toBe('2026年11月22日 00:05:09');
    expect(formatMoment(LATE_EVENING_UTC, newYear - 1, 'zh')).toBe('11月22日 00:05:09');
    expect(formatDayFrom(LATE_EVENING_UTC, newYear, 'zh')).toBe('2026年11月22日');
    expect(formatDayFrom(LATE_EVENING_UTC, newYear, 'en')).toBe('2026-11-22');
  });

  it('are written into a field and read from it as clocks in the city show them', () => {
    expect(cityInput(LATE_EVENING_UTC)).toBe('2026-11-22T00:05');
    expect(fromCityInput('2026-11-22T00:05')).toBe('2026-11-21T16:05:00.000Z');
    expect(fromCityInput('')).toBeNull();
  });
});

describe('ages', () => {
  it('are exact to the second below an hour', () => {
    expect(ageText(59.9, 'zh')).toBe('59秒前');
    expect(ageText(61, 'zh')).toBe('1分1秒前');
    expect(ageText(3_599, 'en')).toBe('59 min 59 s ago');
    expect(ageText(3_660, 'en')).toBe('1 h 1 min ago');
    expect(ageText(200_000, 'zh')).toBe('2天前');
  });

  it('are never negative, whatever a clock says', () => {
    expect(ageText(-5, 'en')).toBe('0 s ago');
  });

  it('as spans say how long, not how long ago', () => {
    expect(spanText(90, 'zh')).toBe('1分30秒');
    expect(spanText(90, 'en')).toBe('1 min 30 s');
  });

  it('are short where there is little room', () => {
    expect([70, 720, 8_000, 200_000].map((age) => shortSpan(age, 'en'))).toEqual([
      '70 s',
      '12 min',
      '2 h',
      '2 d',
    ]);
  });

  it('fade past two, three and ten periods', () => {
    expect([60, 120, 121, 180, 181, 600, 601].map((age) => ageStep(age, 60))).toEqual([
      0, 0, 1, 1, 2, 2, 3,
    ]);
  });
});
