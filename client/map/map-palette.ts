import { CONDITIONS, type Condition } from '../../shared/model/level.ts';
import { PALETTES, type Theme } from '../ui/palette.ts';

/** Red, green, blue and opacity, 0 to 255 each, as deck.gl takes a colour. */
export type Rgba = [number, number, number, number];

/** Everything that is painted on the map but the four levels: low in chroma, close in lightness. */
export type BaseColours = {
  land: string;
  water: string;
  shore: string;
  river: string;
  outside: string;
  county: string;
  town: string;
  community: string;
  grid: string;
  countyText: string;
  townText: string;
  communityText: string;
  waterText: string;
  halo: string;
};

export const BASE_COLOURS: Readonly<Record<Theme, BaseColours>> = {
  dark: {
    land: '#18212D',
    water: '#14293D',
    shore: '#2C4966',
    river: '#1F3A54',
    outside: 'rgba(13, 18, 26, 0.5)',
    county: '#66798F',
    town: '#42536A',
    community: '#313F51',
    grid: '#2A3647',
    countyText: '#D3DEEA',
    townText: '#9FB0C3',
    communityText: '#8496AA',
    waterText: '#86A5C4',
    halo: '#141C27',
  },
  light: {
    land: '#F6F7F9',
    water: '#BFD6E8',
    shore: '#8FB0CA',
    river: '#A9C6DC',
    outside: 'rgba(226, 231, 237, 0.6)',
    county: '#74859A',
    town: '#A9B6C4',
    community: '#C7D0DA',
    grid: '#D9E0E7',
    countyText: '#2B3948',
    townText: '#4C5B6D',
    communityText: '#66768A',
    waterText: '#3F6687',
    halo: '#FBFCFD',
  },
};

/** `#RRGGBB` as numbers. */
export function rgba(hex: string, opacity = 1): Rgba {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255, Math.round(opacity * 255)];
}

/** The hue a condition is painted in; `none` has the quiet colour of secondary text. */
export function conditionHex(theme: Theme, condition: Condition): string {
  const palette = PALETTES[theme];
  return condition === 'none' ? palette.secondary : palette.levels[condition].fill;
}

/** The outline that carries a symbol's contrast. */
export function conditionEdgeHex(theme: Theme, condition: Condition): string {
  const palette = PALETTES[theme];
  return condition === 'none' ? palette.secondary : palette.levels[condition].edge;
}

/** Colours by condition code. */
export const conditionColours = (theme: Theme, opacity = 1): Rgba[] =>
  CONDITIONS.map((condition) => rgba(conditionHex(theme, condition), opacity));
