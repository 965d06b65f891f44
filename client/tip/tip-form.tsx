import { useState } from 'react';
import { HAZARD_CLASSES, type HazardClass } from '../../shared/model/hazard.ts';
import { CONTACT_DAYS, type TipReceipt } from '../../shared/model/tip.ts';
import { giveTip } from '../commands/give-tip.ts';
import { useText } from '../i18n/use-text.ts';
import { type Ground, isWhole, PlaceFields } from '../sketch/place-fields.tsx';
import { Choice } from '../ui/choice.tsx';
import { useSubmit } from '../ui/use-submit.ts';

const WHERE = ['map', 'grid'] as const;

const written = (form: FormData, name: string): string | null => {
  const value = String(form.get(name) ?? '').trim();
  return value === '' ? null : value;
};

/** What was seen, of what kind, and where; who saw it is not asked. */
export function TipForm({ done }: { done: (given: TipReceipt) => void }) {
  const text = useText();
  const [where, setWhere] = useState<(typeof WHERE)[number]>('map');
  const [ground, setGround] = useState<Ground>({ place: null, outline: null });
  const read = (form: FormData) => {
    const place = where === 'map' && isWhole(ground.place) ? ground.place : null;
    const grid = where === 'grid' ? written(form, 'grid') : null;
    if (place === null && grid === null) return text('tip.where.missing');
    const tip = {
      ...{ class: form.get('class') as HazardClass, words: written(form, 'words') ?? '' },
      ...{ place, grid, contact: written(form, 'contact') },
    };
    return (key: string) => giveTip({ ...tip, key });
  };
  const { submit, working, refused } = useSubmit(read, {
    ...{ word: text('tip.send'), done, wish: ground },
  });
  return (
    <form className="jw-form" data-testid="tip-form" onSubmit={submit}>
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
