import { useState } from 'react';
import type { Danger } from '../../../shared/model/danger.ts';
import { isDangerOverdue } from '../../../shared/risk/danger-life.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { Choice } from '../../ui/choice.tsx';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { DangerTable } from './danger-table.tsx';
import '../hazards/hazards.css';
import { RegisterExport } from '../register-export.tsx';

const ASK_MS = 30_000;

const FILTERS = ['all', 'major', 'overdue', 'review'] as const;
type Filter = (typeof FILTERS)[number];

const passes = (filter: Filter, danger: Danger): boolean => {
  if (filter === 'major') return danger.severity === 'major';
  if (filter === 'overdue') return isDangerOverdue(danger, serverNow());
  return filter === 'all' || danger.state === 'rectified';
};

/** Open hidden dangers, the worst and most urgent first. */
export function DangersSection() {
  const text = useText();
  const dangers = useQuestion<Danger[]>('/api/dangers', ASK_MS);
  const [filter, setFilter] = useState<Filter>('all');
  const shown = dangers.value?.filter((danger) => passes(filter, danger)) ?? null;
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('dangers.lead')}</p>
      <div className="jw-hazard-steps">
        <Choice
          label={text('dangers.filter')}
          names={FILTERS}
          chosen={filter}
          wordOf={(name) => text(`dangers.filter.${name}`)}
          choose={setFilter}
        />
        {shown !== null && <span>{text('hazards.count', { count: shown.length })}</span>}
        <RegisterExport table="dangers" answer={shown} filter={filter} />
      </div>
      <Section
        question={{ ...dangers, value: shown }}
        empty={{ title: text('dangers.empty'), hint: text('dangers.empty.hint') }}
      >
        {(rows) => <DangerTable dangers={rows} changed={dangers.again} withHazard />}
      </Section>
    </section>
  );
}
