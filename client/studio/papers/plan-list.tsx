import '../../i18n/later-words.ts';
import { isPlanOpen } from '../../../shared/risk/plan-life.ts';
import type { PlanList as Plans } from '../../../shared/wire/grid-plans.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { drawingLink, plansLink } from './plan-address.ts';
import { PlanStateText } from './plan-state.tsx';
import './papers.css';

const ASKED_EVERY_MS = 30_000;

/** The plans that are not over, for the side of the studio: open one to draw, or read its file. */
export function PlanList({ opened }: { opened?: string | null }) {
  const text = useText();
  const { value, refusal, again } = useQuestion<Plans>('/api/plans', ASKED_EVERY_MS);
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  const plans = value.plans.filter(({ state, filingLate }) => isPlanOpen(state) || filingLate);
  return (
    <div className="jw-plan-list" data-testid="plan-list">
      <div className="jw-row">
        <a className="jw-button" href={plansLink({ view: 'new', plan: null })}>
          {text('plan.new')}
        </a>
        <a className="jw-button" href={plansLink({ view: 'list', plan: null })}>
          {text('plan.all')}
        </a>
      </div>
      {plans.length === 0 && (
        <EmptyState title={text('plan.empty')} hint={text('plan.empty.hint')} />
      )}
      <ul>
        {plans.map((plan) => (
          <li key={plan.id} aria-current={plan.id === opened ? 'true' : undefined}>
            <a href={drawingLink(plan.id)}>{plan.name}</a>
            <span className="jw-secondary jw-small">
              <PlanStateText plan={plan} />
            </span>
            <a className="jw-small" href={plansLink({ view: 'file', plan: plan.id })}>
              {text('plan.file')}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
