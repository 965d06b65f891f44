import { type FormEvent, useState } from 'react';
import { HAZARD_CLASSES, type HazardClass } from '../../shared/model/hazard.ts';
import { CONTACT_DAYS, type TipReceipt } from '../../shared/model/tip.ts';
import { createActKeys } from '../commands/act-key.ts';
import { giveTip } from '../commands/give-tip.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import { type Ground, isWhole, PlaceFields } from '../sketch/place-fields.tsx';
import { Choice } from '../ui/choice.tsx';

const WHERE = ['map', 'grid'] as const;

const written = (form: FormData, name: string): string | null => {
  const value = String(form.get(name) ?? '').trim();
  return value === '' ? null : value;
};

/** What was seen, of what kind, and where; who saw it is not asked. */
export function TipForm({ done }: { done: (given: TipReceipt) => void }) {
  const text = useText();
  // One key for every try of the same: what came once is not taken twice after an answer that was lost.
  const [keys] = useState(createActKeys);
  const [where, setWhere] = useState<(typeof WHERE)[number]>('map');
  const [ground, setGround] = useState<Ground>({ place: null, outline: null });
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const place = where === 'map' && isWhole(ground.place) ? ground.place : null;
    const grid = where === 'grid' ? written(form, 'grid') : null;
    if (place === null && grid === null) return setRefused(text('tip.where.missing'));
    setWorking(true);
    setRefused(null);
    const tip = {
      ...{ class: form.get('class') as HazardClass, words: written(form, 'words') ?? '' },
      ...{ place, grid, contact: written(form, 'contact') },
    };
    const answer = await giveTip({ ...tip, key: keys.keyFor(tip) });
    setWorking(false);
    if (answer.ok) done(answer.value);
    else setRefused(refusalText(text, answer.refusal));
  };
  return (
    <form className="jw-form" data-testid="tip-form" onSubmit={(event) => void submit(event)}>
      <label>
        {text('tip.class')}
        <select className="jw-select" name="class" required defaultValue="">
          <option value="" disabled>
            {text('tip.class.choose')}
          </option>
          {HAZARD_CLASSES.map((name) => (
            <option key={name} value={name}>
              {text(`class.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('tip.words')}
        <textarea className="jw-input" name="words" rows={5} required maxLength={1_000} />
      </label>
      <Choice
        label={text('tip.where')}
        names={WHERE}
        chosen={where}
        wordOf={(name) => text(`tip.where.${name}`)}
        choose={setWhere}
      />
      {where === 'map' ? (
        <PlaceFields ground={ground} change={setGround} withOutline={false} />
      ) : (
        <label>
          {text('tip.grid')}
          <input
            className="jw-input jw-number"
            name="grid"
            required
            pattern="\d{15}(\d{2})?"
            inputMode="numeric"
            autoComplete="off"
          />
        </label>
      )}
      <label>
        {text('tip.contact', { days: CONTACT_DAYS })}
        <input className="jw-input" name="contact" maxLength={120} autoComplete="off" />
      </label>
      {refused !== null && (
        <p className="jw-error" role="alert">
          {refused}
        </p>
      )}
      <button type="submit" className="jw-button" data-strong disabled={working}>
        {text(working ? 'form.sending' : 'tip.send')}
      </button>
    </form>
  );
}
