import type { CaseDesk } from '../../../shared/model/case.ts';
import { seatAccount } from '../../commands/manage-cases.ts';
import { useText } from '../../i18n/use-text.ts';
import { Actor } from '../../situation/actor.tsx';
import { useAccountNames } from '../../store/account-names.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import { Section } from '../../ui/section.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { DepartmentField } from './department-fields.tsx';

/** Which account sits at which department's desk: for administrators. */
export function DesksPart() {
  const text = useText();
  const departmentName = useDepartmentName();
  const accounts = useAccountNames();
  const { value, ...question } = useQuestion<{ desks: CaseDesk[] }>('/api/case-desks');
  const seat = (form: FormData) =>
    seatAccount(String(form.get('account')), String(form.get('department')));
  return (
    <section className="jw-file-part">
      <h3>{text('cases.desks')}</h3>
      <p className="jw-secondary">{text('cases.desks.lead')}</p>
      <Section
        question={{ ...question, value: value?.desks ?? null }}
        empty={{ title: text('cases.desks.empty') }}
      >
        {(desks) => (
          <ul className="jw-list" data-testid="case-desks">
            {desks.map(({ account, department }) => (
              <li key={account}>
                <Actor id={account} /> · {departmentName(department)}{' '}
                <ActButton
                  word={text('cases.desks.leave')}
                  act={() => seatAccount(account, null)}
                  done={question.again}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <CreateForm word={text('cases.desks.seat')} create={seat} done={question.again}>
        <label>
          {text('cases.desks.account')}
          <select className="jw-select" name="account" required>
            {[...accounts].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <DepartmentField word={text('cases.lead-desk')} />
      </CreateForm>
    </section>
  );
}
