import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import { useText } from '../../i18n/use-text.ts';

/** The state in a word, and what is late or overtaken about the plan. */
export function PlanStateText({ plan }: { plan: GridPlan }) {
  const text = useText();
  return (
    <span>
      {text(`plan.state.${plan.state}`)}
      {plan.filingLate && <b className="jw-late">{text('plan.filing-late')}</b>}
      {plan.baseOutdated && <b className="jw-late">{text('plan.base-outdated')}</b>}
    </span>
  );
}
