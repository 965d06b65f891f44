import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import './hints.css';

/** Desks with something to say to a newcomer; each has four lines of it. */
export type HintedDesk = 'console' | 'wall' | 'studio' | 'admin';

/** The keys of a desk's hints, in order. */
export const hintsOf = <Desk extends HintedDesk>(desk: Desk) =>
  [`hints.${desk}.1`, `hints.${desk}.2`, `hints.${desk}.3`, `hints.${desk}.4`] as const;

/** Four short hints for the first minutes; one click ends them for good on this machine. */
export function Hints({ desk }: { desk: HintedDesk }) {
  const text = useText();
  const hints = hintsOf(desk);
  const dismissed = `jw-hints-${desk}`;
  const [place, setPlace] = useState(() => (localStorage.getItem(dismissed) ? hints.length : 0));
  const hint = hints[place];
  if (hint === undefined) return null;
  const dismiss = () => {
    localStorage.setItem(dismissed, '1');
    setPlace(hints.length);
  };
  const isLast = place === hints.length - 1;
  return (
    <div className="jw-hints" role="note" data-testid="hints" data-desk={desk}>
      <p>{text(hint)}</p>
      <span className="jw-row">
        {!isLast && (
          <button type="button" className="jw-button" onClick={() => setPlace(place + 1)}>
            {text('hints.next')} {place + 1}/{hints.length}
          </button>
        )}
        <button type="button" className="jw-button" onClick={dismiss}>
          {text('hints.dismiss')}
        </button>
      </span>
    </div>
  );
}
