import { describe, expect, it } from 'vitest';
import { createPace } from '../../../server/telemetry/pace.ts';
import { MAX_BATCH } from '../../../shared/model/reading.ts';

describe('the pace of writing', () => {
  it('takes the most in while it has not been measured', () => {
    expect(createPace().limits()).toEqual({ batch: 10_000, queue: 50_000, ofOne: 33_333 });
  });

  it('lets as much wait as is written in three quarters of a second', () => {
    const pace = createPace();
    pace.wrote(5_000, 250);
    expect(pace.limits()).toEqual({ batch: 5_000, queue: 15_000, ofOne: 10_000 });
  });

  it('lets one feed have the batch under way and the next, and keeps a third for the others', () => {
    for (const [readings, tookMs] of [
      [1_000, 60_000],
      [5_000, 250],
      [5_000, 100],
      [10_000, 1],
    ] as const) {
      const pace = createPace();
      pace.wrote(readings, tookMs);
      const { batch, queue, ofOne } = pace.limits();
      expect(ofOne).toBeGreaterThanOrEqual(Math.max(2 * batch, 2 * MAX_BATCH));
      expect(queue - ofOne).toBeGreaterThanOrEqual(MAX_BATCH);
    }
  });

  it('follows a database that becomes slower, and forgets it when it is fast again', () => {
    const pace = createPace();
    pace.wrote(5_000, 150);
    for (let batch = 0; batch < 20; batch += 1) pace.wrote(5_000, 230);
    expect(pace.limits().queue).toBeLessThan(16_500);
    for (let batch = 0; batch < 20; batch += 1) pace.wrote(5_000, 150);
    expect(pace.limits().queue).toBeGreaterThan(24_900);
  });

  it('never takes less than three whole requests, nor more than memory has room for', () => {
    const pace = createPace();
    pace.wrote(1_000, 60_000);
    expect(pace.limits()).toEqual({ batch: 1_000, queue: 15_000, ofOne: 10_000 });
    const fast = createPace();
    fast.wrote(10_000, 1);
    expect(fast.limits()).toEqual({ batch: 10_000, queue: 50_000, ofOne: 33_333 });
  });

  it('learns nothing from small batches, nor from a clock that stands still', () => {
    const pace = createPace();
    pace.wrote(3, 300);
    pace.wrote(5_000, 0);
    expect(pace.limits()).toEqual(createPace().limits());
  });
});
