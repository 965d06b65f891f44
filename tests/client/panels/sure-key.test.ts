import { expect, it } from 'vitest';
import { sureKey } from '../../../client/panels/evacuation/sure-key.ts';

const TOTALS = { heads: 90, placed: 90, unplaced: 0, beyond: 0, trips: 0, uncounted: 0 };
const sums = (change: Partial<typeof TOTALS>, coveredShare = 1) => ({
  totals: { ...TOTALS, waterLitres: 0, toilets: 0, ...change },
  coveredShare,
});

it('tells the signer that everybody has a place only where everybody is counted', () => {
  expect(sureKey(sums({}))).toBe('evacuation.sure');
  expect(sureKey(sums({ uncounted: 1 }))).toBe('evacuation.sure-uncounted');
  expect(sureKey(sums({}, 0.8))).toBe('evacuation.sure-uncounted');
  expect(sureKey(sums({ unplaced: 5 }))).toBe('evacuation.sure-short');
  expect(sureKey(sums({ unplaced: 5, uncounted: 1 }))).toBe('evacuation.sure-short-uncounted');
});
