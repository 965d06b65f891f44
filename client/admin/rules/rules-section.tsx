import '../../i18n/later-words.ts';
import { useState } from 'react';
import { CITY_CODE } from '../../../shared/model/area.ts';
import type { Rule, RuleVersion } from '../../../shared/model/rule.ts';
import { changeRule, retireRule } from '../../commands/change-rule.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AreaName } from '../../ui/area-select.tsx';
import type { Done } from '../../ui/done.ts';
import { GoneDrafts } from '../../ui/kept-line.tsx';
import { OpenButton } from '../../ui/open-button.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { forgetDraft, keptFrom } from '../../ui/use-kept-draft.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { BandsLine } from './bands-line.tsx';
import { draftOf } from './draft.ts';
import { NEW_RULE, NewRule } from './new-rule.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { RuleHistory } from './rule-history.tsx';
import { RuleRecordCard } from './rule-record.tsx';
import { WritingButton } from './writing-button.tsx';

/** The thresholds: what is in force, and each rule with its versions, to be changed and tried. */
export function RulesSection() {
  const text = useText();
  const language = useLanguage();
  const rules = useQuestion<{ rules: Rule[] }>('/api/rules');
  const [opened, setOpened] = useState<string | null>(null);
  const [writing, setWriting] = useState(() => keptFrom(NEW_RULE) !== undefined);
  // The one under the pen stands alone: its fields are long, and below a list nobody would see them open.
  const shown = rules.value?.rules.filter(({ id }) => opened === null || id === opened);
  const question = { ...rules, value: shown ?? null };
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('rules.lead')}</p>
      <GoneDrafts about="rule" known={rules.value?.rules.map(({ id }) => id) ?? null} />
      <WritingButton
        word={text('rules.new')}
        writing={writing}
        set={(next) => {
          setWriting(next);
          setOpened(null);
        }}
      />
      {writing ? (
        <NewRule
          done={async () => {
            await rules.again();
            setWriting(false);
          }}
        />
      ) : (
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
                    <td>
                      {language === 'zh' ? rule.name : rule.nameEnglish}
                      {rule.appliesTo && (
                        <span className="jw-secondary">
                          {' · '}
                          <AreaName code={rule.appliesTo.area ?? CITY_CODE} />
                        </span>
                      )}
                    </td>
                    <td>
                      <BandsLine rule={rule} />
                    </td>
                    <td>{text(`confidence.${rule.confidence}`)}</td>
                    <td>
                      <TimeText at={rule.effectiveFrom} />
                    </td>
                    <td>
                      <OpenButton
                        id={rule.id}
                        opened={opened}
                        open={setOpened}
                        words={{ open: text('rules.open'), close: text('rules.close') }}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Section>
      )}
      {opened !== null && (
        <OpenedRule
          key={opened}
          id={opened}
          changed={rules.again}
          ended={async () => {
            await rules.again();
            setOpened(null);
          }}
        />
      )}
    </section>
  );
}

function OpenedRule({ id, changed, ended }: { id: string; changed: Done; ended: Done }) {
  const text = useText();
  const language = useLanguage();
  const versions = useQuestion<RuleVersion[]>(`/api/rules/${encodeURIComponent(id)}/versions`);
  const [taken, setTaken] = useState<RuleVersion | null>(null);
  const newest = versions.value?.[0];
  const shown = taken ?? newest;
  const about = taken === null ? `rule:${id}` : `rule:${id}:${taken.version}`;
  const done = async () => {
    await Promise.all([versions.again(), changed()]);
    setTaken(null);
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
            <RuleRecordCard path={`/api/rules/${encodeURIComponent(id)}/record`} />
            <RuleEditor
              key={`${newest.version}:${shown.version}`}
              about={about}
              current={{ draft: draftOf(shown.rule), version: newest.version }}
              word={text('rules.put-in-force')}
              put={(rule, basedOn, effectiveFrom) => changeRule({ basedOn, rule, effectiveFrom })}
              done={done}
            />
            {newest.rule.appliesTo && (
              <div className="jw-acts">
                <ActButton
                  word={text('rules.retire')}
                  sure={text('rules.retire.sure')}
                  act={() => retireRule(id, newest.version)}
                  done={forgetDraft(about, ended)}
                />
              </div>
            )}
            <RuleHistory
              versions={rows}
              take={setTaken}
              said={({ rule }) => <BandsLine rule={rule} />}
            />
          </div>
        )
      }
    </Section>
  );
}
