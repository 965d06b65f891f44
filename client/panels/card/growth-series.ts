import type { Sample } from '../../../shared/risk/growth.ts';
import type { Palette } from '../../ui/palette.ts';
import type { GrowthLine } from './growth-line.ts';

export const NUMERALS = { red: 'Ⅰ', orange: 'Ⅱ', yellow: 'Ⅲ', blue: 'Ⅳ' } as const;

/** Whether a value is near enough to be drawn without pressing the line flat. */
export type SeriesRoom = (value: number) => boolean;

type Look = { color: string; type: 'solid' | 'dashed'; width: number; word?: string; text: string };

const between = (start: Sample, end: Sample, { color, type, width, word, text }: Look) => ({
  type: 'line' as const,
  data: [
    { value: [...start], symbolSize: 3 },
    {
      value: [...end],
      symbolSize: 3,
      ...(word && {
        label: {
          show: true,
          position: 'right' as const,
          formatter: word,
          color: text,
          fontSize: 11,
        },
      }),
    },
  ],
  symbol: 'circle' as const,
  silent: true,
  lineStyle: { color, type, width },
  itemStyle: { color },
  tooltip: { show: false },
});

/**
 * The change a rule judged, as a line over its window; for each step, how steep it would have to be; and for a
 * forecast where that leads.
 */
export function seriesOfGrowth(
  { start, end, limits, ahead }: GrowthLine,
  near: SeriesRoom,
  { text, levels }: Palette,
) {
  return [
    ...limits
      .filter((limit) => near(limit.end[1]))
      .map(({ band: { level }, end: reached }) =>
        between(start, reached, {
          ...{ color: levels[level].edge, type: 'dashed', width: 1.2 },
          ...{ word: NUMERALS[level], text },
        }),
      ),
    between(start, end, { color: text, type: 'solid', width: 2, text }),
    ...(ahead ? [between(end, ahead, { color: text, type: 'dashed', width: 1.2, text })] : []),
  ];
}
