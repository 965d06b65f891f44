import type { Sample } from '../../../shared/risk/growth.ts';
import type { Palette } from '../../ui/palette.ts';
import type { GrowthLine } from './growth-line.ts';

export const NUMERALS = { red: 'Ⅰ', orange: 'Ⅱ', yellow: 'Ⅲ', blue: 'Ⅳ' } as const;

/** Whether a value is near enough to be drawn without pressing the line flat. */
export type SeriesRoom = (value: number) => boolean;

type Look = { color: string; type: 'solid' | 'dashed'; width: number; label?: object };

const between = (start: Sample, end: Sample, { color, type, width, label }: Look) => ({
  type: 'line' as const,
  data: [
    { value: [...start], symbolSize: 3 },
    { value: [...end], symbolSize: 3, ...(label && { label }) },
  ],
  symbol: 'circle' as const,
  silent: true,
  // Numerals stand above every line, also above one that goes on from where they are.
  z: label ? 4 : 3,
  lineStyle: { color, type, width },
  itemStyle: { color },
  tooltip: { show: false },
});

const numeral = (formatter: string, { text, raised }: Palette) => ({
  ...{ show: true, position: 'right' as const, formatter, color: text, fontSize: 11 },
  ...{ backgroundColor: raised, padding: [0, 2] },
});

/**
 * The change a rule judged, as a line over its window; for each step, how steep it would have to be; and for a
 * forecast where that leads.
 */
export function seriesOfGrowth(
  { start, end, limits, ahead }: GrowthLine,
  near: SeriesRoom,
  palette: Palette,
) {
  const { text, levels } = palette;
  return [
    ...limits
      .filter((limit) => near(limit.end[1]))
      .map(({ band: { level }, end: reached }) =>
        between(start, reached, {
          ...{ color: levels[level].edge, type: 'dashed', width: 1.2 },
          label: numeral(NUMERALS[level], palette),
        }),
      ),
    between(start, end, { color: text, type: 'solid', width: 2 }),
    ...(ahead ? [between(end, ahead, { color: text, type: 'dashed', width: 1.2 })] : []),
  ];
}
