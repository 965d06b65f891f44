import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import type { Done } from './done.ts';
import { useAct } from './use-act.ts';

/**
 * An act with its state. Where the world does not allow an undo it asks first: `sure` is the
 * consequence in a sentence. `queued`: kept while the line is down, and sent with its key. `name`: what keys and
 * the palette find it by.
 */
export function ActButton<Value>({
  word,
  sure,
  act,
  done,
  queued = false,
  name,
}: {
  word: string;
  sure?: string;
  act: (key: string) => Promise<Answer<Value>>;
  done: Done<[Value]>;
  queued?: boolean;
  name?: string;
}) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const { state, run } = useAct(act, done, queued);
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
        data-act={name}
        data-state={state.kind}
        disabled={state.kind === 'pending' || state.kind === 'waiting'}
        onClick={() => (sure === undefined ? void run() : setAsking(true))}
      >
        {word}
      </button>
      {state.kind === 'waiting' && (
        <span className="jw-secondary" role="status">
          {text('act.waiting')}
        </span>
      )}
      {state.kind === 'refused' && (
        <span className="jw-error" role="alert">
          {state.reason}
        </span>
      )}
    </>
  );
}
