import { useState } from 'react';
import { LEVELS } from '../../../shared/model/level.ts';
import { CONFIDENCES } from '../../../shared/model/rule.ts';
import type { WatchRuleBody, WatchRuleVersion } from '../../../shared/model/watch-rule.ts';
import { testWatchRule } from '../../commands/change-watch-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Answer } from '../../live/api.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { Trial } from '../rules/trial.tsx';
import { CombinationEditor } from './combination-editor.tsx';
import { isWritten } from './draft.ts';
import { NumberField, SelectField } from './fields.tsx';
import { AbsenceEditor, GeofenceEditor } from './unit-editors.tsx';
import { WatchTrialResult } from './watch-trial-result.tsx';

type Watches = WatchRuleBody['watches'];

function WatchesEditor({
  watches,
  change,
}: {
  watches: Watches;
  change: (watches: Watches) => void;
}) {
  if (watches.kind === 'combination')
    return <CombinationEditor watches={watches} change={change} />;
  if (watches.kind === 'absence') return <AbsenceEditor watches={watches} change={change} />;
  return <GeofenceEditor watches={watches} change={change} />;
}

const WORDS = [
  ['name', 'rules.name', 120],
  ['nameEnglish', 'rules.name-english', 120],
  ['source', 'rules.source', 300],
] as const;

/** One watch rule under the pen: tried on what was measured before it is put in force. */
export function WatchEditor({
  from,
  word,
  mayBeginLater,
  put,
  done,
}: {
  from: WatchRuleBody;
  word: string;
  mayBeginLater: boolean;
  put: (rule: WatchRuleBody, begins: string | null) => Promise<Answer<WatchRuleVersion>>;
  done: Done;
}) {
  const text = useText();
  const [rule, setRule] = useState(from);
  const [begins, setBegins] = useState('');
  const begin = begins === '' ? null : new Date(begins).toISOString();
  return (
    <div className="jw-rule-editor">
      <div className="jw-create">
        {WORDS.map(([field, label, most]) => (
          <label key={field}>
            {text(label)}
            <input
              className="jw-input"
              maxLength={most}
              required
              value={rule[field]}
              onChange={({ target }) => setRule({ ...rule, [field]: target.value })}
            />
          </label>
        ))}
        <SelectField
          label={text('rules.confidence')}
          names={CONFIDENCES}
          value={rule.confidence}
          wordOf={(name) => text(`confidence.${name}`)}
          change={(confidence) => setRule({ ...rule, confidence })}
        />
        <SelectField
          label={text('watch.level')}
          names={LEVELS}
          value={rule.level}
          wordOf={(level) => text(`level.${level}`)}
          change={(level) => setRule({ ...rule, level })}
        />
      </div>
      <WatchesEditor watches={rule.watches} change={(watches) => setRule({ ...rule, watches })} />
      <div className="jw-create">
        <NumberField
          label={text('watch.on-delay')}
          value={rule.onDelaySeconds}
          change={(onDelaySeconds) => setRule({ ...rule, onDelaySeconds })}
        />
        <NumberField
          label={text('watch.off-delay')}
          value={rule.offDelaySeconds}
          change={(offDelaySeconds) => setRule({ ...rule, offDelaySeconds })}
        />
        {mayBeginLater && (
          <label>
            {text('rules.begins')}
            <input
              className="jw-input"
              type="datetime-local"
              value={begins}
              onChange={({ target }) => setBegins(target.value)}
            />
          </label>
        )}
      </div>
      {isWritten(rule) ? (
        <>
          <Trial rule={rule} test={testWatchRule}>
            {(result) => <WatchTrialResult result={result} />}
          </Trial>
          <div className="jw-acts">
            <ActButton
              word={word}
              sure={text(begin === null ? 'watch.sure' : 'rules.sure.later')}
              act={() => put(rule, begin)}
              done={done}
            />
          </div>
        </>
      ) : (
        <p className="jw-error" role="alert">
          {text('watch.not-written')}
        </p>
      )}
    </div>
  );
}
