import type { Text } from '../i18n/use-text.ts';

/** Points of the compass a wind comes from, degrees. */
export const WINDS = [0, 45, 90, 135, 180, 225, 270, 315] as const;

const nearestPoint = (degrees: number) => WINDS[Math.round(degrees / 45) % WINDS.length]!;

/** From where a wind comes, by the nearest of eight points. */
export const windPointWords = (degrees: number, text: Text): string =>
  text('wind.from', { from: text(`wind.${nearestPoint(degrees)}`) });

/** The same with the degrees, where they are others than the point's. */
export function windWords(degrees: number, text: Text): string {
  const whole = Math.round(degrees) % 360;
  const words = windPointWords(degrees, text);
  return whole === nearestPoint(degrees) ? words : `${words} ${whole}°`;
}
