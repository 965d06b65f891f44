import type { GridPlan, GridPlanState } from '../../../shared/model/grid-plan.ts';
import { useText } from '../../i18n/use-text.ts';

const WAY = [
  'draft',
  'checked',
  'consulting',
  'approved',
  'effective',
  'filed',
  'acknowledged',
] as const;

/** How far along the way a state is; what was closed stands nowhere on it. */
export function stepOf(plan: Pick<GridPlan, 'state' | 'filing'>): number {
  if (plan.state === 'revised') return WAY.indexOf('draft');
  return (WAY as readonly GridPlanState[]).indexOf(plan.state);
}

/** The plan's state as steps along the top. */
export function PlanSteps({ plan }: { plan: GridPlan }) {
  const text = useText();
  const at = stepOf(plan);
  const isClosed = at === -1;
  return (
    <ol className="jw-plan-steps" data-testid="plan-steps" data-state={plan.state}>
      {WAY.map((state, index) => (
        <li key={state} data-done={index < at} aria-current={index === at ? 'step' : undefined}>
          {text(
            plan.state === 'revised' && index === 0 ? 'plan-state.revised' : `plan-state.${state}`,
          )}
        </li>
      ))}
      {isClosed && (
        <li aria-current="step" data-closed>
          {text(`plan-state.${plan.state}`)}
        </li>
      )}
    </ol>
  );
}
