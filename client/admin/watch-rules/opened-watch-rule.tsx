import { useState } from 'react';
import type { WatchRuleVersion } from '../../../shared/model/watch-rule.ts';
import type { WatchRuleStanding } from '../../../shared/wire/watch-rule.ts';
import { changeWatchRule, retireWatchRule } from '../../commands/change-watch-rule.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { forgetDraft } from '../../ui/use-kept-draft.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { RuleHistory } from '../rules/rule-history.tsx';
import { RuleRecordCard } from '../rules/rule-record.tsx';
import { WatchEditor } from './watch-editor.tsx';

/** A watch rule with what it says now, its record, the editor, and its versions. */
export function OpenedWatchRule({
  standing,
  changed,
  ended,
}: {
  standing: WatchRuleStanding;
  changed: Done;
  ended: Done;
}) {
  const text = useText();
  const language = useLanguage();
  const { id } = standing.rule;
  const path = `/api/watch-rules/${encodeURIComponent(id)}`;
  const versions = useQuestion<WatchRuleVersion[]>(`${path}/versions`);
  const [taken, setTaken] = useState<WatchRuleVersion | null>(null);
  const newest = versions.value?.[0];
  const shown = taken ?? newest;
  const about = taken === null ? `watch-rule:${id}` : `watch-rule:${id}:${taken.version}`;
  return (
    <Section question={versions} empty={{ title: text('watch.empty') }}>
      {(rows) =>
        newest &&
        shown && (
          <div className="jw-rule" data-testid="watch-rule">
            <h2>{language === 'zh' ? shown.rule.name : shown.rule.nameEnglish}</h2>
            {shown !== newest && (
              <p className="jw-secondary">{text('rules.draft-of', { version: shown.version })}</p>
            )}
            <RuleRecordCard path={`${path}/record`} />
            <Notable standing={standing} />
            <WatchEditor
              key={`${newest.version}:${shown.version}`}
              about={about}
              current={{ rule: bodyOf(shown), version: newest.version }}
              word={text('watch.put')}
              mayBeginLater
              put={(rule, basedOn, effectiveFrom) =>
                changeWatchRule({ basedOn, rule, effectiveFrom })
              }
              done={async () => {
                await Promise.all([versions.again(), changed()]);
                setTaken(null);
              }}
            />
            <div className="jw-acts">
              <ActButton
                word={text('watch.retire')}
                sure={text('watch.retire.sure')}
                act={() => retireWatchRule(id, newest.version)}
                done={forgetDraft(about, ended)}
              />
            </div>
            <RuleHistory
              versions={rows}
              take={setTaken}
              said={({ rule }) => <LevelMark condition={rule.level} />}
            />
          </div>
        )
      }
    </Section>
  );
}

const bodyOf = ({ rule: { effectiveFrom: _, retired: _ended, ...body } }: WatchRuleVersion) => body;

/** Places with an alarm, that say yes, or of which nothing is known. */
function Notable({ standing: { notable } }: { standing: WatchRuleStanding }) {
  const text = useText();
  if (notable.length === 0) return null;
  return (
    <details open={notable.some(({ level }) => level !== null)}>
      <summary>
        {text('watch.notable')} ({notable.length})
      </summary>
      <table className="jw-table">
        <tbody>
          {notable.map(({ place, name, answer, level, since }) => (
            <tr key={place}>
              <td>{name}</td>
              <td>
                {text('watch.answer')}: <strong>{text(`watch.answer.${answer}`)}</strong>
              </td>
              <td>{level !== null && <LevelMark condition={level} />}</td>
              <td>
                {since !== null && (
                  <>
                    {text('watch.since')} <TimeText at={since} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
