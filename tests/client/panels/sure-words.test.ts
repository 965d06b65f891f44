import '../../../client/i18n/later-words.ts';
import { expect, it } from 'vitest';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { sureKey, sureWords } from '../../../client/panels/evacuation/sure-words.ts';
import { planOf } from '../../support/evacuation.ts';

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

it('names the area that is signed for: of what it was made, how large, and how many grids', () => {
  const asked = (plan = planOf()) => sureWords({ ...plan, areaSquareMetres: 790_000 }, TEXTS.zh);
  expect(asked()).toMatch(/^疏散范围：手绘，0\.79 km²，3 个网格。拟安置 260 人/);
  const area = { kind: 'around', place: [120.3, 31.5] as [number, number], metres: 500 } as const;
  expect(asked({ ...planOf(), area })).toContain('疏散范围：周边，');
});
