/** Lengths of time in milliseconds. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The city's clock is Beijing time, eight hours ahead of UTC the whole year: China has had no summer time since 1991. */
export const CITY_OFFSET_MS = 8 * HOUR_MS;
