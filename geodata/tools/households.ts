import { FEWEST_HOUSEHOLDS, MOST_HOUSEHOLDS } from './census.ts';
import type { Random } from './random.ts';

/** How much of the density field's unevenness a grid keeps; the rest is what dividing evens out. */
const KEPT_UNEVENNESS = 0.5;
const NOISE_HOUSEHOLDS = 50;

/**
 * Shares `total` households among comprehensive grids of these weights: most between FEWEST and MOST, the sum
 * exact. Answers whole numbers in the order of the weights.
 */
export function shareHouseholds(
  weights: readonly number[],
  total: number,
  random: Random,
): number[] {
  const mean = total / weights.length;
  const meanWeight = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const shares = weights.map((weight) => {
    const tilt = (weight / meanWeight - 1) * mean * KEPT_UNEVENNESS;
    return clamp(Math.round(mean + tilt + (random() * 2 - 1) * NOISE_HOUSEHOLDS));
  });
  let rest = total - shares.reduce((sum, share) => sum + share, 0);
  for (let round = 0; rest !== 0; round += 1) {
    const step = Math.sign(rest);
    const limited = round < MOST_HOUSEHOLDS;
    for (let index = 0; index < shares.length && rest !== 0; index += 1) {
      const next = shares[index]! + step;
      if (limited && next !== clamp(next)) continue;
      shares[index] = next;
      rest -= step;
    }
  }
  return shares;
}

function clamp(households: number): number {
  return Math.min(Math.max(households, FEWEST_HOUSEHOLDS), MOST_HOUSEHOLDS);
}
