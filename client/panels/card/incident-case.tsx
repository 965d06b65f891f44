import { useState } from 'react';
import type { Incident } from '../../../shared/model/incident.ts';
import type { CaseFile, CaseList } from '../../../shared/wire/cases.ts';
import { newActKey } from '../../commands/act-key.ts';
import { openCase } from '../../commands/manage-cases.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { useQuestion } from '../../ui/use-question.ts';

const ASK_MS = 15_000;

/** With which department an incident's case is; one act hands it to the desk the rule table names (art. 57). */
export function IncidentCase({ incident, mayAct }: { incident: Incident; mayAct: boolean }) {
  const text = useText();
  const language = useLanguage();
  const departments = useLive((live) => live.registers?.departmentById);
  // One key for every try: an answer that was lost opens nothing twice.
  const [key] = useState(newActKey);
  const list = useQuestion<CaseList>(`/api/cases?about=${encodeURIComponent(incident.id)}`, ASK_MS);
  const cases = list.value?.cases ?? [];
  const isOpen = cases.some(({ closedAt }) => closedAt === null);
  const nameOf = (id: string) => {
    const department = departments?.get(id);
    return (language === 'zh' ? department?.name : department?.nameEnglish) ?? id;
  };
  const open = () => {
    const about = { kind: 'incident', id: incident.id } as const;
    return openCase({ about, title: incident.title, lead: null }, key);
  };
  return (
    <section data-testid="incident-case">
      <h4 className="jw-small jw-secondary">{text('registers.cases')}</h4>
      <ul className="jw-list jw-small">
        {cases.map(({ id, lead, state }) => (
          <li key={id}>
            <a href={registersLink('cases', id)}>{nameOf(lead)}</a>{' '}
            <b>{text(`case-state.${state}`)}</b>
          </li>
        ))}
      </ul>
      {mayAct && list.value !== null && !isOpen && (
        <ActButton<CaseFile> word={text('cases.hand-over')} act={open} done={list.again} />
      )}
    </section>
  );
}
