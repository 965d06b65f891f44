import type { EvacuationPlan } from '../../../shared/model/evacuation.ts';
import type { TextKey } from '../../i18n/use-text.ts';
import { isCovered } from '../../situation/is-covered.ts';

type Sums = Pick<EvacuationPlan, 'totals' | 'coveredShare'>;

/** What is asked before an order is signed: that nobody is left without a place is said of the counted alone. */
export function sureKey(plan: Sums): TextKey {
  if (plan.totals.unplaced > 0) return 'evacuation.sure-short';
  if (plan.totals.uncounted > 0 || !isCovered(plan)) return 'evacuation.sure-uncounted';
  return 'evacuation.sure';
}
