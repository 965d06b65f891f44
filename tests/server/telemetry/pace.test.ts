import { describe, expect, it } from 'vitest';
import { createPace } from '../../../server/telemetry/pace.ts';

describe('the pace of writing', () => {
  it('takes the most in while it has not been measured', () => {
    expect(createPace().limits()).toEqual({ batch: 10_000, queue: 50_000 });
  });

  it('lets as much wait as is written in three quarters of a second', () => {
    const pace = createPace();
    pace.wrote(5_000, 250);
    expect(pace.limits()).toEqual({ batch: 5_000, queue: 15_000 });
  });

  it('follows a database that becomes slower, and forgets it when it is fast again', () => {
    const pace = createPace();
    pace.wrote(5_000, 250);
    for (let batch = 0; batch < 20; batch += 1) pace.wrote(5_000, 350);
    expect(pace.limits().queue).toBeLessThan(11_000);
    for (let batch = 0; batch < 20; batch += 1) pace.wrote(5_000, 250);
    expect(pace.limits().queue).toBeGreaterThan(14_900);
  });

  it('never takes less than two whole requests, nor more than memory has room for', () => {
    const pace = createPace();
    pace.wrote(1_000, 60_000);
    expect(pace.limits()).toEqual({ batch: 1_000, queue: 10_000 });
    const fast = createPace();
    fast.wrote(10_000, 1);
    expect(fast.limits()).toEqual({ batch: 10_000, queue: 50_000 });
  });

  it('learns nothing from small batches, nor from a clock that stands still', () => {
    const pace = createPace();
    pace.wrote(3, 300);
    pace.wrote(5_000, 0);
    expect(pace.limits()).toEqual(createPace().limits());
  });
});
