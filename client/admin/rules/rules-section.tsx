import '../../i18n/later-words.ts';
import { useState } from 'react';
import type { Rule, RuleVersion } from '../../../shared/model/rule.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { BandsLine } from './bands-line.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { RuleHistory } from './rule-history.tsx';
import { RuleRecordCard } from './rule-record.tsx';

/** The thresholds: what is in force, and each rule with its versions, to be changed and tried. */
export function RulesSection() {
  const text = useText();
  const language = useLanguage();
  const rules = useQuestion<{ rules: Rule[] }>('/api/rules');
  const [opened, setOpened] = useState<string | null>(null);
  // The one under the pen stands alone: its fields are long, and below a list nobody would see them open.
  const shown = rules.value?.rules.filter(({ id }) => opened === null || id === opened);
  const question = { ...rules, value: shown ?? null };
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('rules.lead')}</p>
      <Section question={question} empty={{ title: text('rules.empty') }}>
        {(rows) => (
          <table className="jw-table" data-testid="rules">
            <thead>
              <tr>
                <th>{text('admin.name')}</th>
                <th>{text('rules.bands')}</th>
                <th>{text('rules.confidence')}</th>
                <th>{text('rules.since')}</th>
                <th>{text('admin.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((rule) => (
                <tr key={rule.id} data-chosen={rule.id === opened}>
                  <td>{language === 'zh' ? rule.name : rule.nameEnglish}</td>
                  <td>
                    <BandsLine rule={rule} />
                  </td>
                  <td>{text(`confidence.${rule.confidence}`)}</td>
                  <td>
                    <TimeText at={rule.effectiveFrom} />
                  </td>
                  <td>
                    <button
                      type="button"
                      className="jw-button"
                      aria-expanded={rule.id === opened}
                      onClick={() => setOpened(rule.id === opened ? null : rule.id)}
                    >
                      {text(rule.id === opened ? 'rules.close' : 'rules.open')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {opened !== null && <OpenedRule key={opened} id={opened} changed={rules.again} />}
    </section>
  );
}

function OpenedRule({ id, changed }: { id: string; changed: () => void }) {
  const text = useText();
  const language = useLanguage();
  const versions = useQuestion<RuleVersion[]>(`/api/rules/${encodeURIComponent(id)}/versions`);
  const [taken, setTaken] = useState<RuleVersion | null>(null);
  const newest = versions.value?.[0];
  const shown = taken ?? newest;
  const done = () => {
    setTaken(null);
    versions.again();
    changed();
  };
  return (
    <Section question={versions} empty={{ title: text('rules.empty') }}>
      {(rows) =>
        newest &&
        shown && (
          <div className="jw-rule" data-testid="rule">
            <h2>{language === 'zh' ? shown.rule.name : shown.rule.nameEnglish}</h2>
            {shown !== newest && (
              <p className="jw-secondary">{text('rules.draft-of', { version: shown.version })}</p>
            )}
            <RuleRecordCard id={id} />
            <RuleEditor
              key={`${newest.version}:${shown.version}`}
              from={shown.rule}
              basedOn={newest.version}
              done={done}
            />
            <RuleHistory versions={rows} take={setTaken} />
          </div>
        )
      }
    </Section>
  );
}
