/** How far back a number is compared, and how often it is kept. */
const WINDOW_MS = 10 * 60_000;
const SAMPLE_MS = 15_000;
/** Below this part of the older value a change is called steady. */
const STEADY_PART = 0.02;

export type Trend = 'worse' | 'better' | 'same';

/**
 * Remembers a few numbers for ten minutes, to say whether they are getting worse. Bounded: at most
 * WINDOW_MS / SAMPLE_MS samples a name, whatever the wall is fed.
 */
export function createTrends() {
  const samples = new Map<string, { at: number; value: number }[]>();
  return {
    note(name: string, value: number, at: number): void {
      if (!Number.isFinite(value)) return;
      const kept = samples.get(name) ?? [];
      const last = kept.at(-1);
      if (last !== undefined && at - last.at < SAMPLE_MS) return;
      samples.set(name, [...kept.filter((sample) => at - sample.at <= WINDOW_MS), { at, value }]);
    },
    /** @param higherIsWorse false for places left, units available */
    of(name: string, value: number, higherIsWorse: boolean): Trend {
      const oldest = samples.get(name)?.[0];
      if (oldest === undefined || !Number.isFinite(value)) return 'same';
      const change = value - oldest.value;
      if (Math.abs(change) <= Math.abs(oldest.value) * STEADY_PART) return 'same';
      return change > 0 === higherIsWorse ? 'worse' : 'better';
    },
  };
}
export type Trends = ReturnType<typeof createTrends>;
