import { describe, expect, it } from 'vitest';
import { feedSilence } from '../../../shared/risk/feed-silence.ts';

const SECOND = 1_000;

describe('the silence of a feed', () => {
  it.each([
    ['a gauge every five minutes', 'sensor', 300, 600, 900],
    ['a gas sensor every half minute', 'sensor', 30, 60, 90],
    ['vehicles every five seconds', 'vehicle', 5, 30, 90],
    ['vehicles that promised every minute', 'vehicle', 60, 120, 180],
  ] as const)(
    'of %s is yellow and red past its limits, not at them',
    (_, kind, period, yellow, red) => {
      expect(feedSilence(kind, period, 0)).toBeNull();
      expect(feedSilence(kind, period, yellow * SECOND)).toBeNull();
      expect(feedSilence(kind, period, yellow * SECOND + 1)).toBe('yellow');
      expect(feedSilence(kind, period, red * SECOND)).toBe('yellow');
      expect(feedSilence(kind, period, red * SECOND + 1)).toBe('red');
    },
  );

  it('is none where the feed has still time to speak', () => {
    expect(feedSilence('sensor', 60, -60 * SECOND)).toBeNull();
  });
});
