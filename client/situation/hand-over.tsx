import { useState } from 'react';
import type { Case } from '../../shared/model/case.ts';
import type { CaseFile, CaseList } from '../../shared/wire/cases.ts';
import { newActKey } from '../commands/act-key.ts';
import { openCase } from '../commands/manage-cases.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { registersLink } from '../registers/section-address.ts';
import { useLive } from '../store/live-store.ts';
import { ActButton } from '../ui/act-button.tsx';
import { useQuestion } from '../ui/use-question.ts';

const ASK_MS = 15_000;

/** With which department the case of a thing is; one act hands it to the desk the rule table names (art. 57). */
export function HandOver(props: { about: Case['about']; title: string; mayAct: boolean }) {
  const { about, title, mayAct } = props;
  const text = useText();
  const language = useLanguage();
  const departments = useLive((live) => live.registers?.departmentById);
  const isPerson = useLive(({ me }) => me !== null && me.role !== 'wall');
  // One key for every try: an answer that was lost opens nothing twice.
  const [key, setKey] = useState(newActKey);
  const path = `/api/cases?about=${encodeURIComponent(about.id)}`;
  const list = useQuestion<CaseList>(isPerson ? path : null, ASK_MS);
  const cases = list.value?.cases.filter((one) => one.about.kind === about.kind) ?? [];
  const isOpen = cases.some(({ closedAt }) => closedAt === null);
  const nameOf = (id: string) => {
    const department = departments?.get(id);
    return (language === 'zh' ? department?.name : department?.nameEnglish) ?? id;
  };
  const opened = () => {
    setKey(newActKey());
    list.again();
  };
  return (
    <section data-testid="hand-over">
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
        <ActButton<CaseFile>
          word={text('cases.hand-over')}
          act={() => openCase({ about, title, lead: null }, key)}
          done={opened}
        />
      )}
    </section>
  );
}
