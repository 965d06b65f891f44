import { useState } from 'react';
import { findDanger } from '../../commands/keep-danger.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Ground, isWhole, PlaceFields } from '../../sketch/place-fields.tsx';
import { CancelAndRefusal } from '../../ui/cancel-and-refusal.tsx';
import type { Done } from '../../ui/done.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { NearestHazard } from '../hazards/nearest-hazard.tsx';

/** Digging that nobody declared is a hidden danger of the gas hazard it endangers. */
export function UndeclaredForm({ done, cancel }: { done: Done; cancel: () => void }) {
  const text = useText();
  const [ground, setGround] = useState<Ground>({ place: null, outline: null });
  const { place } = ground;
  const read = (form: FormData) => {
    const told = String(form.get('finding')).trim();
    const at = place!.map((degrees) => degrees.toFixed(5)).join(', ');
    const hazard = String(form.get('hazard'));
    const finding = `${told} (${at})`;
    return (key: string) => findDanger({ hazard, origin: 'report', finding }, key);
  };
  const word = text('digging.undeclared');
  const { submit, working, refused } = useSubmit(read, { word, wish: place, done });
  return (
    <form className="jw-file-part" data-testid="undeclared" onSubmit={submit}>
      <h3>{word}</h3>
      <p className="jw-secondary">{text('digging.undeclared.lead')}</p>
      <PlaceFields ground={ground} change={setGround} withOutline={false} />
      <div className="jw-create">
        <NearestHazard place={isWhole(place) ? place : null} of="gas" />
        <label className="jw-grow">
          {text('dangers.finding')}
          <input
            className="jw-input"
            name="finding"
            required
            maxLength={250}
            defaultValue={text('digging.undeclared.finding')}
          />
        </label>
      </div>
      <p className="jw-acts">
        <button
          type="submit"
          className="jw-button"
          data-strong
          disabled={working || !isWhole(place)}
        >
          {text('dangers.record')}
        </button>
        <CancelAndRefusal cancel={cancel} refused={refused} />
      </p>
    </form>
  );
}
