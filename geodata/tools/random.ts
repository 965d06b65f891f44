import { createRandom, type Random } from '../../shared/random.ts';

export type { Random };

/** A random source of its own for each part, so that a change in one part moves no other. */
export function randomFor(part: string): Random {
  let hash = 2_166_136_261;
  for (const character of part) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 16_777_619);
  }
  return createRandom(hash);
}

/** A whole number in [low, high]. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** One of the items, each as likely. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]!;
}

/** One of the keys, as likely as its weight. */
export function pickWeighted<T extends string>(random: Random, weights: Record<T, number>): T {
  const entries = Object.entries(weights) as [T, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = random() * total;
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  return entries[entries.length - 1]![0];
}
