import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import { useAct } from './use-act.ts';

/**
 * An act with its state. Where the world does not allow an undo it asks first: `sure` is the
 * consequence in a sentence.
 */
export function ActButton<Value>({
  word,
  sure,
  act,
  done,
}: {
  word: string;
  sure?: string;
  act: () => Promise<Answer<Value>>;
  done: (value: Value) => void;
}) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const { state, run } = useAct(act, done);
  if (asking && sure !== undefined) {
    return (
      <span className="jw-sure" role="alert">
        {sure}
        <button
          type="button"
          className="jw-button"
          data-strong
          onClick={() => {
            setAsking(false);
            void run();
          }}
        >
          {word}
        </button>
        <button type="button" className="jw-button" onClick={() => setAsking(false)}>
          {text('admin.cancel')}
        </button>
      </span>
    );
  }
  return (
    <>
      <button
        type="button"
        className="jw-button"
        disabled={state.kind === 'pending'}
        onClick={() => (sure === undefined ? void run() : setAsking(true))}
      >
        {word}
      </button>
      {state.kind === 'refused' && (
        <span className="jw-error" role="alert">
          {state.reason}
        </span>
      )}
    </>
  );
}
