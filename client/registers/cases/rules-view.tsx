import { useState } from 'react';
import type { CaseRules } from '../../../shared/model/case.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { RuleForm } from './rule-form.tsx';
import { whatOf } from './rule-words.ts';

/** The table that proposes desks: the first line that fits, with the version and where it is from. */
export function RulesView() {
  const text = useText();
  const departmentName = useDepartmentName();
  const question = useQuestion<CaseRules>('/api/case-rules');
  const mayChange = useLive(({ me }) => me?.role === 'administrator');
  const [editing, setEditing] = useState<string | null>(null);
  const { value } = question;
  const edited = value?.rules.find(({ id }) => id === editing);
  return (
    <>
      {value !== null && (
        <p className="jw-secondary">
          {text('cases.rules.version', { version: value.version })} · {value.source}{' '}
          <abbr title={text(`confidence.${value.confidence}`)}>[{value.confidence}]</abbr>{' '}
          {value.recordedAt !== null && <TimeText at={value.recordedAt} />}
        </p>
      )}
      <Section question={{ ...question, value: value?.rules ?? null }} empty={{ title: '' }}>
        {(rules) => (
          <table className="jw-table" data-testid="case-rules">
            <thead>
              <tr>
                <th>{text('cases.about')}</th>
                <th>{text('cases.what')}</th>
                <th>{text('cases.lead-desk')}</th>
                <th>{text('cases.assisting')}</th>
                <th className="jw-count">{text('cases.term')}</th>
                {mayChange && <th>{text('cases.rules.change')}</th>}
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={rule.id} data-item={rule.id}>
                  <td>{text(`case-about.${rule.about}`)}</td>
                  <td>{whatOf(rule, text, departmentName)}</td>
                  <td>{departmentName(rule.lead)}</td>
                  <td>{rule.assisting.map(departmentName).join(text('list.and')) || '–'}</td>
                  <td className="jw-count">{rule.termWorkingDays}</td>
                  {mayChange && (
                    <td>
                      <button
                        type="button"
                        className="jw-button"
                        aria-expanded={rule.id === editing}
                        onClick={() => setEditing(rule.id === editing ? null : rule.id)}
                      >
                        {text('cases.rules.change')}
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {value !== null && edited !== undefined && (
        <RuleForm
          key={`${edited.id}:${value.version}`}
          rules={value}
          rule={edited}
          done={async () => {
            await question.again();
            setEditing(null);
          }}
        />
      )}
    </>
  );
}
