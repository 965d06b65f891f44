/** Fewer people or households could be persons: they are told as fewer than this (DOMAIN.md §0). */
export const FEWEST_TOLD = 10;

/** Whether a number is told as "<10". None is told as none. */
export const isFew = (count: number): boolean => count > 0 && count < FEWEST_TOLD;

/**
 * A number as sums and differences may use it: few count as ten, or the true number could be worked out from what is
 * left over.
 */
export const toldCount = (count: number): number => (isFew(count) ? FEWEST_TOLD : count);

/** Places left in a shelter: never fewer than none, and at most nine too few. */
export const placesLeft = (capacity: number, inside: number): number =>
  Math.max(0, capacity - toldCount(inside));
