import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import type { PlanList as Plans } from '../../../shared/wire/grid-plans.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { useLive } from '../../store/live-store.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { EmptyState, ErrorState, LoadingState, OfflineState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { goToPlan } from '../plan-address.ts';
import { NewPlanForm } from './new-plan.tsx';

/** Asked again while it is looked at: others draft too. */
const AGAIN_MS = 10_000;

/** The plans of the analyst's area, newest change first, and the way to a new one. */
export function PlanList() {
  const text = useText();
  const [drafting, setDrafting] = useState(false);
  if (drafting) return <NewPlanForm close={() => setDrafting(false)} />;
  return (
    <section className="jw-plans" data-testid="plan-list">
      <header className="jw-row">
        <h2 className="jw-grow">{text('studio.plans')}</h2>
        <button type="button" className="jw-button" data-strong onClick={() => setDrafting(true)}>
          <Plus size={14} aria-hidden="true" /> {text('studio.new-plan')}
        </button>
      </header>
      <Rows />
    </section>
  );
}

function Rows() {
  const text = useText();
  const { value, refusal, again } = useQuestion<Plans>('/api/plans', AGAIN_MS);
  const offline = useLive((live) => live.status === 'not-live');
  if (value === null) {
    if (offline) return <OfflineState />;
    if (refusal) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  if (value.plans.length === 0) {
    return <EmptyState title={text('studio.no-plans')} hint={text('studio.no-plans.hint')} />;
  }
  return (
    <ul className="jw-list">
      {value.plans.map((plan) => (
        <PlanRow key={plan.id} plan={plan} />
      ))}
    </ul>
  );
}

function PlanRow({ plan }: { plan: GridPlan }) {
  const text = useText();
  const names = useNames();
  return (
    <li>
      <button type="button" className="jw-plan-row" onClick={() => goToPlan(plan.id)}>
        <span className="jw-row">
          <b className="jw-grow jw-clip">{plan.name}</b>
          <span className="jw-badge">{text(`plan-state.${plan.state}`)}</span>
        </span>
        <span className="jw-row jw-small jw-secondary">
          <span className="jw-grow jw-clip">
            <AreaName code={plan.town ?? plan.county} /> ·{' '}
            {text('studio.communities', { count: plan.communities.length })}
          </span>
          {plan.filingLate && <b className="jw-late">{text('studio.filing-late')}</b>}
        </span>
        <span className="jw-small jw-secondary jw-clip">
          {actorName(plan.draftedBy, text, names)} · <TimeText at={plan.changedAt} />
        </span>
      </button>
    </li>
  );
}
