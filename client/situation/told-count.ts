import { SMALLEST_SHOWN_COUNT } from '../ui/format-number.ts';

/**
 * A count of people as sums and differences may use it: what is told as "<10" counts as ten, so that
 * nobody can work out the true number from what is left over (DOMAIN.md §0). Zero stays zero.
 */
export const toldCount = (count: number): number =>
  count > 0 ? Math.max(count, SMALLEST_SHOWN_COUNT) : count;

/** Places left in a shelter, never fewer than none and at most nine too few. */
export const placesLeft = (capacity: number, sheltered: number): number =>
  Math.max(0, capacity - toldCount(sheltered));
