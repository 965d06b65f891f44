import { describe, expect, it } from 'vitest';
import { certificationState, daysLeft, isExpired } from '../../../shared/risk/certification.ts';

/** Half past eight in the evening in Wuxi; an hour before, it is another day in UTC. */
const NOW = Date.parse('2026-07-06T12:30:00Z');
const LATE = Date.parse('2026-07-06T17:00:00Z');

describe('until when a unit is certified', () => {
  it('still holds on its last day in Shanghai, and not on the next', () => {
    expect(isExpired('2026-07-06', NOW)).toBe(false);
    expect(isExpired('2026-07-06', LATE)).toBe(true);
    expect(isExpired('2026-07-05', NOW)).toBe(true);
  });

  it('is due within thirty days before its end', () => {
    expect(certificationState('2026-08-05', NOW)).toBe('due');
    expect(certificationState('2026-08-06', NOW)).toBe('valid');
    expect([daysLeft('2026-08-05', NOW), daysLeft('2026-07-01', NOW)]).toEqual([30, -5]);
  });

  it('without a record is nothing against it', () => {
    expect(isExpired(null, NOW)).toBe(false);
  });
});
