import { type FormEvent, useState } from 'react';
import { findDanger } from '../../commands/keep-danger.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Ground, isWhole, PlaceFields } from '../../sketch/place-fields.tsx';
import { CancelAndRefusal } from '../../ui/cancel-and-refusal.tsx';
import type { Done } from '../../ui/done.ts';
import { NearestHazard } from '../hazards/nearest-hazard.tsx';

/** Digging that nobody declared is a hidden danger of the gas hazard it endangers. */
export function UndeclaredForm({ done, cancel }: { done: Done; cancel: () => void }) {
  const text = useText();
  const [ground, setGround] = useState<Ground>({ place: null, outline: null });
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { place } = ground;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWorking(true);
    const told = String(form.get('finding')).trim();
    const at = place!.map((degrees) => degrees.toFixed(5)).join(', ');
    const answer = await findDanger(String(form.get('hazard')), 'report', `${told} (${at})`);
    if (answer.ok) await done();
    else setRefused(refusalText(text, answer.refusal));
    setWorking(false);
  };
  return (
    <form
      className="jw-file-part"
      data-testid="undeclared"
      onSubmit={(event) => void submit(event)}
    >
      <h3>{text('digging.undeclared')}</h3>
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
