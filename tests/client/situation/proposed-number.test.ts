import { describe, expect, it } from 'vitest';
import { proposedNumber } from '../../../client/situation/proposed-number.ts';

describe('the number proposed for an order', () => {
  it('says its sort, its year and its minute, by the clock in Beijing', () => {
    const lateOnNewYearsEve = Date.parse('2026-12-31T16:05:30Z');
    expect(proposedNumber('动用', lateOnNewYearsEve)).toBe('动用〔2027〕2701010005');
  });
});
