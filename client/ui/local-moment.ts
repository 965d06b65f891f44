/** Asia/Shanghai, which has no summer time. */
const OFFSET_MS = 8 * 3_600_000;
const OFFSET = '+08:00';
/** `2026-07-06T10:00`, as a field for date and time holds it. */
const FIELD_LENGTH = 16;

/** A moment (epoch ms) for a field of date and time, as clocks in Wuxi show it. */
export const fieldOfMoment = (epochMs: number): string =>
  new Date(epochMs + OFFSET_MS).toISOString().slice(0, FIELD_LENGTH);

/** What such a field holds as an instant of the API. */
export const instantOfField = (field: string): string => `${field}:00${OFFSET}`;
