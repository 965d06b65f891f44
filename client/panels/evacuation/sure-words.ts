import type { EvacuationPlan } from '../../../shared/model/evacuation.ts';
import type { Text, TextKey } from '../../i18n/use-text.ts';
import { areaWords } from '../../situation/area-words.ts';
import { isCovered } from '../../situation/is-covered.ts';
import { formatArea } from '../../ui/format-area.ts';
import { formatNumber } from '../../ui/format-number.ts';

type Sums = Pick<EvacuationPlan, 'totals' | 'coveredShare'>;

/** What is asked before an order is signed: that nobody is left without a place is said of the counted alone. */
export function sureKey(plan: Sums): TextKey {
  const isCounted = plan.totals.uncounted === 0 && isCovered(plan);
  if (plan.totals.unplaced > 0) {
    return isCounted ? 'evacuation.sure-short' : 'evacuation.sure-short-uncounted';
  }
  return isCounted ? 'evacuation.sure' : 'evacuation.sure-uncounted';
}

type Signed = Sums & Pick<EvacuationPlan, 'area' | 'areaSquareMetres' | 'grids'>;

/** The whole question: of which area the order is, who has a place, and that it cannot be changed. */
export function sureWords(plan: Signed, text: Text): string {
  const { placed, unplaced } = plan.totals;
  const sums = { placed: formatNumber(placed), unplaced: formatNumber(unplaced) };
  return text('evacuation.sure-area', {
    kind: areaWords(plan.area, text),
    area: formatArea(plan.areaSquareMetres),
    count: plan.grids.length,
    sums: text(sureKey(plan), sums),
  });
}
