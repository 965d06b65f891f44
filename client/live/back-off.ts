/** Waits grow from `firstMs` to `longestMs` by doubling, each spread over its upper half. */
export function createBackOff(firstMs: number, longestMs: number, random: () => number) {
  let tries = 0;
  return {
    nextMs(): number {
      const full = Math.min(longestMs, firstMs * 2 ** tries);
      tries += 1;
      return full * (0.5 + random() / 2);
    },
    reset() {
      tries = 0;
    },
  };
}
