import type { Text } from '../i18n/use-text.ts';

/** Points of the compass a wind comes from, degrees. */
export const WINDS = [0, 45, 90, 135, 180, 225, 270, 315] as const;

const nearestPoint = (degrees: number) => WINDS[Math.round(degrees / 45) % WINDS.length]!;

/** From where a wind comes: the nearest of eight points, and the degrees where they are others. */
export function windWords(degrees: number, text: Text): string {
  const point = nearestPoint(degrees);
  const words = text('wind.from', { from: text(`wind.${point}`) });
  const whole = Math.round(degrees) % 360;
  return whole === point ? words : `${words} ${whole}°`;
}
