import { useState } from 'react';
import type { GridPlan } from '../../../shared/model/grid-plan.ts';
import { isPlanOpen } from '../../../shared/risk/plan-life.ts';
import type { PlanList } from '../../../shared/wire/grid-plans.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { drawingLink, type PlansAddress } from './plan-address.ts';
import { PlanStateText } from './plan-state.tsx';

const ASKED_EVERY_MS = 30_000;
const SHOWN = ['open', 'late', 'all'] as const;
type Shown = (typeof SHOWN)[number];

const isShown: Readonly<Record<Shown, (plan: GridPlan) => boolean>> = {
  open: ({ state }) => isPlanOpen(state) || state === 'approved' || state === 'effective',
  late: ({ filingLate }) => filingLate,
  all: () => true,
};

/** Every plan of the asker's area: those under way first chosen, those filed late apart. */
export function PlansTable({ go }: { go: (next: PlansAddress) => void }) {
  const text = useText();
  const [shown, setShown] = useState<Shown>('open');
  const plans = useQuestion<PlanList>('/api/plans', ASKED_EVERY_MS);
  const mayDraw = useLive(({ me }) => me?.role === 'analyst' || me?.role === 'administrator');
  const rows = plans.value?.plans.filter(isShown[shown]) ?? null;
  return (
    <section className="jw-admin-section">
      <div className="jw-row">
        <p className="jw-secondary jw-grow">{text('plan.lead')}</p>
        <button
          type="button"
          className="jw-button"
          onClick={() => go({ view: 'past', plan: null })}
        >
          {text('plan.past')}
        </button>
        {mayDraw && (
          <button
            type="button"
            className="jw-button"
            data-strong
            onClick={() => go({ view: 'new', plan: null })}
          >
            {text('plan.new')}
          </button>
        )}
      </div>
      <Choice
        label={text('plan.shown')}
        names={SHOWN}
        chosen={shown}
        wordOf={(name) => text(`plan.shown.${name}`)}
        choose={setShown}
      />
      <Section
        question={{ ...plans, value: rows }}
        empty={{ title: text('plan.empty'), hint: text('plan.empty.hint') }}
      >
        {(found) => <Table rows={found} go={go} />}
      </Section>
    </section>
  );
}

function Table({ rows, go }: { rows: readonly GridPlan[]; go: (next: PlansAddress) => void }) {
  const text = useText();
  return (
    <table className="jw-table" data-testid="plans-table">
      <thead>
        <tr>
          <th>{text('plan.name')}</th>
          <th>{text('plan.area')}</th>
          <th>{text('plan.state')}</th>
          <th>{text('plan.drafted-by')}</th>
          <th>{text('plan.changed')}</th>
          <th>{text('admin.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((plan) => (
          <tr key={plan.id}>
            <td>{plan.name}</td>
            <td>
              <AreaName code={plan.town ?? plan.county} />
              <span className="jw-secondary jw-small jw-block">
                {text('plan.communities', { count: plan.communities.length })}
              </span>
            </td>
            <td>
              <PlanStateText plan={plan} />
            </td>
            <td>{plan.draftedBy}</td>
            <td>
              <TimeText at={plan.changedAt} />
            </td>
            <td className="jw-acts">
              <button
                type="button"
                className="jw-button"
                onClick={() => go({ view: 'file', plan: plan.id })}
              >
                {text('plan.file')}
              </button>
              {isPlanOpen(plan.state) && (
                <a className="jw-button" href={drawingLink(plan.id)}>
                  {text('plan.draw')}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
