import { CITY_OFFSET_MS } from '../../shared/time/units.ts';

export type Language = 'zh' | 'en';

const two = (value: number): string => String(value).padStart(2, '0');

const shanghai = (epochMs: number): Date => new Date(epochMs + CITY_OFFSET_MS);

/** `14:03:09` in Asia/Shanghai, 24 h; without seconds `14:03`. */
export const formatClock = (epochMs: number, seconds = true): string => {
  const at = shanghai(epochMs);
  const minutes = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return seconds ? `${minutes}:${two(at.getUTCSeconds())}` : minutes;
};

/** `11月22日` in Chinese, `2026-11-22` in English. */
export const formatDate = (epochMs: number, language: Language): string => {
  const at = shanghai(epochMs);
  const month = at.getUTCMonth() + 1;
  const day = at.getUTCDate();
  return language === 'zh'
    ? `${month}月${day}日`
    : `${at.getUTCFullYear()}-${two(month)}-${two(day)}`;
};

/** The same with its year: `2026年11月22日`. */
export const formatDay = (epochMs: number, language: Language): string =>
  language === 'zh'
    ? `${shanghai(epochMs).getUTCFullYear()}年${formatDate(epochMs, language)}`
    : formatDate(epochMs, language);

/** The day, with its year where that is not this year's: `11月22日`, `2025年12月16日`. */
export const formatDayFrom = (epochMs: number, now: number, language: Language): string =>
  shanghai(epochMs).getUTCFullYear() === shanghai(now).getUTCFullYear()
    ? formatDate(epochMs, language)
    : formatDay(epochMs, language);

/** Clock alone on the same Shanghai day as `now`, date and clock otherwise. */
export const formatMoment = (
  epochMs: number,
  now: number,
  language: Language,
  seconds = true,
): string =>
  formatDate(epochMs, 'en') === formatDate(now, 'en')
    ? formatClock(epochMs, seconds)
    : `${formatDayFrom(epochMs, now, language)} ${formatClock(epochMs, seconds)}`;

/** Machine form for `<time dateTime>`. */
export const isoInstant = (epochMs: number): string => new Date(epochMs).toISOString();

/** `2026-11-22T14:03` in Asia/Shanghai: what a field for a moment holds, whatever zone the browser keeps. */
export const cityInput = (epochMs: number): string =>
  `${formatDate(epochMs, 'en')}T${formatClock(epochMs, false)}`;

/** The moment such a field holds, ISO 8601 in UTC; null when it is empty or no moment. */
export const fromCityInput = (text: string): string | null => {
  const epochMs = Date.parse(`${text}:00+08:00`);
  return Number.isFinite(epochMs) ? isoInstant(epochMs) : null;
};
