import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';

const HINTS = ['hints.console.1', 'hints.console.2', 'hints.console.3', 'hints.console.4'] as const;
const DISMISSED = 'jw-hints-console';

/** Four short hints for the first minutes; one click ends them for good on this machine. */
export function Hints() {
  const text = useText();
  const [place, setPlace] = useState(() => (localStorage.getItem(DISMISSED) ? HINTS.length : 0));
  const hint = HINTS[place];
  if (hint === undefined) return null;
  const dismiss = () => {
    localStorage.setItem(DISMISSED, '1');
    setPlace(HINTS.length);
  };
  const isLast = place === HINTS.length - 1;
  return (
    <div className="jw-hints" role="note" data-testid="hints">
      <p>{text(hint)}</p>
      <span className="jw-row">
        {!isLast && (
          <button type="button" className="jw-button" onClick={() => setPlace(place + 1)}>
            {text('hints.next')} {place + 1}/{HINTS.length}
          </button>
        )}
        <button type="button" className="jw-button" onClick={dismiss}>
          {text('hints.dismiss')}
        </button>
      </span>
    </div>
  );
}
