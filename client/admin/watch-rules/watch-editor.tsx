import { LEVELS } from '../../../shared/model/level.ts';
import { CONFIDENCES } from '../../../shared/model/rule.ts';
import type { WatchRuleBody, WatchRuleVersion } from '../../../shared/model/watch-rule.ts';
import { testWatchRule } from '../../commands/change-watch-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Answer } from '../../live/api.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { fromCityInput } from '../../ui/format-time.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
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

/** What an editor begins with. @property version the newest there was; 0 for a new rule */
type WatchBasis = { rule: WatchRuleBody; version: number };
type Written = { rule: WatchRuleBody; begins: string };

const begin = ({ rule }: WatchBasis): Written => ({ rule, begins: '' });

/** One watch rule under the pen: tried on what was measured before it is put in force. */
export function WatchEditor({
  about,
  current,
  word,
  mayBeginLater,
  put,
  done,
}: {
  /** Under what it is kept. */
  about: string;
  current: WatchBasis;
  word: string;
  mayBeginLater: boolean;
  put: (
    rule: WatchRuleBody,
    basedOn: number,
    begins: string | null,
  ) => Promise<Answer<WatchRuleVersion>>;
  done: Done;
}) {
  const text = useText();
  const kept = useKeptDraft(about, current, begin);
  const { version } = kept.from;
  const { rule, begins } = kept.value;
  const change = (part: Partial<WatchRuleBody>) => kept.change({ rule: { ...rule, ...part } });
  const effective = fromCityInput(begins);
  return (
    <div className="jw-rule-editor">
      <KeptLine kept={kept} isOvertaken={version !== current.version} />
      <div className="jw-create">
        {WORDS.map(([field, label, most]) => (
          <label key={field}>
            {text(label)}
            <input
              className="jw-input"
              maxLength={most}
              required
              value={rule[field]}
              onChange={({ target }) => change({ [field]: target.value })}
            />
          </label>
        ))}
        <SelectField
          label={text('rules.confidence')}
          names={CONFIDENCES}
          value={rule.confidence}
          wordOf={(name) => text(`confidence.${name}`)}
          change={(confidence) => change({ confidence })}
        />
        <SelectField
          label={text('watch.level')}
          names={LEVELS}
          value={rule.level}
          wordOf={(level) => text(`level.${level}`)}
          change={(level) => change({ level })}
        />
      </div>
      <WatchesEditor watches={rule.watches} change={(watches) => change({ watches })} />
      <div className="jw-create">
        <NumberField
          label={text('watch.on-delay')}
          value={rule.onDelaySeconds}
          change={(onDelaySeconds) => change({ onDelaySeconds })}
        />
        <NumberField
          label={text('watch.off-delay')}
          value={rule.offDelaySeconds}
          change={(offDelaySeconds) => change({ offDelaySeconds })}
        />
        {mayBeginLater && (
          <label>
            {text('rules.begins')}
            <input
              className="jw-input"
              type="datetime-local"
              value={begins}
              onChange={({ target }) => kept.change({ begins: target.value })}
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
              sure={text(effective === null ? 'watch.sure' : 'rules.sure.later')}
              act={() => put(rule, version, effective)}
              done={kept.sent(done)}
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
