import { describe, expect, it } from 'vitest';
import { isRealDay } from '../../../shared/model/moment.ts';
import { drillDue, drillStanding, shanghaiDay } from '../../../shared/risk/drill-due.ts';
import { exposureFactor } from '../../../shared/risk/exposure.ts';
import { gasReachOf, gasZoneAt, type PipeAway } from '../../../shared/risk/gas-zones.ts';
import { toldEstimate, toldPopulation } from '../../../shared/wire/place-question.ts';

describe('α of GB 18218', () => {
  it.each([
    [0, 0.5],
    [0.2, 1],
    [1, 1],
    [29, 1],
    [29.1, 1.2],
    [30, 1.2],
    [49, 1.2],
    [50, 1.5],
    [99, 1.5],
    [100, 2],
    [1e6, 2],
  ])('for %d exposed is %d', (exposed, alpha) => expect(exposureFactor(exposed)).toBe(alpha));
});

describe('the zones beside a gas pipe', () => {
  it.each([
    ['low', 0.5, 'protected'],
    ['medium', 0.51, 'control'],
    ['medium', 5, 'control'],
    ['medium', 5.1, null],
    ['sub-high', 1.5, 'protected'],
    ['sub-high', 15, 'control'],
    ['high', 5, 'protected'],
    ['high', 50, 'control'],
    ['high', 50.1, null],
  ] as const)('%s pressure, %d m away: %s', (pressure, metres, zone) =>
    expect(gasZoneAt(pressure, metres)).toBe(zone),
  );

  const pipe = (changes: Partial<PipeAway>): PipeAway => ({
    ...{ pressure: 'medium', axisMetres: 0.65, diameterMillimetres: 400 },
    thickestMillimetres: null,
    ...changes,
  });

  it('are measured from its outer wall, half a diameter off its course', () => {
    const reach = gasReachOf(pipe({}));
    expect(reach).toMatchObject({ zone: 'protected', measuredFrom: 'wall' });
    expect(reach.metres).toBeCloseTo(0.45, 6);
    expect(gasReachOf(pipe({ axisMetres: 0.75 })).zone).toBe('control');
    expect(gasReachOf(pipe({ axisMetres: 0.1 })).metres).toBe(0);
    expect(gasReachOf(pipe({ axisMetres: 5.19 })).zone).toBe('control');
    expect(gasReachOf(pipe({ axisMetres: 5.21 })).zone).toBeNull();
  });

  it('take a pipe of unknown diameter for as thick as any of its pressure, and say so', () => {
    const unknown = (axisMetres: number, thickestMillimetres: number | null) =>
      gasReachOf(pipe({ axisMetres, thickestMillimetres, diameterMillimetres: null }));
    expect(unknown(0.65, 315)).toEqual({
      ...{ metres: 0.65, measuredFrom: 'centre-line', zone: 'protected' },
    });
    expect(unknown(0.65, 160).zone).toBe('control');
    expect(unknown(0.7, null).zone).toBe('protected');
  });
});

describe('a drill', () => {
  it('is due half a year later, at the end of a month that is shorter', () => {
    expect(drillDue('2026-01-15')).toBe('2026-07-15');
    expect(drillDue('2026-08-31')).toBe('2027-02-28');
    expect(drillDue(null)).toBeNull();
  });

  it('is in time on the day itself and overdue on the next', () => {
    expect(drillStanding('2026-01-15', '2026-07-15')).toBe('current');
    expect(drillStanding('2026-01-15', '2026-07-16')).toBe('overdue');
    expect(drillStanding(null, '2026-07-16')).toBe('never');
  });

  it('counts days as they are in Shanghai', () => {
    expect(shanghaiDay(Date.parse('2026-07-15T15:59:59Z'))).toBe('2026-07-15');
    expect(shanghaiDay(Date.parse('2026-07-15T16:00:00Z'))).toBe('2026-07-16');
  });

  it('was on a day that exists', () => {
    expect(['2024-02-29', '2026-02-29', '2026-13-01'].map(isRealDay)).toEqual([true, false, false]);
  });
});

it('a population is told in tens where few households could be worked out from it', () => {
  expect([toldPopulation(4.3, 11), toldPopulation(9.9, 25.3)]).toEqual([10, 30]);
  expect([toldPopulation(3, 7.7), toldPopulation(10, 25.6)]).toEqual(['<10', 26]);
});

it('an estimate of few is told as fewer than ten', () => {
  expect([0, 0.1, 9.9, 10, 10.4].map(toldEstimate)).toEqual([0, '<10', '<10', 10, 10]);
});
