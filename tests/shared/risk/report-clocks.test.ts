import { describe, expect, it } from 'vitest';
import { reportClocks } from '../../../shared/risk/report-clocks.ts';

const receivedAt = '2026-11-22T06:00:00.000Z';
const hoursOf = (about: Parameters<typeof reportClocks>[0]) =>
  reportClocks(about, receivedAt).map(({ to, by }) => [
    to,
    (by - Date.parse(receivedAt)) / 3_600_000,
  ]);

describe('the report clocks of an incident', () => {
  it('of an accident give an hour to the county and two for each level above (493号令), four in all to the State Council', () => {
    expect(hoursOf({ class: 'accident', grade: 'extremely-serious' })).toEqual([
      ['county', 1],
      ['city', 3],
      ['province', 5],
      ['state-council', 4],
    ]);
  });

  it('go as far up as its grade asks, and to the city while it has none', () => {
    const lastOf = (grade: 'general' | 'major' | 'serious' | null) =>
      hoursOf({ class: 'accident', grade }).at(-1);
    expect(lastOf(null)).toEqual(['city', 3]);
    expect(lastOf('general')).toEqual(['city', 3]);
    expect(lastOf('major')).toEqual(['province', 5]);
    expect(lastOf('serious')).toEqual(['state-council', 4]);
  });

  it('of public health give two hours a level and the province one', () => {
    expect(hoursOf({ class: 'public-health', grade: 'serious' })).toEqual([
      ['county', 2],
      ['city', 4],
      ['province', 6],
      ['state-council', 4],
    ]);
  });

  it('of social security are none of these', () => {
    expect(hoursOf({ class: 'social-security', grade: null })).toEqual([]);
  });
});
