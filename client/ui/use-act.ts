import { useCallback, useState } from 'react';
import { actUnder, createActKeys } from '../commands/act-key.ts';
import { sendWhenLive } from '../commands/send-when-live.ts';
import { refusalText } from '../i18n/refusal-text.ts';
import { useText } from '../i18n/use-text.ts';
import type { Answer } from '../live/api.ts';
import { sayUntilPressed } from '../store/notice-store.ts';
import type { Done } from './done.ts';
import { useMounted } from './use-mounted.ts';

/** How an act of a person goes: shown as it is, never assumed to have succeeded (DESK.md, The console). */
export type ActState =
  | { kind: 'idle' }
  | { kind: 'pending' }
  /** The line is down: it is sent when somebody answers again. */
  | { kind: 'waiting' }
  | { kind: 'confirmed' }
  | { kind: 'refused'; reason: string };

type Options<Value> = {
  /** What it is called where it is refused after its place has gone: the notice says it. */
  word?: string;
  /** What follows when it was confirmed. */
  done?: Done<[Value]>;
  /** Kept while the line is down, and sent when somebody answers. */
  queued?: boolean;
  /** What is wanted, where that may be another thing at the next press: its key goes with it. */
  wish?: unknown;
};

/**
 * Runs one act at a time: a second click while one is pending does nothing, and one after an answer that was lost goes
 * under the same key.
 */
export function useAct<Value>(
  act: (key: string) => Promise<Answer<Value>>,
  { word, done, queued = false, wish = null }: Options<Value> = {},
) {
  const text = useText();
  const [keys] = useState(createActKeys);
  const [state, setState] = useState<ActState>({ kind: 'idle' });
  const mounted = useMounted();
  const run = useCallback(async () => {
    if (state.kind === 'pending' || state.kind === 'waiting') return;
    setState({ kind: 'pending' });
    const waiting = () => mounted.current && setState({ kind: 'waiting' });
    const answer = await actUnder(keys, wish, (key) =>
      queued ? sendWhenLive(() => act(key), waiting) : act(key),
    );
    if (answer.ok) await done?.(answer.value);
    if (!mounted.current) {
      if (!answer.ok) sayUntilPressed(refusalText(text, answer.refusal, word));
      return;
    }
    setState(
      answer.ok
        ? { kind: 'confirmed' }
        : { kind: 'refused', reason: refusalText(text, answer.refusal) },
    );
  }, [act, done, keys, mounted, queued, state.kind, text, wish, word]);
  return { state, run, reset: () => setState({ kind: 'idle' }) };
}
