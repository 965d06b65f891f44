import { expect, it } from 'vitest';
import { optionsOf } from '../../../client/panels/card/trend-chart.tsx';
import { linesOf } from '../../../client/panels/card/trend-points.ts';

const AT = Date.parse('2026-11-30T12:48:15.000Z');
const chartOf = (values: readonly number[]) => {
  const points = values.map((value, minute) => ({
    ...{ at: AT + minute * 60_000, value, minimum: value, maximum: value, count: 1, suspect: 0 },
  }));
  const lines = linesOf(points, 60);
  return optionsOf({ lines, unit: 'm', steps: [], growth: null }, 'dark');
};
const seen = ({ xAxis, series }: ReturnType<typeof chartOf>) => ({
  minutes: 'max' in xAxis ? (Number(xAxis.max) - Number(xAxis.min)) / 60_000 : null,
  isDotted: series.some((one) => 'showSymbol' in one && one.showSymbol),
});

it('shows a single value as a dot in its own two minutes', () => {
  expect(seen(chartOf([3.51]))).toEqual({ minutes: 2, isDotted: true });
});

it('shows several as a line over the time they took', () => {
  expect(seen(chartOf([3.51, 3.52]))).toEqual({ minutes: null, isDotted: false });
});
