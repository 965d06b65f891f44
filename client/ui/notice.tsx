import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useText } from '../i18n/use-text.ts';
import { notices, type Said } from '../store/notice-store.ts';
import './notice.css';

/** What is said in passing stands this long. */
const SHOWN_MS = 4_000;

/** What was said, the last at the end: in passing until it has been read, a refusal until it is pressed away. */
export function Notice() {
  const said = useStore(notices.store, (state) => state.said);
  return (
    <div className="jw-notice" role="status" data-testid="notice">
      {said.map((one) => (
        <Line key={one.number} said={one} />
      ))}
    </div>
  );
}

function Line({ said: { number, words, stays } }: { said: Said }) {
  const text = useText();
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => notices.unsay(number), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [number, stays]);
  return (
    <p className="jw-notice-line" data-stays={stays}>
      {words}
      {stays && (
        <button type="button" className="jw-button" onClick={() => notices.unsay(number)}>
          {text('panel.close')}
        </button>
      )}
    </p>
  );
}
