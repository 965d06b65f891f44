import { describe, expect, it } from 'vitest';
import { dutyAt } from '../../../shared/risk/shift.ts';

/** A moment of a day in Shanghai. */
const at = (time: string, day = '2026-07-06'): number => Date.parse(`${day}T${time}:00+08:00`);
const day = { start: '08:00', end: '20:00' };
const night = { start: '20:00', end: '08:00' };
const round = { start: '08:00', end: '08:00' };

describe('a shift', () => {
  it('begins on its first minute and is over on its last, by the clock of Shanghai', () => {
    expect(dutyAt(day, at('07:59'))).toEqual({ isOn: false, minutes: 1 });
    expect(dutyAt(day, at('08:00'))).toEqual({ isOn: true, minutes: 720 });
    expect(dutyAt(day, at('19:30'))).toEqual({ isOn: true, minutes: 30 });
    expect(dutyAt(day, at('20:00'))).toEqual({ isOn: false, minutes: 720 });
  });

  it('may pass midnight', () => {
    expect(dutyAt(night, at('23:00'))).toEqual({ isOn: true, minutes: 540 });
    expect(dutyAt(night, at('07:00', '2026-07-07'))).toEqual({ isOn: true, minutes: 60 });
    expect(dutyAt(night, at('12:00'))).toEqual({ isOn: false, minutes: 480 });
  });

  it('that ends when it begins is of twenty-four hours', () => {
    expect(dutyAt(round, at('08:00'))).toEqual({ isOn: true, minutes: 1_440 });
    expect(dutyAt(round, at('07:15'))).toEqual({ isOn: true, minutes: 45 });
  });
});
