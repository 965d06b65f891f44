import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import type { Done } from './done.ts';
import { Sure } from './sure.tsx';
import { takeFocus } from './take-focus.ts';
import { useAct } from './use-act.ts';

/**
 * An act with its state. Where the world does not allow an undo it asks first: `sure` is the
 * consequence in a sentence. `queued`: kept while the line is down, and sent with its key. `wish`: what is wanted, where
 * that may change between two presses. `name`: what keys and the palette find it by.
 */
export function ActButton<Value>({
  word,
  sure,
  act,
  done,
  queued = false,
  wish,
  name,
}: {
  word: string;
  sure?: string;
  act: (key: string) => Promise<Answer<Value>>;
  done: Done<[Value]>;
  queued?: boolean;
  wish?: unknown;
  name?: string;
}) {
  const text = useText();
  const [asking, setAsking] = useState<'no' | 'yes' | 'taken-back'>('no');
  const { state, run } = useAct(act, { word, done, queued, wish });
  if (asking === 'yes' && sure !== undefined) {
    return (
      <Sure
        sure={sure}
        word={word}
        act={() => {
          setAsking('no');
          void run();
        }}
        back={() => setAsking('taken-back')}
      />
    );
  }
  return (
    <>
      <button
        ref={asking === 'taken-back' ? takeFocus : null}
        type="button"
        className="jw-button"
        data-act={name}
        data-state={state.kind}
        disabled={state.kind === 'pending' || state.kind === 'waiting'}
        onClick={() => (sure === undefined ? void run() : setAsking('yes'))}
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
