import { describe, expect, it } from 'vitest';
import type { Level } from '../../../shared/model/level.ts';
import { alarmFigures, floodsOf, type Rising } from '../../../shared/risk/alarm-figures.ts';

const MINUTE = 60_000;
const DAY = { from: 0, to: 24 * 60 * MINUTE };
const rising = (minute: number, source = 'gauge', level: Level = 'yellow'): Rising => ({
  at: minute * MINUTE,
  level,
  source,
  name: `name of ${source}`,
});
const every = (minutes: number, count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, step) => (from + step * minutes) * MINUTE);

describe('a flood of alarms', () => {
  it('begins with the tenth in ten minutes and ends when fewer than five are left of them', () => {
    // One a minute from 0 to 9: the tenth at 9; of them 5 to 9 are left at 14, 6 to 9 at 15.
    expect(floodsOf(every(1, 10), DAY.to)).toEqual([{ from: 9 * MINUTE, to: 15 * MINUTE }]);
  });

  it('is none at nine in ten minutes, however long it goes on', () => {
    const nineOfTen = every(10, 50).flatMap((at) => every(1, 9, at / MINUTE));
    expect(floodsOf(nineOfTen, DAY.to)).toEqual([]);
  });

  it('goes on to the end of the span while it has not ended', () => {
    expect(floodsOf(every(0.5, 30), 12 * MINUTE)).toEqual([
      { from: 4.5 * MINUTE, to: 12 * MINUTE },
    ]);
  });
});

describe('the figures of a day', () => {
  it('count feeds that fall silent together once, and what flutters alone each time', () => {
    const silent = (minute: number, source: string) => ({
      ...rising(minute, source),
      isSilence: true,
    });
    const together = ['a', 'b', 'c'].map((feed, index) => silent(index, feed));
    expect(alarmFigures(together, DAY)).toMatchObject({ risen: 1, suppressed: 2, floods: 0 });
    const alone = [0, 1, 2].map((minute) => silent(minute, 'a'));
    expect(alarmFigures(alone, DAY)).toMatchObject({ risen: 3, suppressed: 0 });
  });

  it('tell the mean, the worst hour, the time in flood and the priorities', () => {
    const calm = [100, 400, 700].map((minute) => rising(minute, 'pump', 'blue'));
    const storm = every(1, 12, 900).map((at) => rising(at / MINUTE, 'gauge', 'red'));
    const figures = alarmFigures([...calm, ...storm], DAY);
    expect(figures).toMatchObject({
      risen: 15,
      byLevel: { red: 12, orange: 0, yellow: 0, blue: 3 },
      perHour: 15 / 24,
      mostInAnHour: 12,
      floods: 1,
    });
    expect(figures.floodShare).toBeCloseTo(8 / (24 * 60), 9);
    expect(figures.mostOften).toEqual([
      { source: 'gauge', name: 'name of gauge', worst: 'red', risen: 12, share: 0.8 },
      { source: 'pump', name: 'name of pump', worst: 'blue', risen: 3, share: 0.2 },
    ]);
  });

  it('are noughts of a day without alarms', () => {
    expect(alarmFigures([], DAY)).toMatchObject({
      risen: 0,
      perHour: 0,
      floodShare: 0,
      mostOften: [],
    });
  });
});
