import type { EvacuationPlan } from '../../../shared/model/evacuation.ts';
import type { TextKey } from '../../i18n/use-text.ts';
import { isCovered } from '../../situation/is-covered.ts';

type Sums = Pick<EvacuationPlan, 'totals' | 'coveredShare'>;

/** What is asked before an order is signed: that nobody is left without a place is said of the counted alone. */
export function sureKey(plan: Sums): TextKey {
  const isCounted = plan.totals.uncounted === 0 && isCovered(plan);
  if (plan.totals.unplaced > 0) {
    return isCounted ? 'evacuation.sure-short' : 'evacuation.sure-short-uncounted';
  }
  return isCounted ? 'evacuation.sure' : 'evacuation.sure-uncounted';
}
