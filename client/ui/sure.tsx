import { useText } from '../i18n/use-text.ts';
import { takeFocus } from './take-focus.ts';

/**
 * Asks before what cannot be undone: what follows from it in a sentence, the act, and the way back, which has the keyboard.
 */
export function Sure(props: { sure: string; word: string; act: () => void; back: () => void }) {
  const { sure, word, act, back } = props;
  const text = useText();
  return (
    <span className="jw-sure" role="alert">
      {sure}
      <button type="button" className="jw-button" data-strong onClick={act}>
        {word}
      </button>
      <button ref={takeFocus} type="button" className="jw-button" onClick={back}>
        {text('admin.cancel')}
      </button>
    </span>
  );
}
