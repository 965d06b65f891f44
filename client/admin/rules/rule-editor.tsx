import { useMemo } from 'react';
import type { RuleBody, RuleVersion } from '../../../shared/model/rule.ts';
import { testRule } from '../../commands/change-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Answer } from '../../live/api.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { fromCityInput } from '../../ui/format-time.ts';
import { KeptLine } from '../../ui/kept-line.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { BandsEditor } from './bands-editor.tsx';
import { type Draft, ruleOf } from './draft.ts';
import { GrowthEditor } from './growth-editor.tsx';
import { Trial } from './trial.tsx';
import { TrialResult } from './trial-result.tsx';

const TIMES = [
  'hysteresis',
  'onDelaySeconds',
  'offDelaySeconds',
  'silencePeriods',
  'projectionMinutes',
] as const;
/** Where only growth counts these say nothing. */
const OF_THE_VALUE = new Set<string>(['hysteresis', 'projectionMinutes']);

/** What an editor begins with. @property version the newest there was; 0 for a new rule */
export type RuleBasis = { draft: Draft; version: number };
type Written = { draft: Draft; begins: string };

const begin = ({ draft }: RuleBasis): Written => ({ draft, begins: '' });

/** One rule under the pen: tried on what was measured before it is put in force. */
export function RuleEditor({
  about,
  current,
  word,
  sure,
  put,
  done,
}: {
  /** Under what it is kept. */
  about: string;
  /** What the fields begin with: the newest version, an older one that was taken again, or blanks. */
  current: RuleBasis;
  word: string;
  /** What follows from it; where absent it may begin later, and the words say when. */
  sure?: string;
  put: (rule: RuleBody, basedOn: number, begins: string | null) => Promise<Answer<RuleVersion>>;
  done: Done;
}) {
  const text = useText();
  const kept = useKeptDraft(about, current, begin);
  const { version } = kept.from;
  const { draft, begins } = kept.value;
  const change = (part: Partial<Draft>) => kept.change({ draft: { ...draft, ...part } });
  const { rule } = draft;
  const sign = rule.direction === 'above' ? '≥' : '≤';
  const written = useMemo(() => ruleOf(draft), [draft]);
  const effective = fromCityInput(begins);
  return (
    <div className="jw-rule-editor">
      <KeptLine kept={kept} isOvertaken={version !== current.version} />
      {rule.kind !== 'rate' && (
        <BandsEditor
          caption={text('rules.bands')}
          sign={sign}
          unit={rule.unit}
          bands={draft.bands}
          change={(bands) => change({ bands })}
        />
      )}
      {draft.density.length > 0 && (
        <BandsEditor
          caption={text('rules.density')}
          sign="≥"
          unit="人/m²"
          bands={draft.density}
          change={(density) => change({ density })}
        />
      )}
      <GrowthEditor draft={draft} sign={sign} change={(growth) => change({ growth })} />
      <div className="jw-create">
        {TIMES.filter((name) => rule.kind !== 'rate' || !OF_THE_VALUE.has(name)).map((name) => (
          <label key={name}>
            {text(`rules.${name}`, { unit: rule.unit })}
            <input
              className="jw-input jw-number"
              inputMode="decimal"
              value={draft[name]}
              onChange={({ target }) => change({ [name]: target.value })}
            />
          </label>
        ))}
        {sure === undefined && (
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
      {written === null ? (
        <p className="jw-error" role="alert">
          {text('rules.not-a-number')}
        </p>
      ) : (
        <>
          <Trial rule={written} test={testRule}>
            {(result) => <TrialResult result={result} />}
          </Trial>
          <div className="jw-acts">
            <ActButton
              word={word}
              sure={sure ?? text(effective === null ? 'rules.sure' : 'rules.sure.later')}
              act={() => put(written, version, effective)}
              done={kept.sent(done)}
            />
          </div>
        </>
      )}
    </div>
  );
}
