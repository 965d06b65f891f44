import { useState } from 'react';
import {
  DISMISSALS,
  type Spontaneous,
  type SpontaneousAct,
  type SpontaneousActBody,
} from '../../../shared/model/spontaneous.ts';
import { spontaneousActs } from '../../../shared/risk/spontaneous.ts';
import { actOnSpontaneous } from '../../commands/act-on-spontaneous.ts';
import { useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';

type Fields = { town: string; venue: string; dismissal: string };

/** What an act is sent with: the two texts where it writes, the reason where it dismisses. */
function bodyOf(act: SpontaneousAct, { town, venue, dismissal }: Fields): SpontaneousActBody {
  if (act === 'assess' || act === 'plan') {
    return { act, ...(town.trim() ? { town } : {}), ...(venue.trim() ? { venue } : {}) };
  }
  const reason = DISMISSALS.find((known) => known === dismissal);
  return act === 'dismiss' && reason ? { act, dismissal: reason } : { act };
}

/** The acts a state allows, with the fields they need. */
export function SpontaneousActs({ one, changed }: { one: Spontaneous; changed: Done }) {
  const text = useText();
  const [fields, setFields] = useState<Fields>({ town: '', venue: '', dismissal: '' });
  const acts = spontaneousActs(one.state);
  if (acts.length === 0) return null;
  const set = (name: keyof Fields) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [name]: event.target.value });
  return (
    <div className="jw-file-acts">
      {acts.includes('assess') && (
        <>
          <input
            className="jw-input"
            aria-label={text('spontaneous.town-says')}
            placeholder={text('spontaneous.town-says')}
            maxLength={500}
            value={fields.town}
            onChange={set('town')}
          />
          <input
            className="jw-input"
            aria-label={text('spontaneous.venue-says')}
            placeholder={text('spontaneous.venue-says')}
            maxLength={500}
            value={fields.venue}
            onChange={set('venue')}
          />
        </>
      )}
      {acts.includes('dismiss') && (
        <select
          className="jw-select"
          aria-label={text('spontaneous.reason')}
          value={fields.dismissal}
          onChange={set('dismissal')}
        >
          <option value="">{text('spontaneous.reason')}</option>
          {DISMISSALS.map((reason) => (
            <option key={reason} value={reason}>
              {text(`spontaneous.dismissal.${reason}`)}
            </option>
          ))}
        </select>
      )}
      {acts.map((act) => (
        <ActButton
          key={act}
          word={text(`spontaneous.act.${act}`)}
          act={(key) => actOnSpontaneous(one.id, bodyOf(act, fields), key)}
          done={changed}
        />
      ))}
    </div>
  );
}
