type Rgb = [number, number, number];

export type Vision = 'normal' | 'protanopia' | 'deuteranopia';

const channels = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;

/** sRGB to linear light (WCAG 2.2, relative luminance). */
const linear = (hex: string): Rgb =>
  channels(hex).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as Rgb;

const luminance = (hex: string): number => {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast ratio by WCAG 2.2, 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
};

/** Severity 1.0 matrices of Machado, Oliveira and Fernandes (2009), on linear light. */
const SIMULATIONS: Record<Exclude<Vision, 'normal'>, [Rgb, Rgb, Rgb]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

const seen = (hex: string, vision: Vision): Rgb => {
  const light = linear(hex);
  if (vision === 'normal') return light;
  return SIMULATIONS[vision].map((row) =>
    Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2])),
  ) as Rgb;
};

/** CIE L*a*b* under D65. */
const lab = ([red, green, blue]: Rgb): Rgb => {
  const [x, y, z] = [
    (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
    0.2126729 * red + 0.7151522 * green + 0.072175 * blue,
    (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883,
  ].map((value) => (value > 216 / 24389 ? Math.cbrt(value) : (841 / 108) * value + 4 / 29));
  return [116 * y! - 16, 500 * (x! - y!), 200 * (y! - z!)];
};

/** Difference of two colours (ΔE, CIE 1976) as somebody with that vision sees them; about 2.3 is just visible. */
export const difference = (one: string, other: string, vision: Vision): number => {
  const [a, b] = [lab(seen(one, vision)), lab(seen(other, vision))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
};
