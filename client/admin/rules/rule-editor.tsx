import { useMemo, useState } from 'react';
import type { Rule } from '../../../shared/model/rule.ts';
import { changeRule } from '../../commands/change-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { BandsEditor } from './bands-editor.tsx';
import { type Draft, draftOf, ruleOf } from './draft.ts';
import { RuleTrial } from './rule-trial.tsx';

const TIMES = ['hysteresis', 'onDelaySeconds', 'offDelaySeconds', 'silencePeriods'] as const;

/** One rule under the pen: tried on what was measured before it is put in force. */
export function RuleEditor({
  from,
  basedOn,
  done,
}: {
  /** What the fields begin with: the newest version, or an older one that was taken again. */
  from: Rule;
  basedOn: number;
  done: () => void;
}) {
  const text = useText();
  const [draft, setDraft] = useState<Draft>(() => draftOf(from));
  const [begins, setBegins] = useState('');
  const { rule } = draft;
  const sign = rule.direction === 'above' ? '≥' : '≤';
  const written = useMemo(() => ruleOf(draft), [draft]);
  const begin = begins === '' ? null : new Date(begins).toISOString();
  return (
    <div className="jw-rule-editor">
      <BandsEditor
        caption={text('rules.bands')}
        sign={sign}
        unit={rule.unit}
        bands={draft.bands}
        change={(bands) => setDraft({ ...draft, bands })}
      />
      {draft.density.length > 0 && (
        <BandsEditor
          caption={text('rules.density')}
          sign="≥"
          unit="人/m²"
          bands={draft.density}
          change={(density) => setDraft({ ...draft, density })}
        />
      )}
      <div className="jw-create">
        {TIMES.map((name) => (
          <label key={name}>
            {text(`rules.${name}`, { unit: rule.unit })}
            <input
              className="jw-input jw-number"
              inputMode="decimal"
              value={draft[name]}
              onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
            />
          </label>
        ))}
        <label>
          {text('rules.begins')}
          <input
            className="jw-input"
            type="datetime-local"
            value={begins}
            onChange={({ target }) => setBegins(target.value)}
          />
        </label>
      </div>
      {written === null ? (
        <p className="jw-error" role="alert">
          {text('rules.not-a-number')}
        </p>
      ) : (
        <>
          <RuleTrial rule={written} />
          <div className="jw-acts">
            <ActButton
              word={text('rules.put-in-force')}
              sure={text(begin === null ? 'rules.sure' : 'rules.sure.later')}
              act={() => changeRule({ basedOn, rule: written, effectiveFrom: begin })}
              done={done}
            />
          </div>
        </>
      )}
    </div>
  );
}
