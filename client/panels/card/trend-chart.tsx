import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { useView } from '../../store/view-store.ts';
import { decimalsOf, formatNumber } from '../../ui/format-number.ts';
import { formatClock } from '../../ui/format-time.ts';
import { PALETTES, type Theme } from '../../ui/palette.ts';
import type { GrowthLine } from './growth-line.ts';
import { NUMERALS, type SeriesRoom, seriesOfGrowth } from './growth-series.ts';
import type { Line, linesOf, TrendStep } from './trend-points.ts';

type Lines = ReturnType<typeof linesOf>;

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** Place of the means among the lines. */
const MEAN_SERIES = 2;

type Shown = {
  lines: Lines;
  unit: string;
  steps: readonly TrendStep[];
  growth: GrowthLine | null;
};

/** Options of a small line chart: one grey line, thresholds dashed with their numeral, and how fast it changes. */
export function optionsOf({ lines, unit, steps, growth }: Shown, theme: Theme) {
  const palette = PALETTES[theme];
  const told = (value: number) => formatNumber(value, decimalsOf(unit));
  const heard = (line: Line) => line.flatMap(([, value]) => (value === null ? [] : [value]));
  const coming = growth?.ahead ? [growth.ahead[1]] : [];
  const lowest = Math.min(...heard(lines.minimum), ...coming);
  const highest = Math.max(...heard(lines.maximum), ...coming);
  const smallest = 10 ** -decimalsOf(unit);
  const room = Math.max((highest - lowest) * 0.6, Math.abs(highest) * 0.02, 0.05, smallest);
  // Only thresholds near the line are drawn: a far one would press the line flat.
  const near: SeriesRoom = (value) => value >= lowest - room && value <= highest + room;
  const [at] = lines.mean[0]!;
  const isAlone = lines.mean.length === 1;
  const axis = { color: palette.secondary, fontSize: 11 };
  return {
    animation: false,
    grid: { left: 8, right: 24, top: 10, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis' as const,
      confine: true,
      backgroundColor: palette.sunken,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 12 },
      renderMode: 'richText' as const,
      formatter: (shown: unknown) => {
        const first = (shown as { value: [number, number | null]; seriesIndex: number }[]).find(
          ({ seriesIndex }) => seriesIndex === MEAN_SERIES,
        );
        if (!first || first.value[1] === null) return '';
        return `${formatClock(first.value[0])}  ${told(first.value[1])} ${unit}`;
      },
    },
    xAxis: {
      type: 'time' as const,
      // Labels tell no seconds. And around a single value the chart by itself would show two days.
      minInterval: MINUTE_MS,
      ...(isAlone && { min: at - MINUTE_MS, max: at + MINUTE_MS }),
      axisLabel: { ...axis, hideOverlap: true, formatter: (at: number) => formatClock(at, false) },
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      scale: true,
      // No two labels that read alike.
      minInterval: smallest,
      ...(isAlone && { min: lowest - room, max: highest + room }),
      splitNumber: 3,
      // The ends of what a single value is given stand at no round number.
      axisLabel: { ...axis, formatter: told, showMinLabel: !isAlone, showMaxLabel: !isAlone },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      edge(lines.minimum, palette.secondary),
      edge(lines.maximum, palette.secondary),
      {
        type: 'line' as const,
        data: lines.mean,
        showSymbol: isAlone,
        connectNulls: false,
        lineStyle: { color: palette.accent, width: 1.5 },
        itemStyle: { color: palette.accent },
        markLine: {
          silent: true,
          symbol: 'none',
          data: steps
            .filter(({ from }) => near(from))
            .map(({ level, from }) => ({
              yAxis: from,
              lineStyle: { color: palette.levels[level].edge, type: 'dashed' as const, width: 1.2 },
              label: { formatter: NUMERALS[level], color: palette.text, fontSize: 11 },
            })),
        },
      },
      ...(growth ? seriesOfGrowth(growth, near, palette) : []),
    ],
  };
}

/** A thin line for the lowest or the highest of each stretch, so that no spike is averaged away. */
const edge = (line: Line, color: string) => ({
  type: 'line' as const,
  data: line,
  showSymbol: false,
  silent: true,
  connectNulls: false,
  lineStyle: { color, width: 0.7, opacity: 0.6 },
  tooltip: { show: false },
});

/** A trend as a line. The summary is its text for those who cannot see it. */
export function TrendChart({ lines, unit, steps, growth, summary }: Shown & { summary: string }) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const theme = useView((view) => view.theme);
  useEffect(() => {
    if (host.current === null) return;
    const made = init(host.current);
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(host.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(optionsOf({ lines, unit, steps, growth }, theme), { notMerge: true });
  }, [lines, unit, steps, growth, theme]);
  return <div ref={host} className="jw-trend-chart" role="img" aria-label={summary} />;
}
