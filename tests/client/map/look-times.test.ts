import { describe, expect, it } from 'vitest';
import { createLookTimes } from '../../../client/map/look-times.ts';

/** A clock of looks that has looked at 1,000 ms, having heard the first frame and the first alarm long before. */
function lookedAt1000() {
  const isDue = createLookTimes();
  isDue(800, { frame: 1, alarms: 1 });
  isDue(1_000, { frame: 1, alarms: 1 });
  return isDue;
}

describe('the stores', () => {
  it('are looked at ten times a second while nothing is heard', () => {
    const isDue = lookedAt1000();
    expect(isDue(1_099, { frame: 1, alarms: 1 })).toBe(false);
    expect(isDue(1_100, { frame: 1, alarms: 1 })).toBe(true);
  });

  it('are looked at for an alarm in its first frame, whatever was looked at just before', () => {
    const isDue = lookedAt1000();
    expect(isDue(1_001, { frame: 1, alarms: 2 })).toBe(true);
    expect(isDue(1_050, { frame: 2, alarms: 2 })).toBe(true);
    expect(isDue(1_066, { frame: 2, alarms: 3 })).toBe(true);
  });

  it('are looked at once in 33 ms for a flood of alarms', () => {
    const isDue = lookedAt1000();
    const frames = Array.from({ length: 13 }, (_, index) => 1_008 + index * 8);
    const looks = frames.filter((at, index) => isDue(at, { frame: 1, alarms: 2 + index }));
    expect(looks).toEqual([1_008, 1_048, 1_088]);
  });

  it('are looked at for telemetry 33 ms after any look, and not again for what was taken', () => {
    const isDue = lookedAt1000();
    expect(isDue(1_010, { frame: 2, alarms: 2 })).toBe(true);
    expect(isDue(1_044, { frame: 2, alarms: 2 })).toBe(false);
    expect(isDue(1_042, { frame: 3, alarms: 2 })).toBe(false);
    expect(isDue(1_044, { frame: 3, alarms: 2 })).toBe(true);
  });
});
