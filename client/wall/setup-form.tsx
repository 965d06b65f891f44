import { type FormEvent, useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { hintsOf } from '../ui/hints.tsx';
import { defaultViewing, type Viewing } from './sizing.ts';

/** Nobody may be there to answer: the computed size is taken after this long. */
const UNATTENDED_MS = 20_000;

/** Asks once how large the screen is and from where it is read; answers itself when nobody does. */
export function SetupForm({ done }: { done: (viewing: Viewing) => void }) {
  const text = useText();
  const [viewing, setViewing] = useState(() => defaultViewing(window.innerWidth));
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) return;
    const timer = setTimeout(() => done(viewing), UNATTENDED_MS);
    return () => clearTimeout(timer);
  }, [touched, viewing, done]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    done(viewing);
  };
  const change = (part: Partial<Viewing>) => {
    setTouched(true);
    setViewing({ ...viewing, ...part });
  };
  return (
    <FrontPage title={text('wall.setup.title')} lead={text('wall.setup.lead')}>
      <form className="jw-form" onSubmit={submit}>
        <label>
          {text('wall.setup.width')}
          <input
            className="jw-input"
            type="number"
            min={100}
            max={50_000}
            required
            value={viewing.widthMillimetres}
            onChange={({ currentTarget }) =>
              change({ widthMillimetres: Number(currentTarget.value) })
            }
          />
        </label>
        <label>
          {text('wall.setup.distance')}
          <input
            className="jw-input"
            type="number"
            min={0.5}
            max={100}
            step={0.5}
            required
            value={viewing.distanceMetres}
            onChange={({ currentTarget }) =>
              change({ distanceMetres: Number(currentTarget.value) })
            }
          />
        </label>
        <button type="submit" className="jw-button" data-strong>
          {text('wall.setup.submit')}
        </button>
      </form>
      <ul className="jw-secondary">
        {hintsOf('wall').map((hint) => (
          <li key={hint}>{text(hint)}</li>
        ))}
      </ul>
    </FrontPage>
  );
}
