/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/**
 * Wuxi: what a screen looks at that knows nothing yet. The same as the city's own box once that is known, so that what was
 * drawn before needs no second picture.
 */
export const FIRST_BOX = [119.514454, 31.111658, 120.601281, 31.99305] as const satisfies Box;

/** CSS pixels around what is shown whole. */
export const FIT_MARGIN_PX = 24;
