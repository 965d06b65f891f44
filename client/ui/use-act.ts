import { useCallback, useEffect, useRef, useState } from 'react';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';

/** How an act of a person goes: shown as it is, never assumed to have succeeded (DESK.md, The console). */
export type ActState =
  | { kind: 'idle' }
  | { kind: 'pending' }
  | { kind: 'confirmed' }
  | { kind: 'refused'; reason: string };

/** Runs one act at a time: a second click while one is pending does nothing. */
export function useAct<Value>(
  act: () => Promise<Answer<Value>>,
  confirmed?: (value: Value) => void,
) {
  const text = useText();
  const [state, setState] = useState<ActState>({ kind: 'idle' });
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const run = useCallback(async () => {
    if (state.kind === 'pending') return;
    setState({ kind: 'pending' });
    const answer = await act();
    if (answer.ok) confirmed?.(answer.value);
    if (!mounted.current) return;
    setState(
      answer.ok
        ? { kind: 'confirmed' }
        : { kind: 'refused', reason: refusalText(text, answer.refusal) },
    );
  }, [act, confirmed, state.kind, text]);
  return { state, run, reset: () => setState({ kind: 'idle' }) };
}
