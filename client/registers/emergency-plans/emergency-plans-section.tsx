import { useState } from 'react';
import type { EmergencyPlan } from '../../../shared/model/emergency-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { ShortList } from '../places/short-list.tsx';
import { chooseItem, useItem } from '../section-address.ts';
import { DraftForm } from './draft-form.tsx';
import { EmergencyPlanFileView } from './plan-file-view.tsx';
import { ReviewMark } from './review-mark.tsx';
import '../places/places.css';
import '../by-area/by-area.css';
import '../file.css';

const CHOICES = ['all', 'holding', 'working', 'overdue'] as const;
type Chosen = (typeof CHOICES)[number];

const WORKING: readonly EmergencyPlan['state'][] = [
  'draft',
  'reviewed',
  'approved',
  'published',
  'under_revision',
];

const passes = (chosen: Chosen, { state, edition, review }: EmergencyPlan): boolean => {
  if (chosen === 'holding') return edition > 0 && state !== 'withdrawn';
  if (chosen === 'working') return WORKING.includes(state);
  return chosen === 'all' || review === 'overdue';
};

/** The library of emergency plans, those whose review is overdue among them (art. 19). */
export function EmergencyPlansSection() {
  const text = useText();
  const [chosen, setChosen] = useState<Chosen>('all');
  const opened = useItem();
  const { value, ...question } = useQuestion<{ plans: EmergencyPlan[] }>('/api/emergency-plans');
  const rows = value?.plans ?? null;
  const countOf = (name: Chosen) => (rows ?? []).filter((row) => passes(name, row)).length;
  if (opened !== null) {
    return (
      <EmergencyPlanFileView
        key={opened}
        id={opened}
        close={() => chooseItem(null)}
        changed={question.again}
      />
    );
  }
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('plans.lead')}</p>
      <Choice
        label={text('registers.emergency-plans')}
        names={CHOICES}
        chosen={chosen}
        wordOf={(name) => `${text(`plans.${name}`)} ${formatNumber(countOf(name))}`}
        choose={setChosen}
      />
      <Section
        question={{ ...question, value: rows }}
        empty={{ title: text('plans.empty'), hint: text('plans.empty.hint') }}
      >
        {(all) => <PlanTable plans={all.filter((row) => passes(chosen, row))} open={chooseItem} />}
      </Section>
      <DraftForm
        drafted={(plan) => {
          question.again();
          chooseItem(plan.id);
        }}
      />
    </section>
  );
}

function PlanTable({
  plans,
  open,
}: {
  plans: readonly EmergencyPlan[];
  open: (id: string) => void;
}) {
  const text = useText();
  const departmentName = useDepartmentName();
  return (
    <ShortList
      rows={plans}
      wordsOf={(plan) =>
        `${plan.name} ${text(`plan-class.${plan.class}`)} ${departmentName(plan.department)}`
      }
    >
      {(shown) => (
        <table className="jw-table" data-testid="emergency-plans">
          <thead>
            <tr>
              <th>{text('plans.name')}</th>
              <th>{text('plans.class')}</th>
              <th>{text('plans.kind')}</th>
              <th>{text('plans.area')}</th>
              <th>{text('plans.department')}</th>
              <th>{text('plans.state')}</th>
              <th>{text('plans.review')}</th>
              <th>{text('admin.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((plan) => (
              <tr key={plan.id} data-plan={plan.id}>
                <td>
                  {plan.name} {plan.synthetic && <SyntheticBadge />}
                </td>
                <td className="jw-nowrap">{text(`plan-class.${plan.class}`)}</td>
                <td className="jw-nowrap">{text(`incident.kind.${plan.kind}`)}</td>
                <td>
                  <AreaName code={plan.area} />
                </td>
                <td>{departmentName(plan.department)}</td>
                <td>
                  <span className="jw-nowrap">{text(`emergency-plan-state.${plan.state}`)}</span>
                  <span className="jw-town">
                    {plan.edition === 0
                      ? text('plans.edition.none')
                      : text('plans.edition', { edition: plan.edition })}
                  </span>
                </td>
                <td>
                  <ReviewMark plan={plan} />
                </td>
                <td>
                  <button type="button" className="jw-button" onClick={() => open(plan.id)}>
                    {text('plans.open')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ShortList>
  );
}
