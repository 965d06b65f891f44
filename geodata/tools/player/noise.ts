/**
 * A number in [0, 1) that depends on nothing but its arguments (integers), so that a story told twice
 * is the same story. Mixing by the finaliser of MurmurHash3 (public domain).
 */
export function chance(seed: number, step: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(step | 0, 0xc2b2ae35);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return (h >>> 0) / 4_294_967_296;
}

/** Smooth noise in [-1, 1] that wanders once in `period` (same unit as `t`). */
export function drift(seed: number, t: number, period: number): number {
  const step = Math.floor(t / period);
  const part = t / period - step;
  const eased = part * part * (3 - 2 * part);
  const before = chance(seed, step) * 2 - 1;
  const after = chance(seed, step + 1) * 2 - 1;
  return before + (after - before) * eased;
}
