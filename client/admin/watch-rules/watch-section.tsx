import '../../i18n/later-words.ts';
import './watch-rules.css';
import { useState } from 'react';
import { WATCH_KINDS, type WatchKind } from '../../../shared/model/watch-rule.ts';
import type { WatchRuleStanding } from '../../../shared/wire/watch-rule.ts';
import { createWatchRule } from '../../commands/change-watch-rule.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import type { Done } from '../../ui/done.ts';
import { GoneDrafts } from '../../ui/kept-line.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { OpenButton } from '../../ui/open-button.tsx';
import { Section } from '../../ui/section.tsx';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { WritingButton } from '../rules/writing-button.tsx';
import { blankRule } from './draft.ts';
import { OpenedWatchRule } from './opened-watch-rule.tsx';
import { WatchEditor } from './watch-editor.tsx';

const AGAIN_MS = 10_000;

const aboutNew = (kind: WatchKind): string => `watch-rule:new:${kind}`;
const begunKind = (): WatchKind | undefined =>
  WATCH_KINDS.find((kind) => keptFrom(aboutNew(kind)) !== undefined);

/** The watch rules: what each says of its places now, and each with its versions, to be changed and tried. */
export function WatchRulesSection() {
  const text = useText();
  const question = useQuestion<{ rules: WatchRuleStanding[] }>('/api/watch-rules', AGAIN_MS);
  const [opened, setOpened] = useState<string | null>(null);
  const [writing, setWriting] = useState(() => begunKind() !== undefined);
  const rules = question.value?.rules ?? null;
  const shown = rules?.filter(({ rule }) => opened === null || rule.id === opened) ?? null;
  const chosen = rules?.find(({ rule }) => rule.id === opened);
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('watch.lead')}</p>
      <GoneDrafts about="watch-rule" known={rules?.map(({ rule }) => rule.id) ?? null} />
      <WritingButton
        word={text('watch.new')}
        writing={writing}
        set={(next) => {
          setWriting(next);
          setOpened(null);
        }}
      />
      {writing ? (
        <NewWatchRule
          done={async () => {
            await question.again();
            setWriting(false);
          }}
        />
      ) : (
        <Section question={{ ...question, value: shown }} empty={{ title: text('watch.empty') }}>
          {(rows) => <List rows={rows} opened={opened} open={setOpened} />}
        </Section>
      )}
      {chosen && (
        <OpenedWatchRule
          key={chosen.rule.id}
          standing={chosen}
          changed={question.again}
          ended={async () => {
            await question.again();
            setOpened(null);
          }}
        />
      )}
    </section>
  );
}

function List({
  rows,
  opened,
  open,
}: {
  rows: readonly WatchRuleStanding[];
  opened: string | null;
  open: (id: string | null) => void;
}) {
  const text = useText();
  const language = useLanguage();
  return (
    <table className="jw-table" data-testid="watch-rules">
      <thead>
        <tr>
          <th>{text('admin.name')}</th>
          <th>{text('watch.kind')}</th>
          <th>{text('watch.level')}</th>
          <th>{text('watch.now')}</th>
          <th>{text('rules.confidence')}</th>
          <th>{text('admin.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rule, places, yes, no, unknown, standing }) => (
          <tr key={rule.id} data-chosen={rule.id === opened}>
            <td>{language === 'zh' ? rule.name : rule.nameEnglish}</td>
            <td>{text(`watch.kind.${rule.watches.kind}`)}</td>
            <td>
              <LevelMark condition={rule.level} />
            </td>
            <td>
              {text('watch.counts', { places, yes, no, unknown })}
              {standing > 0 && <strong> {text('watch.standing', { count: standing })}</strong>}
            </td>
            <td>{text(`confidence.${rule.confidence}`)}</td>
            <td>
              <OpenButton
                id={rule.id}
                opened={opened}
                open={open}
                words={{ open: text('rules.open'), close: text('rules.close') }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NewWatchRule({ done }: { done: Done }) {
  const text = useText();
  const [kind, setKind] = useState(() => begunKind() ?? 'combination');
  return (
    <div className="jw-rule" data-testid="new-watch-rule">
      <Choice
        label={text('watch.kind')}
        names={WATCH_KINDS}
        chosen={kind}
        wordOf={(name) => text(`watch.kind.${name}`)}
        choose={setKind}
      />
      <WatchEditor
        key={kind}
        about={aboutNew(kind)}
        current={{ rule: blankRule(kind), version: 0 }}
        word={text('watch.create')}
        mayBeginLater={false}
        put={(rule) => createWatchRule({ rule })}
        done={done}
      />
    </div>
  );
}
