import { CITY_OFFSET_MS } from '../time/units.ts';

/** A moment of CAP: whole seconds and a numeric offset; `Z` is not allowed. */
const CAP_MOMENT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)[-+](\d\d):(\d\d)$/;

/** Year to second in Beijing, as ISO 8601 without an offset. */
const inBeijing = (at: number): string => new Date(at + CITY_OFFSET_MS).toISOString().slice(0, 19);

/** A moment (epoch ms) as CAP writes it: `2025-07-01T10:30:00+08:00`. Parts of a second are dropped. */
export const capMoment = (at: number): string => `${inBeijing(at)}+08:00`;

/** A moment as the national identifier writes it: `20250701103000`, Beijing time. */
export const compactMoment = (at: number): string => inBeijing(at).replaceAll(/\D/g, '');

/** Whether a text is a moment CAP allows and the calendar has. */
export const isCapMoment = (text: string): boolean => {
  const [, year, month, day, hour, minute, second, offsetHour, offsetMinute] = (
    CAP_MOMENT.exec(text) ?? []
  ).map(Number);
  if (year === undefined) return false;
  const date = new Date(Date.UTC(year, month! - 1, day, hour, minute, second));
  const isDay = date.getUTCMonth() === month! - 1 && date.getUTCDate() === day;
  return (
    isDay && hour! < 24 && minute! < 60 && second! < 60 && offsetHour! < 15 && offsetMinute! < 60
  );
};

/** Epoch ms of a moment of CAP; null of anything else. */
export const readCapMoment = (text: string): number | null =>
  isCapMoment(text) ? Date.parse(text) : null;
