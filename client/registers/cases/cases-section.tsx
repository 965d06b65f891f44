import { useState } from 'react';
import type { CaseList } from '../../../shared/wire/cases.ts';
import { useText } from '../../i18n/use-text.ts';
import { OwnDepartments } from '../../situation/own-departments.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { chooseItem, useItem } from '../section-address.ts';
import { CaseFileView } from './case-file-view.tsx';
import { CasesTable } from './cases-table.tsx';
import { RulesView } from './rules-view.tsx';
import { SharedView } from './shared-view.tsx';
import './cases.css';

const VIEWS = ['list', 'shared', 'rules'] as const;
const ASK_MS = 15_000;

/** Cases handed from desk to desk, what others share with ours, and the table that proposes desks (arts 7, 57). */
export function CasesSection() {
  const text = useText();
  const opened = useItem();
  const [view, setView] = useState<(typeof VIEWS)[number]>('list');
  const list = useQuestion<CaseList>('/api/cases', ASK_MS);
  const open = (id: string | null) => {
    chooseItem(id);
    list.again();
  };
  if (opened !== null) return <CaseFileView key={opened} id={opened} close={() => open(null)} />;
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('cases.lead')}</p>
      <div className="jw-row jw-case-tools">
        <Choice
          label={text('registers.cases')}
          names={VIEWS}
          chosen={view}
          wordOf={(name) => text(`cases.view.${name}`)}
          choose={setView}
        />
        <OwnDepartments />
      </div>
      {view === 'list' && <CasesTable list={list} open={open} />}
      {view === 'shared' && <SharedView />}
      {view === 'rules' && <RulesView />}
    </section>
  );
}
