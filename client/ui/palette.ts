import type { Level } from '../../shared/model/level.ts';

export const THEMES = ['dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

/** `fill` is the hue fixed by law; `edge` is the outline that carries the 3:1 contrast of the symbol. */
type LevelColour = { fill: string; edge: string };

export type Palette = {
  surface: string;
  raised: string;
  sunken: string;
  line: string;
  text: string;
  secondary: string;
  accent: string;
  levels: Record<Level | 'unknown', LevelColour>;
};

/**
 * Every colour of the product. tokens.css repeats them for style sheets; a test holds the two equal
 * and measures contrast (WCAG 2.2) and distinctness under protanopia and deuteranopia.
 */
export const PALETTES: Readonly<Record<Theme, Palette>> = {
  dark: {
    surface: '#10161F',
    raised: '#18212D',
    sunken: '#202B39',
    line: '#2A3647',
    text: '#E6EDF5',
    secondary: '#9FB0C3',
    accent: '#A9C7E8',
    levels: {
      red: { fill: '#FF5A52', edge: '#FF5A52' },
      orange: { fill: '#FF9D2E', edge: '#FF9D2E' },
      yellow: { fill: '#FFD84A', edge: '#FFD84A' },
      blue: { fill: '#5AA9FF', edge: '#5AA9FF' },
      unknown: { fill: '#8694A6', edge: '#8694A6' },
    },
  },
  light: {
    surface: '#F4F6F9',
    raised: '#FFFFFF',
    sunken: '#EAEEF3',
    line: '#CFD7E0',
    text: '#17202B',
    secondary: '#4C5B6D',
    accent: '#2B5486',
    levels: {
      red: { fill: '#C4161C', edge: '#8F0D18' },
      orange: { fill: '#F08A00', edge: '#A35400' },
      yellow: { fill: '#FFD83A', edge: '#7A6000' },
      blue: { fill: '#1B62C4', edge: '#123F85' },
      unknown: { fill: '#7C8997', edge: '#55616F' },
    },
  },
};
